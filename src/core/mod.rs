//! Rules of the client in plain Rust, independent of JavaScript: `cargo test` covers all of them.

pub mod attempts;
pub mod failure;
pub mod operation;
pub mod paging;
pub mod rate;
pub mod retry;
pub mod rules;
pub mod text;
pub mod url;
