use wasm_bindgen::prelude::*;

/// A point in time in the vendor's format: ISO 8601, UTC, up to nine decimals of a second.
pub type Timestamp = String;

/// A calendar day in the vendor's format.
pub type CalendarDate = String;

#[wasm_bindgen(typescript_custom_section)]
const TIMESTAMP: &'static str = include_str!("timestamp.d.ts");
