//! Properties of the core under random input. `PROPTEST_CASES` sets the number of cases of each property; `npm run
//! fuzz` uses 10,000.

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
