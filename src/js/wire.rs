//! Rust's side of the JavaScript that makes calls and carries out their steps.

use js_sys::Object;
use wasm_bindgen::prelude::*;

/// The first of the numbers in `ended.js` that tell of a failed attempt.
pub const LOST: u8 = 7;

#[wasm_bindgen(module = "/js/client/call.js")]
extern "C" {
    /// Reads the input and the options of an operation; throws what is wrong with them.
    #[wasm_bindgen(catch)]
    #[allow(clippy::too_many_arguments, reason = "an object to hold them would have to be made for each call")]
    pub fn prepare(
        settings: &Object,
        operation: u32,
        method: &str,
        path: &str,
        input: u8,
        output: u8,
        preset: u8,
        matches: bool,
        required: &str,
        pages: u8,
        usual: u32,
        largest: u32,
        given: &JsValue,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = prepareRaw)]
    pub fn prepare_raw(
        settings: &Object,
        operation: u32,
        method: &str,
        path: &str,
        output: u8,
        request: &Object,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
    /// The settings of a client on another connection.
    #[wasm_bindgen(js_name = withConnection)]
    pub fn with_connection(settings: &Object, connection: &JsValue) -> Object;
}

#[wasm_bindgen(module = "/js/client/wire.js")]
extern "C" {
    pub fn send(call: &JsValue, followed: bool, attempt: u32) -> JsValue;
    pub fn sleep(call: &JsValue, ms: f64, attempt: u32, is_retry: bool, status: u16) -> JsValue;
    #[wasm_bindgen(js_name = askKey)]
    pub fn ask_key(call: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = readBody)]
    pub fn read_body(call: &JsValue) -> JsValue;
    /// Keeps `Attempts::to_numbers` in the call.
    pub fn keep(call: &JsValue, bits: u32, retries: u32, turn: u32, refused_at: u32, queued_at: u32);
    /// Asks the caller's limiter for the turn.
    #[wasm_bindgen(js_name = askTurn)]
    pub fn ask_turn(call: &JsValue, effect: &str) -> JsValue;
    /// Tells the caller's limiter of a 429.
    pub fn penalty(call: &JsValue, ms: f64, of_connection: bool);
    /// The connection of a call as a number.
    pub fn connection(call: &JsValue) -> u32;
    /// A header of the answer.
    pub fn header(call: &JsValue, name: &str) -> Option<String>;
    /// Where the redirect of a download leads.
    pub fn address(call: &JsValue) -> Option<String>;
}

#[wasm_bindgen(module = "/js/client/error.js")]
extern "C" {
    pub type ErrorBody;
    #[wasm_bindgen(method, getter)]
    pub fn code(this: &ErrorBody) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn message(this: &ErrorBody) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn attio(this: &ErrorBody) -> bool;

    /// Reads the body of an answer that is no success. The text stays in JavaScript, however long it is.
    #[wasm_bindgen(js_name = readError)]
    pub fn read_error(call: &JsValue) -> ErrorBody;
    /// The error of a call.
    pub fn fail(
        call: &JsValue,
        kind: &str,
        source: &str,
        message: &str,
        retry_after_ms: Option<f64>,
        attempts: u32,
        maybe_processed: bool,
    ) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds of a clock that only goes forward.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn now() -> f64;
    /// A number in `0..1`.
    #[wasm_bindgen(js_namespace = Math)]
    pub fn random() -> f64;
}
