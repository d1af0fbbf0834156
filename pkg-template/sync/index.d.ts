/**
 * A copy of an Attio workspace in a SQL database, kept up to date by events and sweeps: `attio-wasm/sync`.
 *
 * @example
 * import { DatabaseSync } from "node:sqlite";
 * import { AttioClient } from "attio-wasm";
 * import { createSync, sqliteStore } from "attio-wasm/sync";
 *
 * const attio = new AttioClient({ apiKey: process.env.MATON_API_KEY });
 * const database = new DatabaseSync("crm.sqlite");
 * const sync = createSync({ attio, store: sqliteStore(database) });
 * while ((await sync.step()).more);
 * console.log(database.prepare("SELECT name FROM companies ORDER BY created_at DESC LIMIT 5").all());
 *
 * @module
 */
import type { AttioClient, WebhookEvent } from "../index.js";

/**
 * Makes a copy of a workspace, or goes on with one. Nothing is asked or written before `step`.
 *
 * Throws an `AttioError` of the kind `invalid_argument` where an option cannot be meant.
 *
 * @example
 * const sync = createSync({ attio, store: d1Store(env.DB), objects: ["companies", "people"], tasks: true });
 */
export function createSync(options: SyncOptions): Sync;

/** Options of {@link createSync}. */
export interface SyncOptions {
  /** The client; its key, connection, rate limit and retries are those of the sync. */
  attio: AttioClient;
  /** The database: {@link sqliteStore}, {@link d1Store}, {@link postgresStore}. */
  store: SyncStore;
  /** Slugs of the objects. Default `"all"` that the token may read. */
  objects?: "all" | readonly string[];
  /** Slugs of the lists. Default `"all"` that the token may read. */
  lists?: "all" | readonly string[];
  /** Tasks, too. Default `false`. */
  tasks?: boolean;
  /** Notes, too. Default `false`. */
  notes?: boolean;
  /** Members of the workspace. Default `true`. */
  members?: boolean;
  /** Begins the name of each view: letters, digits and underscores. Default `""`. */
  prefix?: string;
  /** Attributes that get an index, by the slug of the object or list: `{ companies: ["name"] }`. */
  indexes?: { readonly [slug: string]: readonly string[] };
  /** Requests at a time, within the client's rate limit: 1 to 32. Default 4. */
  concurrency?: number;
  /** How often everything is read again, in ms. Default 24 h. */
  sweepEveryMs?: number;
  /** How often objects, lists and attributes are read again, in ms: not all changes of them have an event. Default 10 min. */
  schemaEveryMs?: number;
  /** How often the members are read again, in ms: changes of them have no event. Default 10 min. */
  membersEveryMs?: number;
  /**
   * After how long a row that an event named is read a second time, in ms: the API does not promise that a
   * read right after an event sees the change. Default 30 s.
   */
  secondReadMs?: number;
  /** How long a mark waits for others of the same row, in ms. Default 250. */
  debounceMs?: number;
  /** After how long the work of a worker that died is taken over, in ms. Default 60 s. */
  leaseMs?: number;
  /** How long `changes` tells of deleted rows at least, in ms. Default 7 days. */
  tombstoneMs?: number;
  /** The clock, in ms since 1970. Default `Date.now`. */
  now?: () => number;
}

/** A copy, and what keeps it right. */
export interface Sync {
  /**
   * Does what is due until nothing is left or the deadline has come. It may run several times at once,
   * on one machine or on many, and be ended at any time: the next one goes on.
   *
   * Rejects with what the database or the signal says. What the API says is in `status`, by stream, and is
   * tried again later; only a failure to read the schema rejects as well, such as a wrong key.
   *
   * @example
   * const { more, delayMs } = await sync.step({ deadlineMs: 20_000 });
   * await ctx.storage.setAlarm(Date.now() + (more ? 0 : delayMs));
   */
  step(options?: StepOptions): Promise<StepResult>;
  /**
   * Notes which rows the events of a webhook are about. They are read by the next `step`.
   *
   * @example
   * const handler = createWebhookHandler({ secret, onEvent: (event) => sync.mark([event]) });
   */
  mark(events: readonly WebhookEvent[] | readonly object[]): Promise<MarkResult>;
  /**
   * Lets a sweep begin with the next `step`, of one object or list, by slug, or of everything. It also lifts the
   * pause of streams that have stopped.
   */
  sweep(which?: { object?: string; list?: string }): Promise<void>;
  /** How far each stream is. */
  status(): Promise<SyncStatus>;
  /**
   * Changes of the copy in the order in which they were written, from the beginning or after a cursor. A row that
   * changed several times comes once, as it is now.
   *
   * @example
   * for await (const { slug, id, deleted, row, cursor } of sync.changes({ since })) {
   *   await publish(slug, id, deleted ? null : row);
   *   since = cursor;
   * }
   */
  changes(options?: { since?: string }): AsyncGenerator<Change, void, undefined>;
  /**
   * Creates a webhook for all events that concern the copy. The secret is told this once. Needs the scope
   * `webhook:read-write`.
   */
  subscribe(targetUrl: string, options?: { signal?: AbortSignal }): Promise<{ webhookId: string; secret: string }>;
  /** Deletes a webhook. */
  unsubscribe(webhookId: string, options?: { signal?: AbortSignal }): Promise<void>;
}

