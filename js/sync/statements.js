// The changes of a copy, each as the statements of one transaction. `sync/tests/simulation/store.rs` is the
// equivalent in memory: change both together.
import { decode } from "../rows/scanner.js";
import { documents, pieces } from "./documents.js";
import { idOf } from "./read.js";
import { Json, json } from "./sql.js";

/** @typedef {import("./sql.js").Statement} Statement */

/**
 * Takes numbers from the copy's only counter.
 *
 * @type {(by: number) => Statement}
 */
const count = (by) => ({ sql: "UPDATE attio_meta SET n = n + :by RETURNING n", params: { by }, rows: true });

/** Ids, slugs or names as a JSON list for a statement. @param {string[]} ids */
const idList = (ids) => json(ids.map((id) => ({ id })));

const COUNTER = "(SELECT n FROM attio_meta)";

/** Maximum number of pages of a sweep that are requested at the same time. */
export const AT_ONCE = 4;

/** Errors of streams that are not read any more, by `Absence` in sync/src/schema.rs. */
export const absences = { gone: "no longer in the workspace", notChosen: "no longer chosen" };

/** Whether a stream is one of them. */
const ABSENT = "coalesce(attio_stream.error, '') IN (:gone, :notChosen)";

/** State from which the core chooses the next work. */
export const state = (now) => [
  {
    sql: `SELECT stream, CASE WHEN ${ABSENT} THEN 1 ELSE 0 END AS absent, sweeping, lease_until, hold_until, next_sweep,
      (SELECT count(*) FROM attio_dirty WHERE attio_dirty.stream = attio_stream.stream AND due <= :now) AS due,
      (SELECT min(due) FROM attio_dirty WHERE attio_dirty.stream = attio_stream.stream) AS next_due
      FROM attio_stream ORDER BY slug`,
    params: { now, ...absences },
    rows: true,
  },
  { sql: "SELECT schema_due, schema_lease, workspace_id, workspace_slug, layout FROM attio_meta", rows: true },
];

export const claimSweep = (stream, now, leaseMs) => [
  count(AT_ONCE),
  {
    // A new sweep takes a start of its own, its first ticket, and not that of an interrupted one.
    sql: `UPDATE attio_stream SET
        sweep = sweep + 1 - sweeping,
        start = CASE WHEN sweeping = 1 THEN start ELSE ${COUNTER} - ${AT_ONCE - 1} END,
        cursor = CASE WHEN sweeping = 1 THEN cursor ELSE NULL END,
        sweep_rows = CASE WHEN sweeping = 1 THEN sweep_rows ELSE 0 END,
        sweeping = 1, epoch = epoch + 1, lease_until = :until
      WHERE stream = :stream AND lease_until <= :now AND hold_until <= :now AND (sweeping = 1 OR next_sweep <= :now)
      RETURNING kind, slug, attributes, sweep, epoch, cursor, sweep_failures, sweep_rows, expected`,
    params: { stream, now, until: now + leaseMs },
    rows: true,
  },
];

/** Releases a lease early. */
export const release = (stream, epoch) => [{ sql: "UPDATE attio_stream SET lease_until = 0 WHERE stream = :stream AND epoch = :epoch", params: { stream, epoch } }];

export const claimMarks = (stream, now, leaseMs, limit) => [
  count(1),
  { sql: "SELECT kind, slug, attributes, failures FROM attio_stream WHERE stream = :stream AND hold_until <= :now", params: { stream, now }, rows: true },
  {
    sql: `UPDATE attio_dirty SET due = :until WHERE stream = :stream AND due <= :now
        AND EXISTS (SELECT 1 FROM attio_stream WHERE attio_stream.stream = :stream AND hold_until <= :now)
        AND id IN (SELECT id FROM attio_dirty WHERE stream = :stream AND due <= :now ORDER BY due, seq LIMIT :limit)
      RETURNING id, tries`,
    params: { stream, now, until: now + leaseMs, limit },
    rows: true,
  },
];

/**
 * Inserts rows; where a row exists, the later ticket wins.
 *
 * @param {string} id @param {string} doc their expressions
 * @param {string} from where they come from
 */
