//! An in-memory Attio workspace behind an in-memory Maton gateway.
//!
//! It answers as the services do: keys, connections and scopes are checked, values are coerced, filters, sorts and
//! pages work, what is written is there afterwards, and errors have the bodies of the vendor. It is checked against
//! the vendor's contract (`tests/contract.rs`).
//!
//! The way of a request: [`sandbox`] (faults, CORS, which service) → [`connections`] or [`auth`] → [`router`]
//! (a table of operations) → a function in [`routes`] → [`store`].
//!
//! A new operation is a line in the `ROUTES` of one file in `routes/` and the function it names.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod attributes;
pub mod auth;
pub mod body;
pub mod call;
pub mod connections;
pub mod deletion;
pub mod error;
pub mod faults;
pub mod filter;
pub mod http;
pub mod look;
pub mod multipart;
pub mod options;
pub mod paging;
pub mod query;
pub mod random;
pub mod record;
pub mod relationships;
pub mod router;
pub mod routes;
pub mod rows;
pub mod sandbox;
pub mod schema;
pub mod seed;
pub mod sort;
pub mod sql;
pub mod store;
pub mod time;
pub mod writing;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use options::Options;
pub use sandbox::Sandbox;
