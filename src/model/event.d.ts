/** Fields of every event. The key, headers, bodies and path arguments are in none of them. */
export interface ClientEventBase {
    /** The same in all events of one call; a page of a list is a call of its own. */
    callId: number;
    /** `"GET"`, `"POST"` … */
    method: string;
    /**
     * The path as the vendor documents it, with its parameters unfilled: `/v2/objects/{object}/records/query`. Of a raw
     * request its own path, with `{id}` in place of what could be an id.
     */
    path: string;
    /** 1 for the first try. */
    attempt: number;
}

/**
 * A request is about to be sent. It is told synchronously, directly before `fetch` is called, so that a wrapper of `fetch`
 * can join the two.
 */
export interface RequestEvent extends ClientEventBase {
    type: "request";
}

/** An answer has come, of any status. */
export interface ResponseEvent extends ClientEventBase {
    type: "response";
    status: number;
    /** Milliseconds since the request was sent. */
    ms: number;
    /** The gateway's `X-Request-Id`, to quote to support. */
    requestId?: string;
}

/** An attempt failed and there will be another. */
export interface RetryEvent extends ClientEventBase {
    type: "retry";
    /** The status that caused it; absent when no answer came. */
    status?: number;
    /** Milliseconds until the next attempt. */
    ms: number;
    /** The gateway's `X-Request-Id` of the attempt that failed, where there was an answer. */
    requestId?: string;
}

/** A request waits for its turn, for the rate limit or another request's 429. */
export interface WaitEvent extends ClientEventBase {
    type: "wait";
    /** Milliseconds until it is sent. */
    ms: number;
}

/** Argument of `onEvent`, discriminated by `type`. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | WaitEvent;
