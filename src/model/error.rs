//! What an `AttioError` holds; the class itself is in `src/js/error.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const ERROR: &'static str = r#"
/**
 * What went wrong, to decide by:
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
    /** What is wrong, such as `invalid_type`. */
    code?: string;
    /** Where it is wrong. */
    path?: (string | number)[];
    /** What is wrong, for people. */
    message?: string;
    [field: string]: unknown;
}
"#;
