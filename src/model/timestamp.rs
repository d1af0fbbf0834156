use wasm_bindgen::prelude::*;

/// A moment as the vendor writes it: ISO 8601, UTC, up to nine decimals of a second.
pub type Timestamp = String;

/// A calendar day as the vendor writes it.
pub type CalendarDate = String;

#[wasm_bindgen(typescript_custom_section)]
const TIMESTAMP: &'static str = r#"
/**
 * A moment, ISO 8601 in UTC with up to nine decimals: `"2023-01-01T15:00:00.000000000Z"`.
 * A JavaScript `Date` made from it keeps milliseconds only.
 */
export type Timestamp = string;

/** A calendar day without time and zone: `"2023-01-01"`. A full timestamp has been seen in its place. */
export type CalendarDate = string;
"#;
