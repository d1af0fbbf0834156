import type {
  AttioClient,
  AttioRecord,
  Entry,
  EntryExpandOf,
  EntryOf,
  EntryQuery,
  EntryQueryOf,
  EntryRow,
  EntryRowOf,
  EntrySelectableOf,
  ExpandOf,
  Given,
  GivenList,
  HostAbortSignal,
  KnownRowOptions,
  KnownValues,
  ListArgument,
  ListSlug,
  NeverPassed,
  ObjectArgument,
  ObjectSlug,
  OnlyKnown,
  RecordQuery,
  RecordQueryOf,
  RequestOptions,
  Row,
  RowOf,
  RowOptions,
  SelectableOf,
  Task,
  TaskListQuery,
  Values,
  ValuesOf,
  WebhookEvent,
  WithFile,
  WithLists,
  WithoutFile,
} from "./index.js";

/** Options of one query: those of the client's call except the signal, which comes from the query library. */
export type QueryRequest = Omit<RequestOptions, "signal">;

/** Options of a list's query. */
export interface ListQueryRequest extends QueryRequest {
  /** Whether all pages are read at once; `limit` is then the size of each. Default: one page. */
  all?: boolean;
}

/** Options of a query of rows. */
export interface RowsQueryRequest extends Omit<RowOptions, "signal"> {
  /** Whether all pages are read at once; `limit` is then the size of each. Default: one page. */
  all?: boolean;
}

/** Options of a query of rows whose attributes are known. */
export interface KnownRowsQueryRequest<S, E, F> extends Omit<KnownRowOptions<S, E, F>, "signal"> {
  /** Whether all pages are read at once; `limit` is then the size of each. Default: one page. */
  all?: boolean;
}

/** One page of a list as plain data, which a cache can store and compare. */
export interface QueryPage<T> {
  data: T[];
  /** The offset of the next page; undefined on the last one. */
  nextOffset?: number | undefined;
}

/** Properties of a key; absent ones are not set. */
export interface KeyParts {
  /** The id of the connection; `null` where the client has none. */
  connection?: string | null;
  resource?: "records" | "entries" | "tasks";
  /** Name of the called method. */
  method?: "query" | "rows" | "list" | "get";
  /** Whether it is a list, not one record. */
  many?: boolean;
  /** Slug or id of the object, as passed. */
  object?: string;
  /** Slug or id of the list, as passed. */
  list?: string;
  /** Id of the record. */
  record?: string;
  /** The query, with the properties of each object sorted. */
  query?: unknown;
  all?: boolean;
  infinite?: boolean;
  /**
   * Whether the answer depends on other objects: by `expand`, by a path in the filter or the sorts, or by a saved
   * view.
   */
  across?: boolean;
  select?: readonly string[];
  references?: "id" | "object";
  expand?: { readonly [slug: string]: readonly string[] };
  attributes?: readonly unknown[];
}

/**
 * A key: equal for equal queries, whatever the order of properties. It contains the connection, but never the API key or
 * a header. A part of it matches every key with that part: `["attio", { resource: "records", object: "deals" }]`.
 */
export type AttioKey = readonly ["attio", KeyParts];

/** Argument of a query function: TanStack Query's context. SWR passes the key instead, which is ignored. */
export type QueryContext = { readonly signal?: HostAbortSignal } | readonly unknown[];

/** Options of a query: `useQuery(options)`, or `useSWR(options.queryKey, options.queryFn)`. */
export interface AttioQuery<T> {
  queryKey: AttioKey;
  queryFn: (context?: QueryContext) => Promise<T>;
}

/** Options of a query that loads page by page: `useInfiniteQuery(options)`. */
export interface AttioInfiniteQuery<T> {
  queryKey: AttioKey;
  queryFn: (context: { readonly pageParam: number; readonly signal?: HostAbortSignal }) => Promise<QueryPage<T>>;
  initialPageParam: number;
  getNextPageParam: (page: { readonly nextOffset?: number | undefined }) => number | undefined;
}

