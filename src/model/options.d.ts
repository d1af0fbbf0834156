/** Options of one call, always its last argument. */
export interface RequestOptions {
    /** Ends the call at any point; it then rejects with the signal's own reason. */
    signal?: HostAbortSignal;
    /** Milliseconds per attempt, from asking for the key until the body is read; waiting for the turn is not counted. Default: the client's. */
    timeoutMs?: number;
    /** Milliseconds to wait for the turn in the rate limit at most; then kind `timeout`, and nothing was sent. Default: the client's. */
    turnTimeoutMs?: number;
    /** How often a failed attempt is repeated. Default: the client's. */
    maxRetries?: number;
    /** The id of the Maton connection to use. Default: the client's. */
    connection?: string;
    /** More headers; they win over the client's. */
    headers?: HeadersLike;
}

/** Options of lists that can be read in stable order. */
export interface StableOptions {
    /**
     * Reads in the order of `created_at`, so that no record is missed or read twice when others are created, changed or deleted
     * meanwhile. Not beside `sorts`, `filter_view_id` or `offset`. Default: `false`; of exports `true` where none of these is given.
     */
    stable?: boolean;
    /**
     * Goes on, in stable order, after a page, an export or an error: their `after`. What was read before is not read again; what
     * was created since then is.
     */
    after?: string | undefined;
}

/** Options of `records.query` and `entries.query`. */
export interface QueryOptions extends RequestOptions, StableOptions {}

/** Options of waiting for a connection. */
export interface WaitOptions extends RequestOptions {
    /** Milliseconds to wait in all. Default 300 000. */
    timeoutMs?: number;
    /** Milliseconds between two looks. Default 2 000. */
    intervalMs?: number;
}

/** A request that asks a `Limiter` for its turn. */
export interface Turn {
    /** The id of the Maton connection, if there is one. */
    connection?: string;
    via: "maton" | "attio";
    /** Whether it reads, or writes: `"once"` must not be sent twice. */
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
    /** Is told of a 429: nothing is to start for so many milliseconds, on one connection where it is named, else at all. */
    penalty(ms: number, of: { connection?: string }): void;
}

/** Options of the client. All of them may be left out. */
export interface ClientOptions {
    /**
     * The Maton API key; with `via: "attio"` an Attio token. A function is called for every attempt,
     * and once more after a 401. Leave it out where a proxy adds it.
     */
    apiKey?: string | (() => string | Promise<string>);
    /** The id of the Maton connection to use. Without it the gateway chooses one. */
    connection?: string;
    /** Through the Maton gateway, or straight to Attio. Default `"maton"`. */
    via?: "maton" | "attio";
    /**
     * Replaces the origin, `https://api.maton.ai` or `https://api.attio.com`. It may
     * be a path of the page's own origin, such as `"/api/attio"`; `http:` only on loopback.
     */
    baseUrl?: string;
    /** The function that sends the requests, called as `fetch(url, init)`. Default: the global one. */
    fetch?: FetchLike;
    /** Headers of every request. */
    headers?: HeadersLike;
    /**
     * Milliseconds per attempt, from asking for the key, or reading the file of an upload, until the body is read; waiting for
     * the turn is not counted. Default 30 000, for uploads 300 000.
     */
    timeoutMs?: number;
    /** Milliseconds to wait for the turn in the rate limit at most; then kind `timeout`, and nothing was sent. Default: no limit. */
    turnTimeoutMs?: number;
    /** How often a failed attempt is repeated, where that is safe. Default 2. */
    maxRetries?: number;
    /** The longest wait that a server may ask for, in milliseconds; a longer one rejects at once. Default 60 000. */
    maxRetryDelayMs?: number;
    /**
     * How many requests may start in any one second; `null` for no limit.
     * Default 10 through Maton, directly 100 reads and 25 writes. After a 429 they are fewer for a while.
     */
    requestsPerSecond?: number | null;
    /** Takes the place of the rate limit, where several processes share one: it is asked before each request. Not beside `requestsPerSecond`. */
    limiter?: Limiter;
    /** Called with every request, response, retry and wait. What it throws is ignored. */
    onEvent?: (event: ClientEvent) => void;
}

/** Headers: an object, or pairs of a name and a value, such as a `Headers`. */
export type HeadersLike = Record<string, string | undefined> | Iterable<readonly [string, string]>;

/** A query: an object, or pairs of a name and a value, such as a `URLSearchParams`. A list repeats its key. */
export type QueryLike =
    | Record<string, QueryValue | readonly QueryValue[] | null>
    | Iterable<readonly [string, QueryValue | readonly QueryValue[] | null]>;

/** A value in a query; a date is sent as ISO 8601. */
export type QueryValue = string | number | boolean | Date | undefined;

/** A request to an operation that has no method of its own. */
export interface RawRequest {
    /** Default `"GET"`. Only GET, PUT and DELETE are repeated when it is unknown whether they were processed. */
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    /** The path as Attio documents it: `"/v2/objects"`. */
    path: string;
    /** Parameters of the query; those that are `null` or undefined are left out, arrays repeat their key. */
    query?: QueryLike;
    /**
     * The body, sent as JSON exactly as it is: where Attio wants `data`, it must be in it. Text is sent as the JSON that it
     * is; `FormData`, `Blob`, `URLSearchParams` and bytes as the platform sends them.
     */
    body?: unknown;
}

/** The answer to a raw request. */
export interface RawResponse<T = unknown> {
    status: number;
    headers: HostHeaders;
    /** The whole body, with `data` where the vendor sends it in `data`. */
    body: T;
}