/** Options of {@link Sync.step}. */
export interface StepOptions {
  /** After how long no more work is begun, in ms. Default 25 s. */
  deadlineMs?: number;
  /** Ends it at once; nothing is lost. */
  signal?: AbortSignal;
}

/** Result of {@link Sync.step}. */
export interface StepResult {
  /** Something is due now. */
  more: boolean;
  /** In how many ms something is due: 0 where `more`, at most 60 000. */
  delayMs: number;
}

/** Outcome of marking events. */
export interface MarkResult {
  /** Rows that are to be read. */
  marked: number;
  /** Events that say nothing of the copy, or that are of another workspace. */
  ignored: number;
}

/** State of a copy. */
export interface SyncStatus {
  /** Whose copy it is; `null` before the first step. */
  workspace: { id: string; slug: string } | null;
  /** When the schema is read next, in ms since 1970, and why it could not be read. */
  schema: { nextRead: number; error: string | null };
  streams: StreamStatus[];
}

/** State of one stream: an object, a list, or tasks, notes, members. Times are ms since 1970. */
export interface StreamStatus {
  /** Id of the object or list, or `tasks`, `notes`, `members`: the column `stream` of the tables. */
  stream: string;
  kind: "records" | "entries" | "tasks" | "notes" | "members";
  slug: string;
  /** `stopped`: nothing of it can be read, see `error`; it is tried again, less and less often, and nothing is deleted. */
  phase: "waiting" | "sweeping" | "following" | "stopped";
  /** Rows in the copy. */
  rows: number;
  /** Deleted rows that are remembered, without their content. */
  tombstones: number;
  /** Number of the sweep that is under way, or of the last one. */
  sweep: number;
  /** Rows that it has read. */
  sweptRows: number;
  /** Rows that are to be read. */
  dirty: number;
  /** Of these, rows that could not be read. */
  failing: number;
  /** Since when the oldest of them waits. */
  oldestDirty: number | null;
  /** How long it has waited, in ms: how far the copy may be behind events. */
  lagMs: number;
  lastEvent: number | null;
  /** When the last sweep was complete. */
  lastSweep: number | null;
  nextSweep: number | null;
  /** Requests so far, without retries. */
  requests: number;
  /** Failures in a row. */
  failures: number;
  error: string | null;
}

/** One change of {@link Sync.changes}. */
export interface Change {
  stream: string;
  /** Slug of the object or list. */
  slug: string | null;
  id: string;
  deleted: boolean;
  /** The row; `null` where it was deleted. */
  row: Record<string, unknown> | null;
  /** For `since`: what comes after this change. */
  cursor: string;
}

/** A value of a {@link SyncStatement}. */
export type SyncParameter = string | number | null | { text: string };

/** One statement of a transaction, in the notation of `js/sync/sql.js`. */
export interface SyncStatement {
  sql: string;
  params?: Record<string, SyncParameter>;
  /** It gives rows. */
  rows?: boolean;
  /** It is carried out once for each of these further parameters; only for a store with `takesRows`. */
  each?: Record<string, string>[];
}

/** A database that holds a copy. */
export interface SyncStore {
  dialect: "sqlite" | "postgres";
  /** A longer document loses its largest values, which are then listed in `attio_oversize`. */
  maxValueBytes: number;
  /** Bytes of documents in one statement. */
  maxBatch: number;
  /** Rows are written one by one, as `each` of a statement, and not as one JSON list: faster where no network lies between. */
  takesRows?: boolean;
  /** Carries out all statements, or none of them. */
  batch(statements: SyncStatement[]): Promise<Record<string, unknown>[][]>;
  /** Called before tables are created. */
  prepare?(): Promise<void>;
  /** How many more statements this invocation may make. */
  left?(): number;
  /** Another invocation begins. */
  renew?(): void;
}

/** A database of `node:sqlite`, `bun:sqlite` or `better-sqlite3`. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): unknown;
}

/** The storage of a Durable Object with SQLite. */
export interface DurableStorage {
  sql: { exec(query: string, ...bindings: (string | number | null)[]): unknown };
  transactionSync<T>(closure: () => T): T;
}

/**
 * SQLite in the same process, or in a Durable Object (`ctx.storage`).
 *
 * `maxValueBytes` is the longest row; by default there is no limit, and 1.9 MB in a Durable Object.
 */
export function sqliteStore(database: SqliteDatabase | DurableStorage, options?: { maxValueBytes?: number }): SyncStore;

/** A D1 database. */
export interface D1 {
  prepare(query: string): unknown;
  batch(statements: never[]): Promise<unknown[]>;
}

/**
 * Cloudflare D1. It keeps the limits of production by itself: 100 parameters, 2 MB values, 50 MB results, and
 * `maxQueries` queries in one `step`: 1,000 by default, 50 on the free plan.
 */
export function d1Store(database: D1, options?: { maxQueries?: number }): SyncStore;

/**
 * PostgreSQL from version 12, over any function that sends a query with parameters and gives its rows, as a list or as
 * `{ rows }`. A pool will do: each transaction is one query. It needs the right to create tables, views and a function.
 *
 * @example
 * const pool = new pg.Pool();
 * const store = postgresStore((text, parameters) => pool.query(text, parameters));
 */
export function postgresStore(
  query: (text: string, parameters?: unknown[]) => Promise<{ rows: unknown[] } | unknown[]>,
  options?: { maxValueBytes?: number },
): SyncStore;
