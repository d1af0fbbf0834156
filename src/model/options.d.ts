/** Options of one call, always its last argument. */
export interface RequestOptions {
    /** Aborts the call at any point; it then rejects with the signal's own reason. */
    signal?: HostAbortSignal | undefined;
    /**
     * Timeout in milliseconds for each attempt, from asking for the key until the body is read; waiting for the rate limit is not counted.
     * Default: the client's.
     */
    timeoutMs?: number | undefined;
    /**
     * Maximum wait for the rate limit in milliseconds; after it the call rejects with kind `timeout`, and nothing was sent. Default: the
     * client's.
     */
    turnTimeoutMs?: number | undefined;
    /** Maximum number of retries. Default: the client's. */
    maxRetries?: number | undefined;
    /** The id of the Maton connection to use. Default: the client's. */
    connection?: string | undefined;
    /** Additional headers, which take precedence over the client's. */
    headers?: HeadersLike | undefined;
}

/** Options of lists that can be read in stable order. */
export interface StableOptions {
    /**
     * Reads in the order of `created_at`, so that no record is missed or read twice while others are created, changed or deleted.
     * Cannot be combined with `sorts`, `filter_view_id` or `offset`. Default: `false`; for exports `true` unless one of these is
     * given.
     */
    stable?: boolean | undefined;
    /**
     * Continues, in stable order, after a page, an export or an error: pass their `after`. Records that were read before are not
     * read again; those created since then are.
     */
    after?: string | undefined;
}

/** Options of `records.query` and `entries.query`. */
export interface QueryOptions extends RequestOptions, StableOptions {}

/** Options of waiting for a connection. */
export interface WaitOptions extends RequestOptions {
    /** Maximum wait in milliseconds. Default 300 000. */
    timeoutMs?: number | undefined;
    /** Milliseconds between two requests. Default 2 000. */
    intervalMs?: number | undefined;
}

/** A request that asks a `Limiter` for its turn. */
export interface Turn {
    /** The id of the Maton connection, if there is one. */
    connection?: string;
    via: "maton" | "attio";
    /** Whether the request reads or writes; `"once"` is a write that must not be repeated. */
    effect: "reads" | "idempotent" | "once";
}

/**
 * A rate limit that several processes share.
 *
 * @example
 * let free = Promise.resolve();
 * const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
 * const limiter = { acquire: () => (free = free.then(() => pause(100))), penalty: (ms: number) => void (free = free.then(() => pause(ms))) };
 * const attio = new AttioClient({ apiKey, limiter });
 */
export interface Limiter {
    /** Resolves when the request may start. The signal aborts when the request no longer waits. */
    acquire(turn: Turn, signal: HostAbortSignal): Promise<void> | void;
    /**
     * Called after a 429: no request may start for this many milliseconds, on the connection where one is named, else on
     * any.
     */
    penalty(ms: number, of: { connection?: string }): void;
}

/** Options of the client. All are optional. */
export interface ClientOptions {
    /**
     * The Maton API key; with `via: "attio"` an Attio token. A function is called for every attempt, and once more
     * after a 401. Omit it where a proxy adds the key.
     */
    apiKey?: string | (() => string | Promise<string>) | undefined;
    /** The id of the Maton connection to use. Without it the gateway chooses one. */
    connection?: string | undefined;
    /** Whether requests go through the Maton gateway or directly to Attio. Default `"maton"`. */
    via?: "maton" | "attio" | undefined;
    /**
     * Replaces the origin, `https://api.maton.ai` or `https://api.attio.com`. It may be a path on the page's own
     * origin, such as `"/api/attio"`; `http:` is allowed on loopback only.
     */
    baseUrl?: string | undefined;
    /** The function that sends requests, called as `fetch(url, init)`. Default: the global one. */
    fetch?: FetchLike | undefined;
    /** Headers of every request. */
    headers?: HeadersLike | undefined;
    /**
     * Timeout in milliseconds for each attempt, from asking for the key, or reading the file of an upload, until the body is
     * read; waiting for the rate limit is not counted. Default 30 000, for uploads 300 000.
     */
    timeoutMs?: number | undefined;
    /**
     * Maximum wait for the rate limit in milliseconds; after it the call rejects with kind `timeout`, and nothing was sent. Default:
     * no limit.
     */
    turnTimeoutMs?: number | undefined;
    /** Maximum number of retries, where a retry is safe. Default 2. */
    maxRetries?: number | undefined;
    /**
     * Longest wait that a server may ask for, in milliseconds; where it asks for longer, the call rejects
     * immediately. Default 60 000.
     */
    maxRetryDelayMs?: number | undefined;
    /**
     * Maximum number of request starts in any one second; `null` for no limit. Default 10 through Maton, directly 100
     * reads and 25 writes. Temporarily lower after a 429.
     */
    requestsPerSecond?: number | null | undefined;
    /**
     * Replaces the rate limit where several processes share one: it is asked before each request. Cannot be combined with
     * `requestsPerSecond`.
     */
    limiter?: Limiter | undefined;
    /**
     * Makes equal reads that are under way at the same time share one request: the same method, path, query, body, connection,
     * headers, `timeoutMs` and `maxRetries`. Each caller gets its own value; an abort ends the request when no caller is left.
     * Writes, downloads and exports are never shared, and nothing is cached. Default `false`.
     */
    dedupe?: boolean | undefined;
    /** Called on every request, response, retry and wait. Its exceptions are ignored. */
    onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** Headers: an object, or pairs of a name and a value, such as a `Headers`. */
export type HeadersLike = Record<string, string | undefined> | Iterable<readonly [string, string]>;

/**
 * Query parameters: an object, or pairs of a name and a value, such as a `URLSearchParams`. A list repeats its key.
 */
export type QueryLike =
    | Record<string, QueryValue | readonly QueryValue[] | null>
    | Iterable<readonly [string, QueryValue | readonly QueryValue[] | null]>;

/** A value of a query parameter; a date is sent as ISO 8601. */
export type QueryValue = string | number | boolean | Date | undefined;

/** A request to an operation that has no method. */
export interface RawRequest {
    /** Default `"GET"`. Only GET, PUT and DELETE are repeated where it is unknown whether they were processed. */
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
    /** The path as in Attio's documentation: `"/v2/objects"`. */
    path: string;
    /** Query parameters; those that are `null` or undefined are left out, arrays repeat their key. */
    query?: QueryLike | undefined;
    /**
     * The body, sent as JSON without changes: where Attio expects `data`, include it. Text must be JSON already;
     * `FormData`, `Blob`, `URLSearchParams` and bytes are sent as by the platform's `fetch`.
     */
    body?: unknown;
}

/** The answer to a raw request. */
export interface RawResponse<T = unknown> {
    status: number;
    headers: HostHeaders;
    /** The whole body, including its `data`. */
    body: T;
}
