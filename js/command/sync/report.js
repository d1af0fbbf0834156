// Output of `npx attio-wasm sync`: progress, the result of a run, and changes.

/** A function that shows the progress of each stream. */
export function progress(database, terminal, started) {
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

/** Tells the state of a copy. @returns {Promise<number>} the exit code */
export async function tellResult(copy) {
  const { sync, json, terminal, file, database, started, requests, isChosen, isNamed } = copy;
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
  terminal.out(`\n  sqlite3 ${quoted(file)} "${example(database, copy.prefix)}"`);
  return problems.length > 0 ? 1 : 0;
}

/** Indexes that were asked for on what there is not. */
function unindexed({ indexes }, database) {
  const attributes = new Map(database.prepare("SELECT slug, attributes FROM attio_stream").all().map(({ slug, attributes }) => [slug, JSON.parse(attributes)]));
  return Object.entries(indexes).flatMap(([slug, list]) =>
    list.filter((name) => !attributes.get(slug)?.some(({ api_slug }) => api_slug === name)).map((name) => `--index ${slug}.${name}: there is no such attribute`),
  );
}

/** A name as a shell takes it. @param {string} file */
const quoted = (file) => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

/** An example query with tables of this workspace. */
function example(database, prefix) {
  const streams = database.prepare("SELECT slug, attributes FROM attio_stream WHERE kind = 'records'").all();
  for (const { slug, attributes } of [...streams].sort((a) => (a.slug === "companies" ? -1 : 0))) {
    const grouped = JSON.parse(attributes).find(({ type, is_multiselect }) => (type === "select" || type === "status") && !is_multiselect);
    if (grouped && /^\w+$/.test(slug + grouped.api_slug)) return `SELECT ${grouped.api_slug}, count(*) FROM ${prefix}${slug} GROUP BY 1 ORDER BY 2 DESC`;
  }
  return "SELECT slug, kind FROM attio_stream";
}

/** The error of a stream, and what may be done about it. */
function troubleOf({ slug, phase, rows, error }) {
  const kept = `its ${whole(rows)} rows stay as they are`;
  if (phase === "gone") return `${slug}: ${error}, or not shown to this key; ${kept}. --drop ${slug} removes them.`;
  if (phase === "stopped") return `${slug}: ${error} (${kept}; without it: --objects or --lists, and --drop ${slug} to remove them)`;
  return `${slug}: ${error}`;
}

/** The state of each stream, by slug. */
export const counts = async (sync) => new Map((await sync.status()).streams.map((stream) => [stream.slug, stream]));

/** Prints what has changed since `before`, a line each. */
export async function tellChanges(sync, before, { terminal, json }) {
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

/** A whole number as text. */
export const whole = (number) => number.toLocaleString("en");

const duration = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);