const put = (id, doc, from, counts) => `INSERT INTO attio_row (stream, id, doc, ticket, seen, deleted, changed)
  SELECT :stream, ${id}, ${doc}, :ticket, :seen, 0, ${COUNTER} ${from} WHERE ${counts}
  ON CONFLICT (stream, id) DO UPDATE SET
    seen = {max}(attio_row.seen, excluded.seen),
    changed = CASE WHEN excluded.ticket > attio_row.ticket AND (attio_row.deleted = 1 OR attio_row.doc <> excluded.doc) THEN excluded.changed ELSE attio_row.changed END,
    doc = CASE WHEN excluded.ticket > attio_row.ticket THEN excluded.doc ELSE attio_row.doc END,
    deleted = CASE WHEN excluded.ticket > attio_row.ticket THEN 0 ELSE attio_row.deleted END,
    deleted_at = CASE WHEN excluded.ticket > attio_row.ticket THEN NULL ELSE attio_row.deleted_at END,
    ticket = {max}(attio_row.ticket, excluded.ticket)`;

/**
 * @param {import("./read.js").Stream} of
 * @param {any} commit as the core made it
 * @param {import("./read.js").Rows[]} rows
 * @param {{ store: { maxBatch: number, maxValueBytes: number, takesBytes?: boolean }, now: number, leaseMs: number, secondReadMs: number, sweepEveryMs: number, tombstoneMs: number, requests: number }} settings
 */
export function commit({ stream, kind }, commit, rows, { store, now, leaseMs, secondReadMs, sweepEveryMs, tombstoneMs, requests }) {
  const { ticket, gone, settled, later, checkpoint, health } = commit;
  // A read with a ticket from before the last complete sweep knows nothing that the sweep did not.
  const counts = ":ticket >= (SELECT floor FROM attio_stream WHERE attio_stream.stream = :stream)";
  const own = { stream, ticket };
  const shared = { ...own, seen: checkpoint?.sweep ?? 0 };
  /** @type {Statement[]} */
  const statements = [count(1)];
  if (store.takesBytes && store.maxValueBytes === Infinity) {
    for (const { index, lines } of rows) {
      const list = new Json(decode(index));
      statements.push({ sql: put("own", "CAST(substr(:lines, ends - bytes + 1, bytes - 1) AS TEXT)", LINES, counts), params: { ...shared, lines, list } }, fits("value ->> 1", stream, list));
    }
  } else if (rows.length > 0) {
    const { ids, docs, oversize } = documents(rows, idOf[kind], store);
    for (const piece of pieces(docs, store.maxBatch)) {
      statements.push({ sql: put("value ->> :name", "value", "FROM {each:docs}", counts), params: { ...shared, name: idOf[kind], docs: piece } });
    }
    statements.push(fits("value ->> 'id'", stream, idList(ids)));
    if (oversize.length > 0) {
      statements.push({
        sql: `INSERT INTO attio_oversize (stream, id, attribute, bytes)
          SELECT :stream, value ->> 'id', value ->> 'attribute', CAST(value ->> 'bytes' AS BIGINT) FROM {each:list} WHERE 1 = 1 ON CONFLICT DO NOTHING`,
        params: { stream, list: json(oversize) },
      });
    }
  }
  if (gone.length > 0) {
    // A tombstone contains no values of the row. One is also left for a row that was never copied.
    statements.push({
      sql: `INSERT INTO attio_row (stream, id, doc, ticket, seen, deleted, deleted_at, changed)
        SELECT :stream, value ->> 'id', NULL, :ticket, 0, 1, :now, ${COUNTER} FROM {each:gone} WHERE ${counts}
        ON CONFLICT (stream, id) DO UPDATE SET
          changed = CASE WHEN attio_row.deleted = 1 THEN attio_row.changed ELSE excluded.changed END,
          deleted_at = CASE WHEN attio_row.deleted = 1 THEN attio_row.deleted_at ELSE excluded.deleted_at END,
          doc = NULL, deleted = 1, ticket = excluded.ticket
        WHERE excluded.ticket > attio_row.ticket`,
      params: { ...own, now, gone: idList(gone) },
    }, fits("value ->> 'id'", stream, idList(gone)));
  }
  if (settled.length > 0) {
    const which = `stream = :stream AND seq < :ticket AND id IN (SELECT value ->> 'id' FROM {each:settled}) AND ${counts}`;
    statements.push(
      { sql: `DELETE FROM attio_dirty WHERE again = 0 AND ${which}`, params: { ...own, settled: idList(settled) } },
      {
        sql: `UPDATE attio_dirty SET again = 0, due = :due, tries = 0, error = NULL WHERE again = 1 AND ${which}`,
        params: { ...own, settled: idList(settled), due: now + secondReadMs },
      },
    );
  }
  if (later.length > 0) {
    statements.push({
      sql: `UPDATE attio_dirty SET due = CAST(value ->> 'due' AS BIGINT), tries = CAST(value ->> 'tries' AS BIGINT), error = value ->> 'error'
        FROM {each:later} WHERE attio_dirty.stream = :stream AND attio_dirty.id = value ->> 'id' AND seq < :ticket`,
      params: { ...own, later: json(later.map(({ error, ...one }) => ({ ...one, error: error || null }))) },
    });
  }
  statements.push(healthOf(stream, health, requests));
  if (checkpoint) statements.push(...checkpointOf(stream, checkpoint, { now, leaseMs, sweepEveryMs, tombstoneMs }));
  return statements;
}

