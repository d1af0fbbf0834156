//! Rows, exports, bulk and metadata of `records` and `entries`: their types. They are JavaScript (`js/rows`) and a
//! WebAssembly of their own (`rows/`), loaded on first use.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const ROWS: &'static str = include_str!("rows.d.ts");
