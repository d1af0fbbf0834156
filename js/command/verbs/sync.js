// `npx attio-wasm sync crm.sqlite`: copies a workspace into a SQLite file and keeps it up to date.
import { existsSync, rmSync } from "node:fs";
import { createSync, sqliteStore } from "../../../pkg-template/sync/index.js";
import { wait } from "../../concurrency/wait.js";
import { connect } from "../client.js";
import { isOfDatabase, lock, openDatabase, reasonOf } from "../database.js";
import { Problem, told } from "../problem.js";
import { openInbox } from "../sync/inbox.js";
import { choices } from "../sync/options.js";
import { counts, progress, tellChanges, tellResult, whole } from "../sync/report.js";

export { options, usage } from "../sync/options.js";

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
    inbox = chosen.url === undefined ? undefined : await openInbox({ sync, attio, url: chosen.url, port: chosen.port, terminal });
    const copy = { ...chosen, attio, database, terminal, signal, sync, inbox, started: performance.now(), requests: () => requests };
    await begin(copy);
    // Before everything is read: it may not be permitted, and what changes meanwhile is marked.
    await inbox?.subscribe(signal);
    const code = await complete(copy);
    if (!chosen.watch) return code;
    await follow(copy);
    return 0;
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new Problem(`${chosen.file}: ${reasonOf(error)}. What was written before is kept: the next run goes on.`);
  } finally {
    await inbox?.close();
    const isEmpty = isNew && (database === undefined || (await hasNothing(sync)));
    database?.close();
    // Such as of a key that is not valid.
    if (isEmpty) rmSync(chosen.file, { force: true });
    release();
    attio.free();
  }
}

/** The schema was never read. */
const hasNothing = (sync) => sync?.status().then(({ workspace }) => workspace === null, () => false);

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
  const { sync, json, terminal, signal, database, started, isChosen, inbox } = copy;
  const shown = json ? undefined : setInterval(progress(database, terminal, started), REFRESH);
  try {
    for (;;) {
      const { more, delayMs } = await sync.step({ deadlineMs: 3_600_000, signal });
      if (more) continue;
      const { streams } = await sync.status();
      const waiting = streams.length === 0 || streams.filter(isChosen).some(({ phase, dirty, failures, lastSweep }) => phase !== "stopped" && phase !== "gone" && failures < FAILURES && (phase === "sweeping" || lastSweep === null || (dirty > 0 && !inbox)));
      // Events mark rows all the time; with a webhook they are read from here on.
      if (!waiting) break;
      await wait(Math.min(delayMs, 5_000), signal);
    }
  } catch (error) {
    if (signal.aborted) throw new Problem("Interrupted. Nothing is lost: the next run goes on.", signal.reason.code);
    throw error;
  } finally {
    clearInterval(shown);
    terminal.clear();
  }
  return tellResult(copy);
}

/** Kinds of failures that pass by themselves. */
const PASSING = ["network", "timeout", "server", "rate_limited"];

/** Sweeps repeatedly; with a webhook, changes are also applied as they happen. */
async function follow(copy) {
  const { sync, signal, terminal, json, url, inbox, every } = copy;
  if (!json) terminal.error(`${inbox ? `Following: ${url} → port ${inbox.port}. Everything` : "Watching: everything"} is read again every ${every} min. Ctrl-C ends it.`);
  let before = await counts(sync);
  while (!signal.aborted) {
    const waker = inbox?.woken() ?? new Promise(() => {});
    let ms = 1_000;
    try {
      const { more, delayMs } = await sync.step({ deadlineMs: 3_600_000, signal });
      ms = more ? 0 : delayMs;
    } catch (error) {
      if (signal.aborted) break;
      if (!PASSING.includes(/** @type {any} */ (error).kind)) throw error;
      if (!json) terminal.error(`${terminal.errorColour.yellow("!")} ${told(/** @type {any} */ (error))}`);
    }
    before = await tellChanges(sync, before, copy);
    // Rejects at Ctrl-C, which ends the loop.
    if (ms > 0) await Promise.race([wait(ms, signal), waker]).catch(() => {});
  }
  if (!json) terminal.error("Ended. Nothing is lost: the next run goes on.");
}