/** The rows of a page of SQLite's, from their index and their bytes. */
const LINES = `FROM (SELECT coalesce(value ->> 1, '') AS own, value ->> 0 AS bytes, sum(value ->> 0) OVER (ORDER BY key) AS ends FROM {each:list})`;

/** Forgets which values of rows were too large before. @returns {Statement} */
const fits = (id, stream, list) => ({ sql: `DELETE FROM attio_oversize WHERE stream = :stream AND id IN (SELECT ${id} FROM {each:list})`, params: { stream, list } });

/** @returns {Statement} */
function healthOf(stream, health, requests) {
  if (health.is === "good") {
    return {
      // An answer that was under way does not bring back what is gone, and a failure does not hide that it is.
      sql: `UPDATE attio_stream SET requests = requests + :requests, failures = 0, hold_until = 0, error = NULL, stopped = 0 WHERE stream = :stream AND NOT ${ABSENT}`,
      params: { stream, requests, ...absences },
    };
  }
  if (health.is === "unknown") return { sql: "UPDATE attio_stream SET requests = requests + :requests WHERE stream = :stream", params: { stream, requests } };
  const { failures, holdUntil, error, stopped } = health;
  return {
    sql: `UPDATE attio_stream SET requests = requests + :requests, failures = :failures, hold_until = :hold, error = :error, stopped = :stopped
      WHERE stream = :stream AND NOT ${ABSENT}`,
    params: { stream, requests, failures, hold: holdUntil, error, stopped: Number(stopped), ...absences },
  };
}

/** @returns {Statement[]} */
function checkpointOf(stream, checkpoint, { now, leaseMs, sweepEveryMs, tombstoneMs }) {
  const { sweep, epoch, cursor, goesOn, failures, pauseUntil, error } = checkpoint;
  const { from } = checkpoint;
  const first = Number(from.at === "" && from.offset === 0 && from.limit === 0 && from.anchors.length === 0);
  const own = { stream, sweep, epoch, from: JSON.stringify(from), first };
  const held = "sweeping = 1 AND sweep = :sweep AND (epoch = :epoch OR cursor = :from OR (cursor IS NULL AND :first = 1))";
  if (cursor !== null) {
    return [
      {
        sql: `UPDATE attio_stream SET cursor = :cursor, lease_until = :lease, sweep_failures = :failures, sweep_error = :error, sweep_rows = sweep_rows + :rows
          WHERE stream = :stream AND ${held} RETURNING epoch`,
        params: { ...own, cursor: JSON.stringify(cursor), lease: goesOn ? now + leaseMs : pauseUntil, failures, error: error || null, rows: checkpoint.rows ?? 0 },
        rows: true,
      },
    ];
  }
  const isHeld = `EXISTS (SELECT 1 FROM attio_stream WHERE attio_stream.stream = :stream AND ${held})`;
  const start = "(SELECT start FROM attio_stream WHERE attio_stream.stream = :stream)";
  return [
    {
      // A row that the sweep did not see is read: its absence proves nothing.
      sql: `INSERT INTO attio_dirty (stream, id, seq, due, tries, again, marked_at)
        SELECT stream, id, ${COUNTER}, :now, 0, 0, :now FROM attio_row
        WHERE stream = :stream AND deleted = 0 AND seen < :sweep AND ticket < ${start} AND ${isHeld}
        ON CONFLICT (stream, id) DO NOTHING`,
      params: { ...own, now },
    },
    {
      // Reads that could bring them back are ignored by now.
      sql: `DELETE FROM attio_row WHERE stream = :stream AND deleted = 1 AND ticket < ${start} AND deleted_at < :old AND ${isHeld}`,
      params: { ...own, old: now - tombstoneMs },
    },
    {
      sql: `UPDATE attio_stream SET sweeping = 0, floor = start, start = 0, cursor = NULL, lease_until = 0, sweep_failures = 0, sweep_error = NULL,
          last_sweep = :now, next_sweep = :next, sweep_rows = sweep_rows + :rows, expected = sweep_rows + :rows
        WHERE stream = :stream AND ${held} RETURNING epoch`,
      params: { ...own, now, next: now + sweepEveryMs, rows: checkpoint.rows ?? 0 },
      rows: true,
    },
  ];
}