/** Type of `recordsQuery`. */
export interface RecordsQuery {
  /**
   * Records of an object that match a query: one page of them, or all.
   *
   * @example
   * const { data } = useQuery(recordsQuery(attio, "companies", { filter: { categories: "SaaS" }, limit: 50 }));
   * const companies = data?.data;
   */
  <K extends ObjectSlug>(attio: AttioClient, object: K, query?: RecordQueryOf<K> | RecordQuery, options?: ListQueryRequest, ...without_file: WithoutFile): AttioQuery<QueryPage<AttioRecord<KnownValues[K]>>>;
  <const O extends string>(attio: AttioClient, object: ObjectArgument<O>, query?: RecordQueryOf<O>, options?: ListQueryRequest, ...with_file: WithFile): AttioQuery<QueryPage<AttioRecord<ValuesOf<O>>>>;
  <V = Values, O extends string = string>(attio: AttioClient, object: O, query?: RecordQuery, options?: ListQueryRequest, ...given: Given<O>): AttioQuery<QueryPage<AttioRecord<V>>>;
  /**
   * Records of an object that match a query, page by page.
   *
   * @example
   * const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(recordsQuery.infinite(attio, "people", { limit: 50 }));
   * const people = data?.pages.flatMap((page) => page.data);
   */
  infinite<K extends ObjectSlug>(attio: AttioClient, object: K, query?: RecordQueryOf<K> | RecordQuery, options?: QueryRequest, ...without_file: WithoutFile): AttioInfiniteQuery<AttioRecord<KnownValues[K]>>;
  infinite<const O extends string>(attio: AttioClient, object: ObjectArgument<O>, query?: RecordQueryOf<O>, options?: QueryRequest, ...with_file: WithFile): AttioInfiniteQuery<AttioRecord<ValuesOf<O>>>;
  infinite<V = Values, O extends string = string>(attio: AttioClient, object: O, query?: RecordQuery, options?: QueryRequest, ...given: Given<O>): AttioInfiniteQuery<AttioRecord<V>>;
}

/** Records of an object that match a query: `recordsQuery(attio, …)`, and `recordsQuery.infinite(attio, …)` page by page. */
export const recordsQuery: RecordsQuery;

/** Type of `rowsQuery`. */
export interface RowsQuery {
  /**
   * Records of an object as plain rows: one page of them, or all.
   *
   * @example
   * const { data } = useQuery(rowsQuery(attio, "deals", {}, { select: ["name", "stage", "value"], all: true }));
   */
  <
    K extends ObjectSlug,
    const S extends readonly SelectableOf<K>[] | undefined = undefined,
    const E extends ExpandOf<K> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
    R = RowOf<K, S, E, F>,
  >(
    attio: AttioClient,
    object: K,
    query?: RecordQueryOf<K> | RecordQuery,
    options?: KnownRowsQueryRequest<S, OnlyKnown<E, ExpandOf<K>>, F>,
    ...without_file: WithoutFile
  ): AttioQuery<QueryPage<R>>;
  <
    const O extends string,
    const S extends readonly SelectableOf<O>[] | undefined = undefined,
    const E extends ExpandOf<O> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
  >(
    attio: AttioClient,
    object: ObjectArgument<O>,
    query?: RecordQueryOf<O>,
    options?: KnownRowsQueryRequest<S, OnlyKnown<E, ExpandOf<O>>, F>,
    ...with_file: WithFile
  ): AttioQuery<QueryPage<RowOf<O, S, E, F>>>;
  <R = Row, O extends string = string>(attio: AttioClient, object: O, query?: RecordQuery, options?: RowsQueryRequest, ...given: Given<O>): AttioQuery<QueryPage<R>>;
  /**
   * Records of an object as plain rows, page by page.
   *
   * @example
   * const { data } = useInfiniteQuery(rowsQuery.infinite(attio, "people", { limit: 50 }, { expand: { company: ["name"] } }));
   */
  infinite<
    K extends ObjectSlug,
    const S extends readonly SelectableOf<K>[] | undefined = undefined,
    const E extends ExpandOf<K> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
    R = RowOf<K, S, E, F>,
  >(
    attio: AttioClient,
    object: K,
    query?: RecordQueryOf<K> | RecordQuery,
    options?: Omit<KnownRowOptions<S, OnlyKnown<E, ExpandOf<K>>, F>, "signal">,
    ...without_file: WithoutFile
  ): AttioInfiniteQuery<R>;
  infinite<
    const O extends string,
    const S extends readonly SelectableOf<O>[] | undefined = undefined,
    const E extends ExpandOf<O> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
  >(
    attio: AttioClient,
    object: ObjectArgument<O>,
    query?: RecordQueryOf<O>,
    options?: Omit<KnownRowOptions<S, OnlyKnown<E, ExpandOf<O>>, F>, "signal">,
    ...with_file: WithFile
  ): AttioInfiniteQuery<RowOf<O, S, E, F>>;
  infinite<R = Row, O extends string = string>(attio: AttioClient, object: O, query?: RecordQuery, options?: Omit<RowOptions, "signal">, ...given: Given<O>): AttioInfiniteQuery<R>;
}

/** Records of an object as plain rows: `rowsQuery(attio, …)`, and `rowsQuery.infinite(attio, …)` page by page. */
export const rowsQuery: RowsQuery;

