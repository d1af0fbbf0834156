//! Property access on objects without getters: our own, copies of the caller's, and parsed JSON.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// The value of a property, or undefined where there is none. Only for copies, and for values that
/// came as JSON: there is no getter to throw.
pub fn property(bag: &JsValue, key: &str) -> JsValue {
    Reflect::get(bag, &JsValue::from_str(key)).unwrap_or_default()
}

/// Sets a property of an object of our own.
pub fn set(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// Takes a property out of a copy.
pub fn take(copy: &Object, key: &str) -> JsValue {
    let value = property(copy, key);
    let _ = Reflect::delete_property(copy, &JsValue::from_str(key));
    value
}
