//! Types of the platform. They are looked up in `globalThis`, because naming `Response` or `Blob`
//! outright would not compile for users whose `lib` has no DOM and who have no other source of them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const HOST: &'static str = include_str!("host.d.ts");
