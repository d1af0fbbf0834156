//! The client for the [Attio](https://attio.com) CRM REST API, reached through the
//! [Maton](https://maton.ai) gateway or directly, compiled to WebAssembly for npm.
//!
//! - [`core`] decides: what an operation is, where a request goes, when it is sent again, what a
//!   failure means. Plain Rust, tested natively.
//! - [`js`] acts: the only code that touches JavaScript.
//! - [`api`] names: one file per resource, its methods and its types.
//! - [`model`] holds the types that resources share; `TypeScript` is generated from them.
//! - [`client`] is what JavaScript asks beside that: the table of operations, checks of addresses.

pub mod api;
pub mod client;
pub mod core;
pub mod js;
pub mod model;

/// Constant time, and 1.7 kB (brotli) smaller than the allocator that Rust brings.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
