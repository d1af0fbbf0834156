// `npx attio-wasm sync crm.sqlite`: copies a workspace into a SQLite file and keeps it up to date.
import { existsSync, rmSync } from "node:fs";
import { createSync, sqliteStore } from "../../../pkg-template/sync/index.js";
import { connect, connectOptions, connectUsage } from "../client.js";
import { isOfDatabase, lock, openDatabase } from "../database.js";
import { Problem } from "../problem.js";
import { receiver } from "../receiver.js";

export const usage = `Usage: npx attio-wasm sync <file> [options]

Copies the objects, lists and members of your workspace into a SQLite file: a view for each, with a column for each
attribute. A file that is there already is brought up to date. Ctrl-C loses nothing: the next run goes on.

Options:
  --objects <slugs>   only these objects, such as companies,people; "none" for none
  --lists <slugs>     only these lists; "none" for none
  --tasks, --notes    these, too
  --drop <slug>       remove the rows of an object or list that is gone or not chosen; may be repeated
  --index <a.b>       an index on an attribute, such as companies.name; may be repeated
  --watch             go on: read everything again every 15 min
  --every <minutes>   … or so often
  --webhook-url <url> with --watch: follow within seconds, by a webhook that is sent to this address of yours
  --port <number>     where it is received; default 8787
  --json              tell the result as JSON
${connectUsage}`;

/** @type {import("../verbs.js").Verb["options"]} */
export const options = {
  objects: { type: "string", multiple: true },
  lists: { type: "string", multiple: true },
  tasks: { type: "boolean" },
  notes: { type: "boolean" },
  drop: { type: "string", multiple: true },
  index: { type: "string", multiple: true },
  watch: { type: "boolean" },
  every: { type: "string" },
  "webhook-url": { type: "string" },
  port: { type: "string", default: "8787" },
  json: { type: "boolean" },
  ...connectOptions,
};

export const allowPositionals = true;

/** How often progress is shown, in ms. */
const REFRESH = 250;
/** Age in ms up to which a resumed run does not read a stream again. */
const RECENT = 3_600_000;
/** Number of consecutive failures that ends a run without `--watch`. */
const FAILURES = 5;

/** @param {import("../verbs.js").Context} context */
export async function run({ values, positionals, environment, terminal, signal }) {
  const chosen = choices(values, positionals);
  let requests = 0;
  const attio = connect(values, environment, { onEvent: ({ type }) => type === "request" && (requests += 1) });
  const release = lock(chosen.file);
  const isNew = !existsSync(chosen.file);
  let database;
  let inbox;
  let sync;
  try {
    database = await openDatabase(chosen.file);
    sync = createSync({ attio, store: sqliteStore(database), ...chosen.sync });
    // A port that is taken shows before everything is read.
    inbox = chosen.url === undefined ? undefined : await receive(sync, chosen.port);
    const copy = { ...chosen, attio, database, terminal, signal, sync, inbox, started: performance.now(), requests: () => requests };
    await begin(copy);
    const code = await complete(copy);
    if (!chosen.watch) return code;
    await follow(copy);
    return 0;
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new Problem(`${chosen.file}: ${/** @type {Error} */ (error).message}. What was written before is kept: the next run goes on.`);
  } finally {
    await inbox?.server.close();
    const isEmpty = isNew && database !== undefined && (await hasNothing(sync));
    database?.close();
    // Such as of a key that is not valid.
    if (isEmpty) rmSync(chosen.file, { force: true });
    release();
    attio.free();
  }
}

/** The schema was never read. */
const hasNothing = (sync) => sync?.status().then(({ workspace }) => workspace === null, () => false);

/** Takes webhooks, as soon as their secret is known. */
async function receive(sync, port) {
  const inbox = { /** @type {string[]} */ secrets: [], wake() {}, server: /** @type {any} */ (undefined) };
  const onEvents = async (events) => {
    await sync.mark(events);
    inbox.wake();
  };
  inbox.server = await receiver({ port, secret: () => inbox.secrets, onEvents });
  return inbox;
}

