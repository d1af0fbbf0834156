/**
 * Kind of failure, to decide by:
 * - `configuration`, `invalid_argument`: refused before sending, for the options of the client or the arguments
 * - `authentication`, `permission`, `not_found`: 401; 403; 404
 * - `conflict`: 409, and the codes `uniqueness_conflict` and `merge_in_progress`
 * - `missing_connection`: the gateway has no usable connection, or consent failed
 * - `validation`: every other 4xx
 * - `rate_limited`, `timeout`, `server`: 429; our timer or 408; 5xx
 * - `network`, `decode`: no answer, a broken one or a redirect; a 2xx that is not what was promised
 */
export type AttioErrorKind =
    | "configuration" | "invalid_argument"
    | "authentication" | "permission" | "not_found"
    | "conflict" | "missing_connection" | "validation"
    | "rate_limited" | "timeout" | "server"
    | "network" | "decode";

/** Who refused: this package, the way there, the Maton gateway or Attio. */
export type AttioErrorSource = "client" | "network" | "gateway" | "attio";

/** One thing that is wrong with a request, as the server puts it. */
export interface ValidationError {
    /** Code of the mistake, such as `invalid_type`. */
    code?: string;
    /** Where it is wrong. */
    path?: (string | number)[];
    /** Description of the mistake. */
    message?: string;
    [field: string]: unknown;
}

/**
 * Everything that fails rejects with this one class. Decide by `kind`. An abort is the one
 * exception: it rejects with the signal's own reason. What is not known is absent.
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
    /** Mistakes one by one, where the server lists them. */
    readonly validationErrors?: ValidationError[];
    /** How long the server asked to wait, in milliseconds. */
    readonly retryAfterMs?: number;
    /** The gateway's `X-Request-Id`, to quote to support. */
    readonly requestId?: string;
    readonly method?: string;
    /** The path of the operation. */
    readonly path?: string;
    /** How many attempts were made. */
    readonly attempts?: number;
    /** `true` where it is unknown whether the server processed the request. */
    readonly maybeProcessed?: boolean;
    /** The first 2 kB of the answer, as text. */
    readonly body?: string;
    /** Error that caused this one. */
    readonly cause?: unknown;
    /** All of it as a plain object; it holds no key. */
    toJSON(): Record<string, unknown>;
}
