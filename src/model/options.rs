//! Options of the client and of a call. They are read in `src/client.rs` and `src/js/options.rs`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &'static str = include_str!("options.d.ts");
