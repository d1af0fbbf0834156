use wasm_bindgen::prelude::*;

/// A country, ISO 3166-1 alpha-2.
pub type CountryCode = String;

#[wasm_bindgen(typescript_custom_section)]
const COUNTRY_CODE: &'static str = include_str!("country.d.ts");
