//! The discriminant of a union's last member, which stands for unlisted values.

use wasm_bindgen::prelude::*;

// With a plain `string`, TypeScript would not narrow the union at all: `"text"` is a string too, so every comparison
// would leave the last member in. A template literal type that no listed value matches narrows it, and is still a
// string.
#[wasm_bindgen(typescript_custom_section)]
const UNLISTED: &'static str = include_str!("unlisted.d.ts");
