use wasm_bindgen::prelude::*;

/// A country, ISO 3166-1 alpha-2.
pub type CountryCode = String;

#[wasm_bindgen(typescript_custom_section)]
const COUNTRY_CODE: &'static str = r#"
/** A country in two letters, ISO 3166-1 alpha-2: `"US"`. */
export type CountryCode = string;
"#;
