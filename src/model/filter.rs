//! The filter language. It is written in TypeScript (`filter.d.ts`), because Rust types cannot express which keys are
//! allowed; filters never pass through Rust.

use super::Json;
use wasm_bindgen::prelude::*;

/// A filter as it is sent.
pub type Filter = Json;

// An index signature by `string` would also accept `$neq`, so keys are typed by their first character: slugs and ids
// of attributes begin with a letter, a digit or an underscore, operators with `$`.
#[wasm_bindgen(typescript_custom_section)]
const FILTER: &'static str = include_str!("filter.d.ts");
