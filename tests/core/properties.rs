//! Random input against what the core promises. `PROPTEST_CASES` sets how many cases each property
//! gets; `npm run fuzz` asks for 10,000.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "properties/attempts.rs"]
mod attempts;
#[path = "properties/failure.rs"]
mod failure;
#[path = "properties/paging.rs"]
mod paging;
#[path = "properties/rate.rs"]
mod rate;
#[path = "properties/retry.rs"]
mod retry;
#[path = "properties/url.rs"]
mod url;