/** Type of `entriesQuery`. */
export interface EntriesQuery {
  /**
   * Entries of a list that match a query: one page of them, or all.
   *
   * @example
   * const { data } = useQuery(entriesQuery(attio, "sales_pipeline", { filter: { stage: "Proposal" } }));
   */
  <K extends ListSlug>(attio: AttioClient, list: K, query?: EntryQueryOf<K>, options?: ListQueryRequest, ...completes: NeverPassed): AttioQuery<QueryPage<EntryOf<K>>>;
  <const L extends string>(attio: AttioClient, list: ListArgument<L>, query?: EntryQueryOf<L>, options?: ListQueryRequest, ...with_lists: WithLists): AttioQuery<QueryPage<EntryOf<L>>>;
  <V = Values, L extends string = string>(attio: AttioClient, list: L, query?: EntryQuery, options?: ListQueryRequest, ...given: GivenList<L>): AttioQuery<QueryPage<Entry<V>>>;
  /**
   * Entries of a list that match a query, page by page.
   *
   * @example
   * const { data } = useInfiniteQuery(entriesQuery.infinite(attio, "sales_pipeline", { limit: 50 }));
   */
  infinite<K extends ListSlug>(attio: AttioClient, list: K, query?: EntryQueryOf<K>, options?: QueryRequest, ...completes: NeverPassed): AttioInfiniteQuery<EntryOf<K>>;
  infinite<const L extends string>(attio: AttioClient, list: ListArgument<L>, query?: EntryQueryOf<L>, options?: QueryRequest, ...with_lists: WithLists): AttioInfiniteQuery<EntryOf<L>>;
  infinite<V = Values, L extends string = string>(attio: AttioClient, list: L, query?: EntryQuery, options?: QueryRequest, ...given: GivenList<L>): AttioInfiniteQuery<Entry<V>>;
}

/** Entries of a list that match a query: `entriesQuery(attio, …)`, and `entriesQuery.infinite(attio, …)` page by page. */
export const entriesQuery: EntriesQuery;

/** Type of `entryRowsQuery`. */
export interface EntryRowsQuery {
  /**
   * Entries of a list as plain rows: one page of them, or all.
   *
   * @example
   * const { data } = useQuery(entryRowsQuery(attio, "sales_pipeline", {}, { all: true }));
   */
  <K extends ListSlug>(attio: AttioClient, list: K, query?: EntryQueryOf<K>, options?: RowsQueryRequest, ...completes: NeverPassed): AttioQuery<QueryPage<EntryRowOf<K>>>;
  <
    const L extends string,
    const S extends readonly EntrySelectableOf<L>[] | undefined = undefined,
    const E extends EntryExpandOf<L> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
  >(
    attio: AttioClient,
    list: ListArgument<L>,
    query?: EntryQueryOf<L>,
    options?: KnownRowsQueryRequest<S, OnlyKnown<E, EntryExpandOf<L>>, F>,
    ...with_lists: WithLists
  ): AttioQuery<QueryPage<EntryRowOf<L, S, E, F>>>;
  <R = EntryRow, L extends string = string>(attio: AttioClient, list: L, query?: EntryQuery, options?: RowsQueryRequest, ...given: GivenList<L>): AttioQuery<QueryPage<R>>;
  /**
   * Entries of a list as plain rows, page by page.
   *
   * @example
   * const { data } = useInfiniteQuery(entryRowsQuery.infinite(attio, "sales_pipeline", { limit: 50 }));
   */
  infinite<K extends ListSlug>(attio: AttioClient, list: K, query?: EntryQueryOf<K>, options?: Omit<RowOptions, "signal">, ...completes: NeverPassed): AttioInfiniteQuery<EntryRowOf<K>>;
  infinite<
    const L extends string,
    const S extends readonly EntrySelectableOf<L>[] | undefined = undefined,
    const E extends EntryExpandOf<L> | undefined = undefined,
    const F extends "id" | "object" | undefined = "id",
  >(
    attio: AttioClient,
    list: ListArgument<L>,
    query?: EntryQueryOf<L>,
    options?: Omit<KnownRowOptions<S, OnlyKnown<E, EntryExpandOf<L>>, F>, "signal">,
    ...with_lists: WithLists
  ): AttioInfiniteQuery<EntryRowOf<L, S, E, F>>;
  infinite<R = EntryRow, L extends string = string>(attio: AttioClient, list: L, query?: EntryQuery, options?: Omit<RowOptions, "signal">, ...given: GivenList<L>): AttioInfiniteQuery<R>;
}

/** Entries of a list as plain rows: `entryRowsQuery(attio, …)`, and `entryRowsQuery.infinite(attio, …)` page by page. */
export const entryRowsQuery: EntryRowsQuery;

