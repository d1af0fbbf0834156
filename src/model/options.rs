//! Options of the client and of a call. They are read in `js/client/options.js` and `js/client/values.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &'static str = include_str!("options.d.ts");
