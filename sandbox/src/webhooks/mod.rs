//! Implementation of webhooks: the events of a write, the filters of a subscription, signed deliveries and their
//! retries.

pub mod delivery;
pub mod events;
pub mod faults;
pub mod filter;
pub mod options;
mod signature;
