//! Plain rows out of pages of records, as JSON, NDJSON or CSV.
//!
//! A page of 500 records is some 2 MB of JSON, of which a row needs a fifth. It is scanned from its
//! bytes as they arrive, without building a tree: every byte is checked to be JSON and UTF-8, what a
//! row keeps is copied as it stands.
//!
//! The way of a page: [`scan`] takes bytes in and finds the records in them, with [`cursor`], which
//! knows JSON, and [`keys`], which guesses; [`rows`] reads a record by its [`plan`], with [`value`],
//! which knows the types of attributes; [`row`] and [`csv`] write it.

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
