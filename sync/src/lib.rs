//! The core of `attio-wasm/sync`: decides how a copy of a workspace is kept up to date.
//!
//! It has no input or output. The caller passes the time, the state in the store and the answers of the API; the core
//! returns the next request and the changes to write in one transaction. That makes every interleaving testable under
//! a simulated clock (`tests/simulation`).
//!
//! Events identify changed records, reads get their values, and only a sweep covers all records. So:
//!
//! 1. A **ticket** is taken from one counter before each read; a row is only overwritten by a later ticket.
//! 2. Events become **marks**, a set of ids to read; a mark is removed only by a read with a later ticket.
//! 3. Marks are read many at a time; an id that is absent is **confirmed** by reading it alone.
//! 4. A **sweep** pages by `created_at`, and its cursor is written with the rows of its page. A page that was requested
//!    ahead counts where it begins before the end of the page in front of it.
//! 5. A row that a sweep did not see is **marked, never deleted**.
//! 6. A deleted row leaves a **tombstone** until a sweep that began after it is complete; a read with a ticket from
//!    before the last complete sweep is ignored.
//! 7. A worker holds a **lease** and an epoch: with an old epoch it still writes rows, but the cursor only where it
//!    has not moved since.
//! 8. The copy is never written back, so there are no loops.
//! 9. A change without an event is **polled**.
//! 10. A marked row is read a **second time** after a while, since the API does not promise that a read right after
//!     an event sees the change.

pub mod backoff;
pub mod cursor;
pub mod event;
pub mod marks;
pub mod next;
pub mod schema;
pub mod stream;
pub mod sweep;
pub mod view;
pub mod work;

#[cfg(target_arch = "wasm32")]
mod wasm;
