//! The filter language. It is written in TypeScript because Rust cannot say which keys are
//! allowed (`filter.d.ts`); the values never pass through Rust.

use super::Json;
use wasm_bindgen::prelude::*;

/// A filter as it is sent.
pub type Filter = Json;

// An index signature by `string` would also take `$neq`, so keys are typed by how they begin: the
// slugs and ids of attributes begin with a letter, a digit or an underscore, operators with `$`.
#[wasm_bindgen(typescript_custom_section)]
const FILTER: &'static str = include_str!("filter.d.ts");
