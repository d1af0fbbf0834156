//! The definition of `AttioError`; the class itself is in `js/client/error.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const ERROR: &'static str = include_str!("error.d.ts");
