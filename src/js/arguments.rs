//! Arguments on their way in: path parameters here, all else by `js/client/values.js`, strictly. What
//! the caller passed is never changed.

use super::error::invalid_argument;
use crate::core::operation::{Operation, cut};
use crate::core::url;
use js_sys::Object;
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
    /// A copy of extra headers.
    #[wasm_bindgen(catch)]
    pub fn headers(bag: &JsValue) -> Result<Object, JsValue>;
    /// A key as the header that carries it.
    #[wasm_bindgen(catch)]
    pub fn bearer(key: &JsValue) -> Result<JsValue, JsValue>;
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
