/** Options of one call, always its last argument. */
export interface RequestOptions {
    /** Ends the call at any point; it then rejects with the signal's own reason. */
    signal?: HostAbortSignal;
    /** Milliseconds per attempt, from sending until the body is read. Default: the client's. */
    timeoutMs?: number;
    /** How often a failed attempt is repeated. Default: the client's. */
    maxRetries?: number;
    /** The id of the Maton connection to use. Default: the client's. */
    connection?: string;
    /** More headers; they win over the client's. */
    headers?: Record<string, string>;
}

/** Options of waiting for a connection. */
export interface WaitOptions extends RequestOptions {
    /** Milliseconds to wait in all. Default 300 000. */
    timeoutMs?: number;
    /** Milliseconds between two looks. Default 2 000. */
    intervalMs?: number;
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
    headers?: Record<string, string>;
    /** Milliseconds per attempt, from sending until the body is read; waiting is not counted. Default 30 000, for uploads 300 000. */
    timeoutMs?: number;
    /** How often a failed attempt is repeated, where that is safe. Default 2. */
    maxRetries?: number;
    /** The longest wait that a server may ask for, in milliseconds; a longer one rejects at once. Default 60 000. */
    maxRetryDelayMs?: number;
    /**
     * How many requests may start in any one second; `null` for no limit.
     * Default 10 through Maton, directly 100 reads and 25 writes.
     */
    requestsPerSecond?: number | null;
    /** Called with every request, response, retry and wait. What it throws is ignored. */
    onEvent?: (event: ClientEvent) => void;
}

/** A request to an operation that has no method of its own. */
export interface RawRequest {
    /** Default `"GET"`. Only GET, PUT and DELETE are repeated when it is unknown whether they were processed. */
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    /** The path as Attio documents it: `"/v2/objects"`. */
    path: string;
    /** Parameters of the query; those that are `null` or undefined are left out, arrays repeat their key. */
    query?: Record<string, string | number | boolean | null | undefined | readonly (string | number | boolean)[]>;
    /** The body, sent as JSON exactly as it is: where Attio wants `data`, it must be in it. */
    body?: unknown;
}

/** The answer to a raw request. */
export interface RawResponse<T = unknown> {
    status: number;
    headers: HostHeaders;
    /** The whole body, with `data` where the vendor sends it in `data`. */
    body: T;
}
