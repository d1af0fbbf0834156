//! Arguments and options that are refused before anything is sent, as the `AttioError` of `error.js`.

use crate::core::failure::{Kind, Source};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = createError)]
    fn create_error(kind: &str, source: &str, message: &str) -> JsValue;
    /// The same error as one of a client's option.
    #[wasm_bindgen(js_name = asConfiguration)]
    pub fn as_configuration(error: JsValue) -> JsValue;
}

/// An argument that is refused: `` `limit` must be … ``.
pub fn invalid_argument(name: &str, complaint: &str) -> JsValue {
    refuse(Kind::InvalidArgument, name, complaint)
}

/// A client option that is refused.
pub fn configuration(name: &str, complaint: &str) -> JsValue {
    refuse(Kind::Configuration, name, complaint)
}

#[inline(never)]
fn refuse(kind: Kind, name: &str, complaint: &str) -> JsValue {
    create_error(kind.as_str(), Source::Client.as_str(), &["`", name, "` ", complaint, "."].concat())
}
