//! The client for the [Attio](https://attio.com) CRM REST API, reached through the
//! [Maton](https://maton.ai) gateway or directly, compiled to WebAssembly for npm.
//!
//! - [`core`] decides: operations, URLs, retries, rate limit, kinds of failures. Plain Rust, tested natively.
//! - [`js`] translates: the only code that touches JavaScript.
//! - [`api`] declares: one file per resource, its methods and its types.
//! - [`model`] holds types that resources share; `TypeScript` is generated from them.
//! - [`client`] exports the rest to JavaScript: the table of operations, checks of addresses.

pub mod api;
pub mod client;
pub mod core;
pub mod js;
pub mod model;

/// The allocator: constant time, and 1.7 kB (brotli) smaller than Rust's default.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
