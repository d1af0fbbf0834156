//! Functions that `js/client` calls, besides the steps of a call.

use crate::api::listing::TABLE;
use crate::core::operation::PageSize;
use crate::core::url;
use wasm_bindgen::prelude::*;

/// The operations: see [`TABLE`].
#[wasm_bindgen(skip_typescript)]
pub fn table() -> String {
    TABLE.into()
}

/// A base URL without trailing slashes. Throws the reason where it is refused, as the end of a sentence that begins
/// with the option's name; so do the next two.
#[wasm_bindgen(skip_typescript, js_name = baseUrl)]
pub fn base_url(url: &str) -> Result<String, JsValue> {
    url::base(url).map(String::from).map_err(JsValue::from_str)
}

/// Checks the path of a raw request.
#[wasm_bindgen(skip_typescript, js_name = checkRawPath)]
pub fn check_raw_path(path: &str) -> Result<(), JsValue> {
    url::raw_path(path).map_err(JsValue::from_str)
}

/// A path parameter, percent-encoded.
#[wasm_bindgen(skip_typescript, js_name = encodeSegment)]
pub fn encode_segment(text: &str) -> Result<String, JsValue> {
    let mut segment = String::new();
    url::push_segment(&mut segment, text).map(|()| segment).map_err(JsValue::from_str)
}

/// Whether a page of a list by offset is the last one. Its list has the documented sizes `default` and `max`; the
/// page was requested with `limit` and has `received` items.
#[wasm_bindgen(skip_typescript, js_name = isLastPage)]
pub fn is_last_page(default: u16, max: u16, limit: u32, received: u32) -> bool {
    PageSize { default, max }.is_last(limit, received)
}

#[wasm_bindgen(typescript_custom_section)]
const CLIENT: &'static str = include_str!("client.d.ts");
