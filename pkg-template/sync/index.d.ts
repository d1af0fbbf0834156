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
 * Makes a copy of a workspace, or continues one. Nothing is requested or written before `step`.
 *
 * Throws an `AttioError` of kind `invalid_argument` where an option is invalid.
 *
 * @example
 * const sync = createSync({ attio, store: d1Store(env.DB), objects: ["companies", "people"], tasks: true });
 */
export function createSync(options: SyncOptions): Sync;

/** Options of {@link createSync}. */
export interface SyncOptions {
  /** The client; the sync uses its key, connection, rate limit and retries. */
  attio: AttioClient;
  /** The database: {@link sqliteStore}, {@link d1Store}, {@link postgresStore}. */
  store: SyncStore;
  /** Slugs of the objects. Default `"all"` that the token can read. */
  objects?: "all" | readonly string[] | undefined;
  /** Slugs of the lists. Default `"all"` that the token can read. */
  lists?: "all" | readonly string[] | undefined;
  /** Whether to copy tasks. Default `false`. */
  tasks?: boolean | undefined;
  /** Whether to copy notes. Default `false`. */
  notes?: boolean | undefined;
  /** Whether to copy the members of the workspace. Default `true`. */
  members?: boolean | undefined;
  /** Prefix of the names of views: letters, digits and underscores. Default `""`. */
  prefix?: string | undefined;
  /** Attributes to index, by the slug of the object or list: `{ companies: ["name"] }`. */
  indexes?: { readonly [slug: string]: readonly string[] } | undefined;
  /** Number of concurrent requests, within the client's rate limit: 1 to 32. Default 4. */
  concurrency?: number | undefined;
  /** Interval in ms of reading everything again. Default 24 h. */
  sweepEveryMs?: number | undefined;
  /**
   * Interval in ms of reading objects, lists and attributes again, since not all changes of them have an event. Default 10
   * min.
   */
  schemaEveryMs?: number | undefined;
  /** Interval in ms of reading the members again, since changes of them have no event. Default 10 min. */
  membersEveryMs?: number | undefined;
  /**
   * Delay in ms before a row that an event named is read a second time, since the API does not promise that a read
   * right after an event sees the change. Default 30 s.
   */
  secondReadMs?: number | undefined;
  /** Time in ms for which a mark waits for further events of the same row. Default 250. */
  debounceMs?: number | undefined;
  /** Time in ms after which another worker takes over the work of one that died. Default 60 s. */
  leaseMs?: number | undefined;
  /** Minimum time in ms for which `changes` reports deleted rows. Default 7 days. */
  tombstoneMs?: number | undefined;
  /** Returns the time in ms since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/** A copy that is kept up to date. */
export interface Sync {
  /**
   * Does the due work until none is left or the deadline is reached. It may run several times at once, on one machine
   * or on many, and be interrupted at any time: the next one continues.
   *
   * Rejects with errors of the database and the signal's reason. Errors of the API are in `status`, by stream, and
   * the requests are tried again later; only a failure to read the schema, such as a wrong key, rejects as well.
   *
   * @example
   * const { more, delayMs } = await sync.step({ deadlineMs: 20_000 });
   * await ctx.storage.setAlarm(Date.now() + (more ? 0 : delayMs));
   */
  step(options?: StepOptions): Promise<StepResult>;
  /**
   * Marks the rows that the events of a webhook concern. The next `step` reads them.
   *
   * @example
   * const handler = createWebhookHandler({ secret, onEvent: (event) => sync.mark([event]) });
   */
  mark(events: readonly WebhookEvent[] | readonly object[]): Promise<MarkResult>;
  /**
   * Makes the next `step` begin a sweep of one object or list, by slug, or of everything. Also resumes stopped
   * streams.
   */
  sweep(which?: { object?: string; list?: string }): Promise<void>;
  /**
   * Removes the rows and the view of one object or list, by slug, such as of one that is `gone`. One that is still in the
   * workspace and chosen is copied anew.
   */
  drop(which: { object: string } | { list: string }): Promise<void>;
  /** State of each stream. */
  status(): Promise<SyncStatus>;
  /**
   * Changes of the copy in the order in which they were written, from the beginning or after a cursor. A row that
   * changed several times is listed once, with its current values.
   *
   * @example
   * for await (const { slug, id, deleted, row, cursor } of sync.changes({ since })) {
   *   await publish(slug, id, deleted ? null : row);
   *   since = cursor;
   * }
   */
  changes(options?: { since?: string }): AsyncGenerator<Change, void, undefined>;
  /** Types of the events that concern the copy, which `subscribe` asks for. */
  readonly events: readonly WebhookEvent["event_type"][];
  /**
   * Creates a webhook for all events that concern the copy. Only this result contains the secret. Needs the scope
   * `webhook:read-write`.
   */
  subscribe(targetUrl: string, options?: { signal?: AbortSignal }): Promise<{ webhookId: string; secret: string }>;
  /** Deletes a webhook. */
  unsubscribe(webhookId: string, options?: { signal?: AbortSignal }): Promise<void>;
}

/** Options of {@link Sync.step}. */
export interface StepOptions {
  /** Time in ms after which no more work is begun. Default 25 s. */
  deadlineMs?: number | undefined;
  /** Ends the step immediately; nothing is lost. */
  signal?: AbortSignal | undefined;
}

/** Result of {@link Sync.step}. */
export interface StepResult {
  /** Whether more work is due now. */
  more: boolean;
  /** Time in ms until the next work: 0 where `more`, at most 60 000. */
  delayMs: number;
}

/** Outcome of marking events. */
export interface MarkResult {
  /** Number of rows to read. */
  marked: number;
  /** Number of events that do not concern the copy, or are of another workspace. */
  ignored: number;
}

/** State of a copy. */
export interface SyncStatus {
  /** The copied workspace; `null` before the first step. */
  workspace: { id: string; slug: string } | null;
  /** Time of the next read of the schema, in ms since 1970, and the error of the last one. */
  schema: { nextRead: number; error: string | null };
  streams: StreamStatus[];
}

/** State of one stream: an object, a list, or tasks, notes, members. Times are in ms since 1970. */
export interface StreamStatus {
  /** Id of the object or list, or `tasks`, `notes`, `members`: the column `stream` of the tables. */
  stream: string;
  kind: "records" | "entries" | "tasks" | "notes" | "members";
  slug: string;
  /**
   * `stopped`: it cannot be read, see `error`. It is tried again at growing intervals, and nothing is deleted.
   *
   * `gone`: the workspace does not have it any more, or does not show it to this key. Its rows are kept until `drop`; where
   * it comes back, it is read again.
   */
  phase: "waiting" | "sweeping" | "following" | "stopped" | "gone";
  /** Number of rows in the copy. */
  rows: number;
  /** Number of deleted rows that are remembered, without their content. */
  tombstones: number;
  /** Number of the current sweep, or of the last one. */
  sweep: number;
  /** Number of rows that it has read. */
  sweptRows: number;
  /** Number of marked rows, to be read. */
  dirty: number;
  /** Number of these that could not be read. */
  failing: number;
  /** Time since which the oldest of them waits. */
  oldestDirty: number | null;
  /** Time in ms for which it has waited: the delay of the copy behind events. */
  lagMs: number;
  lastEvent: number | null;
  /** Time of the last complete sweep. */
  lastSweep: number | null;
  nextSweep: number | null;
  /** Number of requests so far, without retries. */
  requests: number;
  /** Number of consecutive failures. */
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
  /** Pass it as `since` to continue after this change. */
  cursor: string;
}

/** A value of a {@link SyncStatement}. */
export type SyncParameter = string | number | null | { text: string };

/** One statement of a transaction, in the notation of `js/sync/sql.js`. */
export interface SyncStatement {
  sql: string;
  params?: Record<string, SyncParameter>;
  /** Whether it returns rows. */
  rows?: boolean;
  /** Further parameters: the statement is carried out once for each; only for stores with `takesRows`. */
  each?: Record<string, string>[];
}

/** A database that holds a copy. */
export interface SyncStore {
  dialect: "sqlite" | "postgres";
  /** Maximum length of a document. Longer ones lose their largest values, which are listed in `attio_oversize`. */
  maxValueBytes: number;
  /** Maximum bytes of documents in one statement. */
  maxBatch: number;
  /**
   * Whether rows are written one by one, by `each` of a statement, instead of as one JSON list: faster without a network in
   * between.
   */
  takesRows?: boolean;
  /** Carries out all statements, or none of them. */
  batch(statements: SyncStatement[]): Promise<Record<string, unknown>[][]>;
  /** Called before the tables are created. */
  prepare?(): Promise<void>;
  /** Number of statements that this invocation may still make. */
  left?(): number;
  /** Called when another invocation begins. */
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
 * `maxValueBytes` is the maximum length of a row; default: no limit, and 1.9 MB in a Durable Object.
 */
export function sqliteStore(database: SqliteDatabase | DurableStorage, options?: { maxValueBytes?: number }): SyncStore;

/** A D1 database. */
export interface D1 {
  prepare(query: string): unknown;
  batch(statements: never[]): Promise<unknown[]>;
}

/**
 * Cloudflare D1. It enforces the limits of production itself: 100 parameters, 2 MB values, 50 MB results, and
 * `maxQueries` queries in one `step`: 1,000 by default, 50 on the free plan.
 */
export function d1Store(database: D1, options?: { maxQueries?: number }): SyncStore;

/**
 * PostgreSQL from version 12, through any function that sends a query with parameters and returns its rows, as a list
 * or as `{ rows }`. A pool suffices: each transaction is one query. It needs permission to create tables, views and a
 * function.
 *
 * @example
 * const pool = new pg.Pool();
 * const store = postgresStore((text, parameters) => pool.query(text, parameters));
 */
export function postgresStore(
  query: (text: string, parameters?: unknown[]) => Promise<{ rows: unknown[] } | unknown[]>,
  options?: { maxValueBytes?: number },
): SyncStore;
