//! Plain rows from pages of records, as JSON, NDJSON or CSV.
//!
//! A page of 500 records is about 2 MB of JSON, and rows need a fifth of it. The bytes are scanned as they arrive,
//! without building a tree: every byte is checked to be JSON and UTF-8, and the parts that a row needs are copied
//! verbatim.
//!
//! The modules in the order of the data: [`scan`] takes bytes and finds the records in them, with [`cursor`] for the
//! JSON grammar and [`keys`] for predicting keys; [`rows`] reads a record by its [`plan`], with [`value`] for the
//! types of attributes; [`row`] and [`csv`] write it.

pub mod csv;
pub mod cursor;
pub mod json;
pub mod keys;
pub mod plan;
pub mod row;
pub mod rows;
pub mod scan;
pub mod text;
pub mod value;

#[cfg(target_arch = "wasm32")]
mod wasm;
