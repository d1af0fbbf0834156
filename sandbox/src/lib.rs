//! An in-memory Attio workspace behind an in-memory Maton gateway.
//!
//! It behaves like the services: keys, connections and scopes are checked; values are coerced; filters, sorts and
//! paging work; writes are stored; errors have the vendor's bodies. It is checked against the vendor's contract
//! (`tests/contract.rs`).
//!
//! A request passes through [`sandbox`] (faults, CORS, choice of the service), [`gateway`] (connections, keys, scopes) and
//! [`http::router`] to a handler in [`api`], which reads and changes the [`store`]; [`query`] finds records. A handler's
//! writes emit events, from which [`webhooks`] makes deliveries.
//!
//! Methods, paths and scopes come from the client's table of operations (`docs/operations.json`). A new operation
//! needs a line in the `HANDLERS` of a file in `api/`, and the function that it names.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod api;
pub mod faults;
pub mod gateway;
pub mod http;
pub mod json_path;
pub mod options;
pub mod query;
pub mod random;
pub mod sandbox;
pub mod seed;
pub mod store;
pub mod time;
pub mod webhooks;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use options::Options;
pub use sandbox::Sandbox;
