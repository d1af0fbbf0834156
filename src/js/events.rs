//! What `onEvent` is told: never the key, never a body, and nothing it does changes anything.

use super::object::set;
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/wire.js")]
extern "C" {
    fn notify(listener: &JsValue, event: &JsValue);
}

/// One event in the making.
pub struct Event(Object);

impl Event {
    pub fn new(kind: &str, method: &str, path: &str, attempt: u32) -> Self {
        let event = Event(Object::new()).with("type", &kind.into()).with("method", &method.into());
        event.with("path", &path.into()).with("attempt", &attempt.into())
    }

    pub fn with(self, key: &str, value: &JsValue) -> Self {
        set(&self.0, key, value);
        self
    }

    /// Tells the listener. What it throws is its own affair.
    pub fn tell(self, listener: &JsValue) {
        notify(listener, &self.0);
    }
}