function choices(values, positionals) {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Problem(`One file was expected, such as crm.sqlite.\n\n${usage}`, 2);
  const list = (name) => (values[name] ?? []).flatMap((text) => text.split(",")).map((text) => text.trim()).filter(Boolean);
  const slugs = (name) => {
    if (values[name] === undefined) return "all";
    const all = list(name);
    if (all.length === 0) throw new Problem(`--${name}: slugs were expected, such as companies,people, or "none".`, 2);
    return all.length === 1 && all[0] === "none" ? [] : all;
  };
  /** @type {Record<string, string[]>} */
  const indexes = Object.create(null);
  for (const text of values.index ?? []) {
    const [slug, attribute, ...more] = text.split(".");
    if (!attribute || more.length > 0) throw new Problem(`--index: an object and an attribute were expected, such as companies.name, not ${JSON.stringify(text)}.`, 2);
    (indexes[slug] ??= []).push(attribute);
  }
  const every = Number(values.every ?? 15);
  if (!(every >= 0.01 && every <= 100_000)) throw new Problem("--every: a number of minutes was expected.", 2);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Problem("--port: a number from 0 to 65535 was expected.", 2);
  const [objects, lists] = [slugs("objects"), slugs("lists")];
  const url = values["webhook-url"];
  if (url !== undefined && !url.startsWith("https://")) throw new Problem("--webhook-url: an address was expected that begins with https://, as Attio wants it.", 2);
  if (url !== undefined && !values.watch) throw new Problem("--webhook-url needs --watch.", 2);
  return {
    file,
    watch: Boolean(values.watch),
    json: Boolean(values.json),
    url,
    port,
    every,
    indexes,
    dropped: list("drop"),
    /** Whether a stream was asked for by its slug. */
    isNamed: ({ kind, slug }) => [...(kind === "records" ? [objects] : []), ...(kind === "entries" ? [lists] : [])].some((wanted) => wanted !== "all" && wanted.includes(slug)),
    /** Whether this run is about a stream. */
    isChosen: ({ kind, slug }) => {
      const wanted = { records: objects, entries: lists, tasks: Boolean(values.tasks), notes: Boolean(values.notes) }[kind] ?? true;
      return typeof wanted === "boolean" ? wanted : wanted === "all" || wanted.includes(slug);
    },
    sync: {
      objects,
      lists,
      tasks: Boolean(values.tasks),
      notes: Boolean(values.notes),
      indexes,
      // Without `--watch` each run starts its own sweeps, so none is scheduled.
      sweepEveryMs: values.watch ? Math.round(every * 60_000) : 3_650 * 24 * 3_600_000,
    },
  };
}

/** Starts a new sweep of a complete copy, or continues an unfinished one. */
async function begin({ sync: { status, sweep, drop }, attio, database, file, json, terminal, signal, isChosen, dropped }) {
  const { streams: all, workspace } = await status();
  const streams = all.filter((stream) => isChosen(stream) && stream.phase !== "gone");
  // The lock excludes other processes: remaining leases are those of processes that were killed.
  database.exec("UPDATE attio_stream SET lease_until = 0, hold_until = 0");
  database.exec("UPDATE attio_meta SET schema_lease = 0, schema_due = 0");
  if (workspace) {
    const self = await attio.self({ signal });
    if (self.workspace_id !== workspace.id) {
      throw new Problem(`${file} is of the workspace ${workspace.slug}; the key is one of ${self.workspace_slug ?? self.workspace_id}. Nothing was written: choose another file.`);
    }
  }
  for (const slug of dropped) {
    const found = all.find((stream) => stream.slug === slug);
    if (!found) throw new Problem(`--drop: there is no "${slug}" in ${file}, only ${all.map(({ slug }) => slug).join(", ") || "nothing"}.`, 2);
    if (streams.includes(found)) throw new Problem(`--drop: "${slug}" would be read again by this run: leave it out of --objects or --lists.`, 2);
    await drop({ list: slug });
    if (!json) terminal.error(terminal.errorColour.dim(`Dropped ${slug}: ${whole(found.rows)} rows.`));
  }
  if (streams.length === 0) return;
  const unfinished = streams.filter(({ phase, lastSweep }) => phase === "sweeping" || (lastSweep === null && phase !== "stopped"));
  if (unfinished.length > 0) {
    // A run that was cut off long ago left more behind than what it had not read.
    for (const { stream, lastSweep } of streams) if (lastSweep !== null && Date.now() - lastSweep > RECENT) await sweep({ object: stream });
    if (!json) terminal.error(terminal.errorColour.dim(`Going on with ${unfinished.map(({ slug }) => slug).join(", ")}.`));
    return;
  }
  for (const { stream } of streams) await sweep({ object: stream });
  const pages = streams.reduce((sum, { kind, rows }) => sum + Math.floor(rows / (kind === "notes" ? 50 : 500)) + 1, 0);
  // Attributes end with an empty page; three requests are for the key, two for objects and lists.
  const schema = 2 * streams.filter(({ kind }) => kind === "records" || kind === "entries").length + 5;
  if (!json) terminal.error(terminal.errorColour.dim(`Bringing it up to date: everything is read again, in some ${pages + schema} requests.`));
}

