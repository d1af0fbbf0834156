use wasm_bindgen::prelude::*;

/// A moment as the vendor writes it: ISO 8601, UTC, up to nine decimals of a second.
pub type Timestamp = String;

/// A calendar day as the vendor writes it.
pub type CalendarDate = String;

#[wasm_bindgen(typescript_custom_section)]
const TIMESTAMP: &'static str = include_str!("timestamp.d.ts");
