/**
 * Kind of failure, for programs to branch on:
 * - `configuration`, `invalid_argument`: refused before sending, for the options of the client or the arguments
 * - `authentication`, `permission`, `not_found`: 401; 403; 404
 * - `conflict`: 409, and the codes `uniqueness_conflict` and `merge_in_progress`
 * - `missing_connection`: the gateway has no usable connection, or consent failed
 * - `validation`: every other 4xx
 * - `rate_limited`, `timeout`, `server`: 429; the client's own timeout or 408; 5xx
 * - `network`, `decode`: no answer, an incomplete one or a redirect; a 2xx without the promised content
 */
export type AttioErrorKind =
    | "configuration" | "invalid_argument"
    | "authentication" | "permission" | "not_found"
    | "conflict" | "missing_connection" | "validation"
    | "rate_limited" | "timeout" | "server"
    | "network" | "decode";

/** Origin of the failure: this package, the network, the Maton gateway or Attio. */
export type AttioErrorSource = "client" | "network" | "gateway" | "attio";

/** One mistake in a request, as the server reports it. */
export interface ValidationError {
    /** Code of the mistake, such as `invalid_type`. */
    code?: string;
    /** Path of the field that is wrong. */
    path?: (string | number)[];
    /** Description of the mistake. */
    message?: string;
    [field: string]: unknown;
}

/**
 * The one class that every failure rejects with, except an abort: that rejects with the signal's own reason. Branch
 * on `kind`. Properties without a known value are absent.
 * ```ts
 * try {
 *   await attio.records.create("companies", { values });
 * } catch (error) {
 *   if (AttioError.is(error) && error.kind === "conflict") …
 * }
 * ```
 */
export class AttioError extends Error {
    private constructor();
    /** Whether a caught value is an `AttioError`, also one of another copy of this package. */
    static is(value: unknown): value is AttioError;
    readonly name: "AttioError";
    readonly kind: AttioErrorKind;
    readonly source: AttioErrorSource;
    /** The status of the answer. */
    readonly status?: number;
    /** The server's code, such as `"uniqueness_conflict"`. */
    readonly code?: string;
    /** The server's type, such as `"invalid_request_error"`. */
    readonly type?: string;
    /** The individual mistakes, where the server lists them. */
    readonly validationErrors?: ValidationError[];
    /** Wait that the server asked for, in milliseconds. */
    readonly retryAfterMs?: number;
    /** The gateway's `X-Request-Id`, to quote to support. */
    readonly requestId?: string;
    readonly method?: string;
    /** The path of the operation. */
    readonly path?: string;
    /** Number of attempts that were made. */
    readonly attempts?: number;
    /** `true` where the server may have processed the request although it failed. */
    readonly maybeProcessed?: boolean;
    /** The first 2 kB of the answer, as text. */
    readonly body?: string;
    /** The error that caused this one. */
    readonly cause?: unknown;
    /** All properties as a plain object; it contains no key. */
    toJSON(): Record<string, unknown>;
}