/** Type of `tasksQuery`. */
export interface TasksQuery {
  /**
   * Tasks: one page of them, or all.
   *
   * @example
   * const { data } = useQuery(tasksQuery(attio, { is_completed: false, limit: 20 }));
   */
  (attio: AttioClient, query?: TaskListQuery, options?: ListQueryRequest): AttioQuery<QueryPage<Task>>;
  /**
   * Tasks, page by page.
   *
   * @example
   * const { data } = useInfiniteQuery(tasksQuery.infinite(attio, { limit: 20 }));
   */
  infinite(attio: AttioClient, query?: TaskListQuery, options?: QueryRequest): AttioInfiniteQuery<Task>;
}

/** Tasks: `tasksQuery(attio, …)`, and `tasksQuery.infinite(attio, …)` page by page. */
export const tasksQuery: TasksQuery;

/**
 * One record. Where it does not exist, the error is of kind `not_found`.
 *
 * @example
 * const { data: company } = useQuery(recordQuery(attio, "companies", companyId));
 */
export function recordQuery<K extends ObjectSlug>(attio: AttioClient, object: K, record_id: string, options?: QueryRequest, ...without_file: WithoutFile): AttioQuery<AttioRecord<KnownValues[K]>>;
export function recordQuery<const O extends string>(attio: AttioClient, object: ObjectArgument<O>, record_id: string, options?: QueryRequest, ...with_file: WithFile): AttioQuery<AttioRecord<ValuesOf<O>>>;
export function recordQuery<V = Values, O extends string = string>(attio: AttioClient, object: O, record_id: string, options?: QueryRequest, ...given: Given<O>): AttioQuery<AttioRecord<V>>;

/** The parts of an object or a list that are needed, as in `attio.objects.list()` and `attio.lists.list()`. */
export interface KnownTarget {
  id: { readonly object_id?: string; readonly list_id?: string };
  api_slug: string | null;
}

/** Options of `keysOf`. */
export interface KeysOptions {
  /**
   * The objects and lists of the workspace, which map the ids of events to the slugs of queries. Where the needed one is
   * missing, an event matches the queries of every object, or of every list.
   */
  known?: readonly KnownTarget[];
}

/** A write, as resource and method. */
export type WriteOperation =
  | "records.create" | "records.update" | "records.replace" | "records.upsert" | "records.delete" | "records.merge" | "records.replaceValues"
  | "records.createMany" | "records.updateMany" | "records.upsertMany" | "records.deleteMany"
  | "entries.create" | "entries.update" | "entries.replace" | "entries.upsert" | "entries.delete" | "entries.replaceValues"
  | "entries.createMany" | "entries.updateMany" | "entries.upsertMany" | "entries.deleteMany"
  | "tasks.create" | "tasks.update" | "tasks.delete";

/** `keysOf(event)` and `keysOf.write(…)`. */
export interface KeysOf {
  /**
   * Keys that a webhook event makes stale: partial keys, on any connection. The event of a record matches queries of that
   * record, of lists of its object, and of lists that depend on it; a deletion or merge matches every query. Other events
   * match none.
   *
   * @example
   * const known = [...(await attio.objects.list()), ...(await attio.lists.list())];
   * for (const queryKey of keysOf(event, { known })) queryClient.invalidateQueries({ queryKey });
   */
  (event: WebhookEvent, options?: KeysOptions): AttioKey[];
  /**
   * Keys that a write makes stale, on the client's connection. Pass the object or list as the queries do. Without the id
   * of an updated record, all records of the object are stale. Attio also changes the other side of a relationship: where
   * a query shows that, pass its object, too.
   *
   * @example
   * await attio.records.update("deals", dealId, { values: { stage: "Won" } });
   * for (const queryKey of keysOf.write(attio, "records.update", "deals", dealId)) queryClient.invalidateQueries({ queryKey });
   */
  write(attio: AttioClient, operation: Extract<WriteOperation, `records.${string}`>, object: string, record_id?: string): AttioKey[];
  write(attio: AttioClient, operation: Extract<WriteOperation, `entries.${string}`>, list: string, entry_id?: string): AttioKey[];
  write(attio: AttioClient, operation: Extract<WriteOperation, `tasks.${string}`>, task_id?: string): AttioKey[];
}

/** Keys that an event, or a write, makes stale. */
export const keysOf: KeysOf;

/**
 * Whether keys of `keysOf` match the key of a query: for libraries that do not match partial keys.
 *
 * @example
 * const keys = keysOf(event, { known });
 * mutate((key) => isStale(key, keys)); // SWR
 */
export function isStale(queryKey: unknown, keys: readonly AttioKey[]): boolean;

