//! Types of the rows, exports, bulk writes and metadata of `records` and `entries`. Their implementation is
//! JavaScript (`js/rows`) and a WebAssembly of its own (`rows/`), loaded on first use.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const ROWS: &'static str = include_str!("rows.d.ts");