/** Works until nothing is left to do. @returns {Promise<number>} the exit code */
async function complete(copy) {
  const { sync, json, terminal, signal, file, database, started, requests, isChosen, isNamed } = copy;
  const shown = json ? undefined : setInterval(progress(database, terminal, started), REFRESH);
  try {
    for (;;) {
      const { more, delayMs } = await sync.step({ deadlineMs: 3_600_000, signal });
      if (more) continue;
      const { streams } = await sync.status();
      const waiting = streams.length === 0 || streams.filter(isChosen).some(({ phase, dirty, failures, lastSweep }) => phase !== "stopped" && phase !== "gone" && failures < FAILURES && (phase === "sweeping" || lastSweep === null || dirty > 0));
      if (!waiting) break;
      await sleep(Math.min(delayMs, 5_000), signal);
    }
  } catch (error) {
    if (signal.aborted) throw new Problem(`Interrupted. Nothing is lost: the next run goes on.`, 130);
    throw error;
  } finally {
    clearInterval(shown);
    terminal.clear();
  }
  const { streams: all, workspace, schema } = await sync.status();
  const streams = all.filter(isChosen);
  const others = all.filter((one) => !isChosen(one)).map(({ slug }) => slug);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const gone = streams.filter(({ phase }) => phase === "gone");
  // One that nobody asked for by name is no failure: the next run need not do what this one could not.
  const failed = streams.filter((stream) => stream.error !== null && (stream.phase !== "gone" || isNamed(stream)));
  const problems = [...failed.map(troubleOf), ...unindexed(copy, database)];
  if (schema.error) problems.push(schema.error);
  if (json) {
    const tables = streams.map(({ slug, kind, phase, rows, requests, error }) => ({ slug, kind, phase, rows, requests, error }));
    terminal.out(JSON.stringify({ file, workspace, rows: streams.reduce((sum, { rows }) => sum + rows, 0), requests: requests(), seconds, streams: tables, gone: gone.map(({ slug }) => slug), problems }, null, 2));
    return problems.length > 0 ? 1 : 0;
  }
  for (const stream of gone) if (!failed.includes(stream)) terminal.error(`${terminal.errorColour.yellow("!")} ${troubleOf(stream)}`);
  for (const problem of problems) terminal.error(`${terminal.errorColour.yellow("!")} ${problem}`);
  if (others.length > 0) terminal.error(terminal.errorColour.dim(`Left as they were: ${others.join(", ")}.`));
  const rows = streams.reduce((sum, { rows }) => sum + rows, 0);
  terminal.out(`${terminal.colour.green("✔")} ${file}: ${whole(rows)} rows in ${streams.length} tables, ${whole(requests())} requests, ${seconds} s`);
  const width = Math.max(...streams.map(({ slug }) => slug.length));
  for (const { slug, rows } of streams) terminal.out(terminal.colour.dim(`  ${slug.padEnd(width)} ${whole(rows).padStart(9)}`));
  terminal.out(`\n  sqlite3 ${file} "${example(database)}"`);
  return problems.length > 0 ? 1 : 0;
}

/** Indexes that were asked for on what there is not. */
function unindexed({ indexes }, database) {
  const attributes = new Map(database.prepare("SELECT slug, attributes FROM attio_stream").all().map(({ slug, attributes }) => [slug, JSON.parse(attributes)]));
  return Object.entries(indexes).flatMap(([slug, list]) =>
    list.filter((name) => !attributes.get(slug)?.some(({ api_slug }) => api_slug === name)).map((name) => `--index ${slug}.${name}: there is no such attribute`),
  );
}

/** An example query with tables of this workspace. */
function example(database) {
  const streams = database.prepare("SELECT slug, attributes FROM attio_stream WHERE kind = 'records'").all();
  for (const { slug, attributes } of [...streams].sort((a) => (a.slug === "companies" ? -1 : 0))) {
    const grouped = JSON.parse(attributes).find(({ type, is_multiselect }) => (type === "select" || type === "status") && !is_multiselect);
    if (grouped && /^\w+$/.test(slug + grouped.api_slug)) return `SELECT ${grouped.api_slug}, count(*) FROM ${slug} GROUP BY 1 ORDER BY 2 DESC`;
  }
  return "SELECT slug, kind FROM attio_stream";
}

