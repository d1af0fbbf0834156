//! Streams: objects, lists, and other collections that are copied.

use serde::{Deserialize, Serialize};

/// Number from the store's only counter; later reads and marks have higher ones.
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

/// Way of reading a collection from beginning to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// Sorted and filtered by `created_at`: rows that come and go do not shift pages.
    Keyset,
    /// By offset, for endpoints without a filter. Pages overlap by one row, which reveals a shift.
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

    /// Maximum page size. Pages of `notes` have at most 50 items.
    pub fn page(self) -> u32 {
        match self {
            Kind::Notes => 50,
            _ => 500,
        }
    }

    /// Number of ids per request; 1 where each is read individually.
    pub fn batch(self) -> u32 {
        match self {
            Kind::Records | Kind::Entries => 100,
            Kind::Tasks | Kind::Notes | Kind::Members => 1,
        }
    }
}

/// A stream in the store's form, for [`crate::next::next`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamState {
    pub stream: String,
    /// Whether it is gone from the workspace or not chosen: it is not requested.
    #[serde(default)]
    pub absent: bool,
    /// Whether a sweep is under way.
    pub sweeping: bool,
    /// End of the lease on the sweep.
    pub lease_until: Millis,
    /// Time before which it must not be requested, after a failure.
    pub hold_until: Millis,
    /// Time of the next sweep.
    pub next_sweep: Millis,
    /// Number of due marks.
    pub due: u64,
    /// Time at which the earliest mark is due.
    pub next_due: Option<Millis>,
}
