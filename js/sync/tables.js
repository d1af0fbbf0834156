// The tables of a copy.

/** Version of the layout: a copy with another version is refused. It stays 1 until the first release, and then grows with each change of a table. */
export const LAYOUT = 1;

/** @type {import("./sql.js").Statement[]} */
export const tables = [
  // One row: the counter of tickets, the workspace of the copy, and the time of the next read of the schema.
  `CREATE TABLE IF NOT EXISTS attio_meta (
    id BIGINT PRIMARY KEY CHECK (id = 1), layout BIGINT NOT NULL, n BIGINT NOT NULL, workspace_id TEXT, workspace_slug TEXT,
    schema_due BIGINT NOT NULL, schema_lease BIGINT NOT NULL, schema_error TEXT, views TEXT NOT NULL)`,
  `INSERT INTO attio_meta (id, layout, n, schema_due, schema_lease, views) VALUES (1, ${LAYOUT}, 0, 0, 0, '[]') ON CONFLICT (id) DO NOTHING`,
  // Rows as JSON. A table with row numbers: documents are long, and a sweep returns them in another order than that
  // of their ids.
  `CREATE TABLE IF NOT EXISTS attio_row (
    stream TEXT NOT NULL, id TEXT NOT NULL, doc {json}, ticket BIGINT NOT NULL, seen BIGINT NOT NULL, deleted BIGINT NOT NULL,
    deleted_at BIGINT, changed BIGINT NOT NULL, PRIMARY KEY (stream, id))`,
  `CREATE INDEX IF NOT EXISTS attio_row_changed ON attio_row (changed)`,
  // Rows to read again.
  `CREATE TABLE IF NOT EXISTS attio_dirty (
    stream TEXT NOT NULL, id TEXT NOT NULL, seq BIGINT NOT NULL, due BIGINT NOT NULL, tries BIGINT NOT NULL, again BIGINT NOT NULL,
    marked_at BIGINT NOT NULL, error TEXT, PRIMARY KEY (stream, id))`,
  `CREATE INDEX IF NOT EXISTS attio_dirty_due ON attio_dirty (stream, due)`,
  `CREATE TABLE IF NOT EXISTS attio_stream (
    stream TEXT PRIMARY KEY, kind TEXT NOT NULL, slug TEXT NOT NULL, attributes TEXT NOT NULL, sweeping BIGINT NOT NULL,
    sweep BIGINT NOT NULL, start BIGINT NOT NULL, floor BIGINT NOT NULL, cursor TEXT, epoch BIGINT NOT NULL,
    lease_until BIGINT NOT NULL, next_sweep BIGINT NOT NULL, sweep_failures BIGINT NOT NULL, sweep_error TEXT,
    sweep_rows BIGINT NOT NULL, expected BIGINT NOT NULL DEFAULT 0, last_sweep BIGINT, failures BIGINT NOT NULL, hold_until BIGINT NOT NULL, error TEXT,
    stopped BIGINT NOT NULL, last_event BIGINT, requests BIGINT NOT NULL)`,
  // Values that were too large for the database and are null in their rows.
  `CREATE TABLE IF NOT EXISTS attio_oversize (
    stream TEXT NOT NULL, id TEXT NOT NULL, attribute TEXT NOT NULL, bytes BIGINT NOT NULL, PRIMARY KEY (stream, id, attribute))`,
].map((sql) => ({ sql }));