/** Shows the progress of each stream. */
function progress(database, terminal, started) {
  const query = "SELECT slug, sweep, sweep_rows, (SELECT count(*) FROM attio_stream) AS total, (SELECT count(*) FROM attio_stream WHERE last_sweep IS NOT NULL AND sweeping = 0) AS done FROM attio_stream WHERE sweeping = 1";
  const expected = new Map();
  let told = 0;
  return () => {
    let rows;
    try {
      rows = database.prepare(query).all();
    } catch {
      // The tables do not exist yet.
      return;
    }
    if (rows.length === 0) return;
    const seconds = (performance.now() - started) / 1_000;
    const parts = rows.map(({ slug, sweep_rows: read }) => {
      if (!expected.has(slug)) expected.set(slug, rowsBefore(database, slug));
      const before = expected.get(slug);
      const rate = read / seconds;
      const left = before > read && rate > 0 ? `, ${duration((before - read) / rate)} left` : "";
      return `${slug} ${whole(read)}${before > read ? ` of ${whole(before)}` : ""} (${whole(Math.round(rate))}/s${left})`;
    });
    // Without a terminal, one line every few seconds.
    if (!terminal.isLive && seconds - told < 5 && told > 0) return;
    told = seconds;
    terminal.progress(`${rows[0].done}/${rows[0].total} ${parts.join("  ")}`);
  };
}

const rowsBefore = (database, slug) =>
  database.prepare("SELECT count(*) AS c FROM attio_row WHERE deleted = 0 AND stream = (SELECT stream FROM attio_stream WHERE slug = ? AND last_sweep IS NOT NULL LIMIT 1)").get(slug).c;

/** Sweeps repeatedly; with a webhook, changes are also applied as they happen. */
async function follow(copy) {
  const { sync, signal, terminal, json, url, inbox, every } = copy;
  const woken = () => new Promise((resolve) => inbox && (inbox.wake = () => resolve(undefined)));
  let subscribed;
  try {
    if (inbox) {
      subscribed = await sync.subscribe(url, { signal });
      inbox.secrets.push(subscribed.secret);
      if (!json) terminal.error(`Following: ${url} → port ${inbox.server.port}. Everything is read again every ${every} min. Ctrl-C ends it.`);
    } else if (!json) {
      terminal.error(`Watching: everything is read again every ${every} min. Ctrl-C ends it.`);
    }
    let before = await counts(sync);
    while (!signal.aborted) {
      const waker = woken();
      const { more, delayMs } = await sync.step({ deadlineMs: 3_600_000, signal });
      before = await tell(sync, before, copy);
      if (!more) await Promise.race([sleep(delayMs, signal), waker]);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (subscribed) {
      try {
        await sync.unsubscribe(subscribed.webhookId);
      } catch (error) {
        terminal.error(`${terminal.errorColour.yellow("!")} The webhook ${subscribed.webhookId} could not be deleted: ${/** @type {Error} */ (error).message}`);
      }
    }
  }
  if (!json) terminal.error("Ended. Nothing is lost: the next run goes on.");
}

/** The error of a stream, and what may be done about it. */
function troubleOf({ slug, phase, rows, error }) {
  const kept = `its ${whole(rows)} rows stay as they are`;
  if (phase === "gone") return `${slug}: ${error}, or not shown to this key; ${kept}. --drop ${slug} removes them.`;
  if (phase === "stopped") return `${slug}: ${error} (${kept}; without it: --objects or --lists, and --drop ${slug} to remove them)`;
  return `${slug}: ${error}`;
}

const counts = async (sync) => new Map((await sync.status()).streams.map((stream) => [stream.slug, stream]));

/** Prints each change as a line. */
async function tell(sync, before, { terminal, json }) {
  const after = await counts(sync);
  for (const [slug, stream] of after) {
    const { rows, error } = stream;
    const old = before.get(slug);
    if (old?.rows === rows && old?.error === error) continue;
    if (json) terminal.out(JSON.stringify({ slug, rows, error }));
    else terminal.error(error ? `${terminal.errorColour.yellow("!")} ${troubleOf(stream)}` : `${slug}: ${whole(rows)} rows`);
  }
  return after;
}

const whole = (number) => number.toLocaleString("en");

const duration = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

function sleep(ms, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve(undefined);
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) return done();
    signal.addEventListener("abort", done, { once: true });
  });
}
