/** Fields of every event. Events contain no key, headers, bodies or path arguments. */
export interface ClientEventBase {
    /** Id shared by all events of one call; a page of a list is a call of its own. */
    callId: number;
    /** `"GET"`, `"POST"` … */
    method: string;
    /**
     * The documented path with its parameters as placeholders: `/v2/objects/{object}/records/query`. For a raw request
     * its own path, with `{id}` for every segment that could be an id.
     */
    path: string;
    /** Number of the attempt, from 1. */
    attempt: number;
}

/**
 * A request is about to be sent. Emitted synchronously, directly before `fetch` is called, so that a wrapper of `fetch`
 * can associate the two.
 */
export interface RequestEvent extends ClientEventBase {
    type: "request";
}

/** An answer has arrived, of any status. */
export interface ResponseEvent extends ClientEventBase {
    type: "response";
    status: number;
    /** Milliseconds since the request was sent. */
    ms: number;
    /** The gateway's `X-Request-Id`, to quote to support. */
    requestId?: string;
}

/** An attempt failed and will be repeated. */
export interface RetryEvent extends ClientEventBase {
    type: "retry";
    /** The status that caused the retry; absent where no answer came. */
    status?: number;
    /** Milliseconds until the next attempt. */
    ms: number;
    /** The gateway's `X-Request-Id` of the attempt that failed, where there was an answer. */
    requestId?: string;
}

/** A request waits for its turn, because of the rate limit or another request's 429. It is told again where the plan changes. */
export interface WaitEvent extends ClientEventBase {
    type: "wait";
    /** Milliseconds until the request is sent, as planned. */
    ms: number;
}

/** Argument of `onEvent`, discriminated by `type`. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | WaitEvent;
