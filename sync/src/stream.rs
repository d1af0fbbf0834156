//! Streams: an object, a list, or another collection that is copied.

use serde::{Deserialize, Serialize};

/// Number from the store's one counter; later reads and marks have higher ones.
pub type Ticket = u64;

/// Milliseconds since 1970.
pub type Millis = u64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The records of an object.
    Records,
    /// The entries of a list.
    Entries,
    Tasks,
    Notes,
    Members,
}

/// How a collection is read from its beginning to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// Sorted and filtered by `created_at`: rows that come and go move nothing.
    Keyset,
    /// By offset, for endpoints without a filter. Pages overlap by one row, which shows a shift.
    Offset,
    /// One answer has everything.
    Whole,
}

impl Kind {
    pub fn paging(self) -> Paging {
        match self {
            Kind::Records | Kind::Entries => Paging::Keyset,
            Kind::Tasks | Kind::Notes => Paging::Offset,
            Kind::Members => Paging::Whole,
        }
    }

    /// The largest page. Those of `notes` have at most 50 items.
    pub fn page(self) -> u32 {
        match self {
            Kind::Notes => 50,
            _ => 500,
        }
    }

    /// How many ids one request may name; 1 where each is read alone.
    pub fn batch(self) -> u32 {
        match self {
            Kind::Records | Kind::Entries => 100,
            Kind::Tasks | Kind::Notes | Kind::Members => 1,
        }
    }
}

/// A stream as the store describes it to [`crate::next::next`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamState {
    pub stream: String,
    /// A sweep is under way.
    pub sweeping: bool,
    /// Until when a worker holds the sweep.
    pub lease_until: Millis,
    /// Until when nothing of it is asked for, after a failure.
    pub hold_until: Millis,
    /// When the next sweep begins.
    pub next_sweep: Millis,
    /// How many marks are due.
    pub due: u64,
    /// When the earliest mark is due.
    pub next_due: Option<Millis>,
}
