//! Events of a call, as `onEvent` receives them. They are made in `js/client/wire.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const EVENT: &'static str = include_str!("event.d.ts");
