//! Arguments on their way in: path parameters, query bags and bodies, read strictly by `values.js`.
//! What the caller passed is never changed.

use super::error::invalid_argument;
use super::object::{property, set};
use crate::core::operation::{Input, Operation, Output, Preset, cut};
use crate::core::url;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/values.js")]
extern "C" {
    /// A shallow copy of an object; undefined gives an empty one.
    #[wasm_bindgen(catch)]
    pub fn copy(bag: &JsValue, name: &str) -> Result<Object, JsValue>;
    /// Refuses what is left of a copy when all that is known is taken.
    #[wasm_bindgen(catch, js_name = nothingLeft)]
    pub fn nothing_left(copy: &Object) -> Result<(), JsValue>;
    /// A whole number within `min..=max`.
    #[wasm_bindgen(catch, js_name = wholeNumber)]
    pub fn whole_number(value: &JsValue, name: &str, min: f64, max: f64) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_name = checkSignal)]
    pub fn check_signal(signal: &JsValue) -> Result<(), JsValue>;
    /// A copy of extra headers.
    #[wasm_bindgen(catch)]
    pub fn headers(bag: &JsValue) -> Result<Object, JsValue>;
    /// A copy of a query bag as a query string: empty, or from its question mark on.
    #[wasm_bindgen(catch)]
    pub fn query(copy: &Object) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    fn check(rules: &str, input: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn stringify(value: &JsValue, names: bool) -> Result<JsValue, JsValue>;
    /// The form of an upload; a stream in it is read to its end.
    pub fn form(upload: &Object, signal: &JsValue) -> Promise;
}

/// Gives a copy of an input what it is when it is left out.
pub fn preset(preset: Preset, copy: &Object) {
    let (key, value) = match preset {
        Preset::App => ("app", "attio".into()),
        Preset::NotCompleted => ("is_completed", false.into()),
        Preset::None | Preset::FullNames => return,
    };
    if property(copy, key).is_undefined() {
        set(copy, key, &value);
    }
}

/// The path of an operation with its parameters filled in.
pub fn path(operation: &Operation, parameters: &[JsValue]) -> Result<String, JsValue> {
    let mut path = String::new();
    let mut rest = operation.path();
    for value in parameters {
        let (before, from_name) = cut(rest, b'{');
        let (name, after) = cut(from_name.unwrap_or_default(), b'}');
        path.push_str(before);
        rest = after.unwrap_or_default();
        let complaint = match value.as_string() {
            Some(value) => url::push_segment(&mut path, &value).err(),
            None => Some("must be a string"),
        };
        if let Some(complaint) = complaint {
            return Err(invalid_argument(name, complaint));
        }
    }
    path.push_str(rest);
    Ok(path)
}

/// Refuses an input that breaks a rule of its operation, before anything is sent.
pub fn require(operation: &Operation, input: &Object) -> Result<(), JsValue> {
    let rules = operation.rules();
    if rules.is_empty() { Ok(()) } else { check(rules, input) }
}

/// A body as JSON text, inside `{ "data": … }` where the operation wants it so.
pub fn body(input: &JsValue, operation: &Operation) -> Result<JsValue, JsValue> {
    let names = operation.preset == Preset::FullNames;
    if operation.input != Input::Data || operation.output == Output::Raw {
        return stringify(input, names);
    }
    let whole = Object::new();
    set(&whole, "data", input);
    stringify(&whole, names)
}
