//! Types of the platform. They are looked up in `globalThis`: naming `Response` or `Blob` directly would not compile
//! for users whose `lib` has no DOM.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const HOST: &'static str = include_str!("host.d.ts");
