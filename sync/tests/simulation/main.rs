//! Simulation of the sync under a virtual clock: a workspace that changes, webhooks that are late, duplicated, out of
//! order or lost, requests that see any state between their start and their end, workers that die at every await,
//! clocks that differ. The oracle: the copy equals the workspace.
//!
//! `SYNC_SEEDS=100000 cargo test --release --package attio-sync --test simulation -- --nocapture` tries more
//! and prints the table (`npm run fuzz`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test fails by panicking"
)]

mod random;
mod run;
mod store;
mod variants;
mod world;
