//! Definitions of lists: `Page` and `PagePromise` of `js/client/page.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("page.d.ts");
