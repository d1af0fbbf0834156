//! Pages: what an answer becomes when it is one of a list.

use crate::core::operation::{Operation, Paging};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/page.js")]
extern "C" {
    type Page;
    #[wasm_bindgen(catch, constructor)]
    fn new(pager: &JsValue, data: &Array, next: &JsValue, previous: &JsValue) -> Result<Page, JsValue>;
}

/// Where a page stands in its list.
pub struct Position {
    /// The `Pager` that asked, for the page to ask on.
    pub pager: JsValue,
    /// The page before, or undefined.
    pub previous: JsValue,
    pub offset: f64,
    pub limit: u32,
}

impl Position {
    /// Makes the page of what came. Fails when the server goes in circles.
    pub fn page(&self, operation: &Operation, items: &Array, answer: &JsValue) -> Result<JsValue, JsValue> {
        let received = items.length();
        let next = match operation.paging {
            Paging::Offset(size) if !size.is_last(self.limit, received) => (self.offset + f64::from(received)).into(),
            Paging::Cursor(_) => cursor(answer),
            _ => JsValue::UNDEFINED,
        };
        Page::new(&self.pager, items, &next, &self.previous).map(Into::into)
    }
}

/// `pagination.next_cursor` of an answer, or undefined.
pub fn cursor(answer: &JsValue) -> JsValue {
    let cursor = Reflect::get(answer, &"pagination".into())
        .and_then(|pagination| Reflect::get(&pagination, &"next_cursor".into()))
        .unwrap_or_default();
    if cursor.is_string() && cursor.is_truthy() { cursor } else { JsValue::UNDEFINED }
}