/**
 * @param {[string, string][]} rows
 * @param {{ now: number, debounceMs: number, schema: boolean, all: boolean }} when `all`: also of streams that are not known yet
 */
export function mark(rows, { now, debounceMs, schema, all }) {
  const marks = json(rows.map(([stream, id]) => ({ stream, id })));
  const known = "value ->> 'stream' IN (SELECT stream FROM attio_stream)";
  /** @type {Statement[]} */
  const statements = [count(1)];
  if (rows.length > 0) {
    statements.push(
      ({
        sql: `INSERT INTO attio_dirty (stream, id, seq, due, tries, again, marked_at)
          SELECT value ->> 'stream', value ->> 'id', ${COUNTER}, :due, 0, 1, :now FROM {each:marks}
          WHERE ${known} OR :all = 1 OR NOT EXISTS (SELECT 1 FROM attio_stream)
          ON CONFLICT (stream, id) DO UPDATE SET seq = excluded.seq, due = {min}(attio_dirty.due, excluded.due), tries = 0, again = 1, error = NULL`,
        params: { marks, due: now + debounceMs, now, all: Number(all) },
      }),
      { sql: "UPDATE attio_stream SET last_event = :now WHERE stream IN (SELECT value ->> 'stream' FROM {each:marks})", params: { now, marks } },
    );
    // An object or list that was created after the schema was read.
    if (all) {
      statements.push(
        ({
          sql: `UPDATE attio_meta SET schema_due = {min}(schema_due, :soon) WHERE EXISTS (SELECT 1 FROM {each:marks} WHERE NOT (${known}))`,
          params: { marks, soon: now + 5_000 },
        }),
      );
    }
  }
  if (schema) statements.push(({ sql: "UPDATE attio_meta SET schema_due = {min}(schema_due, :now)", params: { now } }));
  return statements;
}

/** Begins a sweep of some streams, or of all, even if one is under way. */
export const beginSweep = (slugs, now) => [
  {
    sql: `UPDATE attio_stream SET sweeping = 0, next_sweep = :now, lease_until = 0, hold_until = 0, epoch = epoch + 1
      WHERE :every = 1 OR slug IN (SELECT value ->> 'id' FROM {each:slugs}) OR stream IN (SELECT value ->> 'id' FROM {each:slugs}) RETURNING slug`,
    params: { now, every: Number(slugs === undefined), slugs: idList(slugs ?? []) },
    rows: true,
  },
];

export const claimSchema = (now, leaseMs) => [
  count(1),
  {
    sql: "UPDATE attio_meta SET schema_lease = :until WHERE schema_due <= :now AND schema_lease <= :now RETURNING views",
    params: { now, until: now + leaseMs },
    rows: true,
  },
  { sql: "SELECT stream, kind, slug, attributes FROM attio_stream ORDER BY stream", rows: true },
];

/**
 * Tables or views that have the name of a view but do not belong to a copy.
 *
 * @param {string[]} names
 * @param {"sqlite" | "postgres"} dialect
 */
export const strangers = (names, dialect) => [
  {
    sql:
      dialect === "sqlite"
        ? `SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) IN (SELECT lower(value ->> 'id') FROM {each:names})
            AND NOT (type = 'view' AND instr(sql, 'attio_row') > 0)`
        : `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace
            AND relname IN (SELECT value ->> 'id' FROM {each:names}) AND NOT (relkind = 'v' AND strpos(pg_get_viewdef(oid), 'attio_row') > 0)`,
    params: { names: idList(names) },
    rows: true,
  },
];

