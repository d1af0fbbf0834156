//! Errors on their way out: a failure becomes the `AttioError` of `error.js`.

use super::object::set;
use crate::core::failure::{ErrorBody, Kind, Source};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = createError)]
    fn create_error(kind: &str, source: &str, message: &str, details: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = readBody)]
    fn read_body(text: &JsValue, secret: &JsValue) -> JsValue;
}

/// What an `AttioError` says beside its kind, source and message, by the names that it has there.
/// What is undefined, `null`, empty or false is left out.
#[derive(Default)]
pub struct Details(Object);

impl Details {
    pub fn caused_by(cause: &JsValue) -> Self {
        Details::default().with("cause", cause)
    }

    pub fn with(self, name: &str, value: &JsValue) -> Self {
        set(&self.0, name, value);
        self
    }

    pub fn error(&self, kind: Kind, source: Source, message: &str) -> JsValue {
        create_error(kind.as_str(), source.as_str(), message, &self.0)
    }
}

/// An argument that is refused before anything is sent: `` `limit` must be … ``.
pub fn invalid_argument(name: &str, complaint: &str) -> JsValue {
    refuse(Kind::InvalidArgument, name, complaint, JsValue::UNDEFINED)
}

/// An argument that threw when it was read.
pub fn threw(name: &str, cause: JsValue) -> JsValue {
    refuse(Kind::InvalidArgument, name, "could not be read", cause)
}

/// A client option that is refused.
pub fn configuration(name: &str, complaint: &str) -> JsValue {
    refuse(Kind::Configuration, name, complaint, JsValue::UNDEFINED)
}

#[inline(never)]
fn refuse(kind: Kind, name: &str, complaint: &str, cause: JsValue) -> JsValue {
    let message = ["`", name, "` ", complaint, "."].concat();
    Details::caused_by(&cause).error(kind, Source::Client, &message)
}

/// Reads the text of an error body: what the core needs of it, and the rest as `error.js` keeps it.
/// The text stays in JavaScript, however long it is; the key is blotted out of it: `secret` is
/// the header that carries it.
pub fn read(text: &JsValue, secret: &JsValue) -> (ErrorBody, JsValue) {
    let body = read_body(text, secret);
    let field = |name: &str| Reflect::get(&body, &name.into()).unwrap_or_default();
    let read = ErrorBody {
        code: field("code").as_string().unwrap_or_default(),
        message: field("message").as_string().unwrap_or_default(),
        attio: field("attio").is_truthy(),
    };
    (read, body)
}
