//! Decisions of the client, in plain Rust: nothing here knows JavaScript, `cargo test` runs it all.

pub mod attempts;
pub mod failure;
pub mod operation;
pub mod paging;
pub mod rate;
pub mod retry;
pub mod rules;
pub mod text;
pub mod url;
