//! The discriminant of a union's last member, the one for what is not listed.

use wasm_bindgen::prelude::*;

// A plain `string` here would keep TypeScript from narrowing the union at all: `"text"` is a string
// too, so every comparison would leave the last member in. A pattern that no listed value fits
// narrows, and is still a string.
#[wasm_bindgen(typescript_custom_section)]
const UNLISTED: &'static str = include_str!("unlisted.d.ts");
