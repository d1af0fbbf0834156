// Outcomes of a step of a call, by numbers that src/js/call.rs reads.

/**
 * @typedef {{ how: number, status: number, value: any, result?: any, response?: Response, parsed?: boolean, cause?: unknown }} Ended
 * `parsed`: the value is JSON or the response, no text; `cause`: why it is not
 */

/** The call begins. */
export const BEGAN = 0;
/** The source of an upload was read. */
export const BODY_READ = 1;
/** The key is known. */
export const KEY_GIVEN = 2;
/** No usable key: the cause. */
export const KEY_FAILED = 3;
export const SLEPT = 4;
/** The signal aborted: its reason. */
export const ABORTED = 5;
/** Nothing was sent: the error that says why. */
export const REFUSED = 6;
/** No answer, or not all of it: the error. */
export const LOST = 7;
/** The same in a browser page, before there was a response. */
export const LOST_IN_PAGE = 8;
export const TIMED_OUT = 9;
/** A good answer with the promised content: the result. */
export const SUCCEEDED = 10;
/** Any other complete answer: its text, or the cause. */
export const ANSWERED = 11;
/** A 2xx that is JSON and has not the promised shape. */
export const NOT_PROMISED = 12;
/** The function that gives the key took too long. */
export const KEY_TIMED_OUT = 13;
/** The source of an upload took too long. */
export const BODY_TIMED_OUT = 14;
/** The limiter lets the request start. */
export const TURN_GIVEN = 15;
/** The limiter took longer than `turnTimeoutMs`. */
export const TURN_TIMED_OUT = 16;
/** The limiter threw or rejected: the cause. */
export const TURN_FAILED = 17;