/** @param {{ streams: any[], absent: [string, keyof typeof absences][], problems: string[], workspace: { id: string, slug: string }, views: any[], drop: string[], create: string[], ticket: number, now: number, due: number }} schema */
export function commitSchema({ streams, absent, problems, workspace, views, drop, create, ticket, now, due }) {
  const list = json(streams);
  return [
    ...drop.map((sql) => ({ sql })),
    {
      sql: `INSERT INTO attio_stream (stream, kind, slug, attributes, sweeping, sweep, start, floor, epoch, lease_until, next_sweep, sweep_failures, sweep_rows, failures, hold_until, stopped, requests)
        SELECT value ->> 'stream', value ->> 'kind', value ->> 'slug', value ->> 'attributes', 0, 0, 0, 0, 0, 0, :now, 0, 0, 0, 0, 0, 0 FROM {each:list} WHERE 1 = 1
        ON CONFLICT (stream) DO UPDATE SET slug = excluded.slug, attributes = excluded.attributes,
          stopped = CASE WHEN ${ABSENT} THEN 0 ELSE attio_stream.stopped END,
          hold_until = CASE WHEN ${ABSENT} THEN 0 ELSE attio_stream.hold_until END,
          next_sweep = CASE WHEN ${ABSENT} THEN :now ELSE attio_stream.next_sweep END,
          error = CASE WHEN ${ABSENT} THEN NULL ELSE attio_stream.error END`,
      params: { list, now, ...absences },
    },
    // An absent stream keeps its rows, and its state says so.
    {
      sql: `UPDATE attio_stream SET stopped = 1, sweeping = 0, hold_until = :due, error = value ->> 'error' FROM {each:absent} WHERE attio_stream.stream = value ->> 'stream'`,
      params: { due, absent: json(absent.map(([stream, why]) => ({ stream, error: absences[why] }))) },
    },
    ...(problems.length > 0 ? [] : [{ sql: "DELETE FROM attio_dirty WHERE seq < :ticket AND stream NOT IN (SELECT stream FROM attio_stream)", params: { ticket } }]),
    ...create.map((sql) => ({ sql })),
    {
      sql: `UPDATE attio_meta SET schema_due = :due, schema_lease = 0, schema_error = :problems, views = :views, workspace_id = :id, workspace_slug = :slug`,
      params: { due, problems: problems.join("; ") || null, views: JSON.stringify(views), id: workspace.id, slug: workspace.slug },
    },
  ];
}

/** Removes all of a stream from the copy. @param {string} stream @param {{ views: any[], drop: string[], create: string[] }} made the views without it */
export const dropStream = (stream, { views, drop, create }) => [
  ...drop.map((sql) => ({ sql })),
  ...["attio_row", "attio_dirty", "attio_oversize", "attio_stream"].map((table) => ({ sql: `DELETE FROM ${table} WHERE stream = :stream`, params: { stream } })),
  ...create.map((sql) => ({ sql })),
  { sql: "UPDATE attio_meta SET views = :views", params: { views: JSON.stringify(views) } },
];

/** The streams of the copy, and the views over them. */
export const copied = [{ sql: "SELECT stream, kind, slug, attributes FROM attio_stream ORDER BY stream", rows: true }, { sql: "SELECT views FROM attio_meta", rows: true }];

export const failSchema = (error, due) => [{ sql: "UPDATE attio_meta SET schema_lease = 0, schema_due = :due, schema_error = :error", params: { error, due } }];

export const status = (now) => [
  {
    sql: `SELECT stream, kind, slug, sweeping, sweep, sweep_rows, sweep_error, last_sweep, next_sweep, last_event, failures, error, stopped, requests,
      (SELECT count(*) FROM attio_row WHERE attio_row.stream = attio_stream.stream AND deleted = 0) AS row_count,
      (SELECT count(*) FROM attio_row WHERE attio_row.stream = attio_stream.stream AND deleted = 1) AS tombstones,
      (SELECT count(*) FROM attio_dirty WHERE attio_dirty.stream = attio_stream.stream AND (again = 1 OR due <= :now OR tries > 0)) AS dirty,
      (SELECT min(marked_at) FROM attio_dirty WHERE attio_dirty.stream = attio_stream.stream AND (again = 1 OR due <= :now OR tries > 0)) AS oldest_dirty,
      (SELECT count(*) FROM attio_dirty WHERE attio_dirty.stream = attio_stream.stream AND tries > 0) AS failing
      FROM attio_stream ORDER BY kind DESC, slug`,
    params: { now },
    rows: true,
  },
  { sql: "SELECT workspace_id, workspace_slug, schema_due, schema_error FROM attio_meta", rows: true },
];

/** Changes in the order of writing. */
export const changes = (changed, stream, id, limit) => [
  {
    sql: `SELECT changed, attio_row.stream AS stream, slug, id, deleted, doc FROM attio_row LEFT JOIN attio_stream ON attio_stream.stream = attio_row.stream
      WHERE changed > :changed OR (changed = :changed AND (attio_row.stream > :stream OR (attio_row.stream = :stream AND id > :id)))
      ORDER BY changed, attio_row.stream, id LIMIT :limit`,
    params: { changed, stream, id, limit },
    rows: true,
  },
];
