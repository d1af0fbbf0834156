//! A worker's claimed work as a state machine: it gets inputs and returns effects.

use serde::{Deserialize, Serialize};

use crate::cursor::{Cursor, Head, Page};
use crate::marks::Marks;
use crate::stream::{Kind, Millis, Ticket};
use crate::sweep::Sweep;

/// Work item of a sweep, as read from the store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SweepClaim {
    pub stream: String,
    pub kind: Kind,
    pub sweep: u64,
    pub epoch: u64,
    pub cursor: Cursor,
    pub failures: u32,
    /// Number of rows that this sweep has read, and that of the one before; 0 where there was none.
    pub read: u64,
    pub expected: u64,
    /// Tickets for the first requests, in ascending order: one for each page that may be under way.
    pub tickets: Vec<Ticket>,
}

/// Work item of marks, as read from the store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarksClaim {
    pub stream: String,
    pub kind: Kind,
    pub failures: u32,
    pub ticket: Ticket,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub id: String,
    /// Number of failed reads.
    pub tries: u32,
}

/// One request to the API, about one stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "ask", rename_all = "camelCase")]
pub enum Request {
    Page(Page),
    /// The rows with these ids that exist.
    Ids {
        ids: Vec<String>,
    },
    One {
        id: String,
    },
}

#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "answer", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Answer {
    #[serde(skip)]
    Rows {
        heads: Vec<Head>,
    },
    /// The requested row does not exist.
    Missing,
    Failed {
        why: Why,
        message: String,
        retry_after_ms: Option<Millis>,
    },
}

/// Consequence of a failure for the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// 401, 403 or 404 for the whole stream: it cannot be read.
    Stopped,
    /// The request was refused or its answer was unusable; another one may succeed.
    Refused,
    /// The row cannot be read yet, since it is being merged.
    NotYet,
    /// Try again later.
    Transient,
}

impl Why {
    /// Classifies an `AttioError` by its properties. `alone`: a single row was requested, not the whole stream.
    pub fn of(kind: &str, code: &str, alone: bool) -> Why {
        match kind {
            _ if code == "merge_in_progress" => Why::NotYet,
            "authentication" | "permission" | "missing_connection" | "configuration" => Why::Stopped,
            "not_found" if !alone => Why::Stopped,
            "validation" | "invalid_argument" | "decode" | "not_found" | "conflict" => Why::Refused,
            _ => Why::Transient,
        }
    }
}

/// Changes in one transaction. `rows` are the numbers of the requests whose rows are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Commit {
    pub ticket: Ticket,
    pub rows: Vec<u32>,
    /// Ids that are confirmed to be deleted.
    pub gone: Vec<String>,
    /// Marks that this read removes, where they are older than its ticket.
    pub settled: Vec<String>,
    /// Marks to be tried later.
    pub later: Vec<Later>,
    /// The sweep's progress; written only where the epoch or the position is unchanged.
    pub checkpoint: Option<Checkpoint>,
    /// The stream's failures after this.
    pub health: Health,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Later {
    pub id: String,
    pub due: Millis,
    pub tries: u32,
    pub error: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    pub sweep: u64,
    pub epoch: u64,
    /// The page that was read. Where the sweep is still at it, the next page is valid whoever has read it; otherwise
    /// answers that take longer than a lease would never count.
    pub from: Cursor,
    /// The next page, or `None` where the sweep is complete.
    pub cursor: Option<Cursor>,
    /// This worker has another page of the sweep under way, so the lease is renewed.
    pub goes_on: bool,
    /// Number of consecutive failures, the pause after them, and the last message.
    pub failures: u32,
    pub pause_until: Millis,
    pub error: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Health {
    #[default]
    Good,
    /// The stream is not requested before `hold_until`.
    Failing { failures: u32, hold_until: Millis, error: String, stopped: bool },
    /// Whether the rows exist is not known.
    Unknown,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "input", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Input {
    Start,
    Answered {
        request: u32,
        answer: Answer,
    },
    /// Whether the lease is still held, and a ticket for another page.
    Committed {
        held: bool,
        ticket: Ticket,
    },
}

/// Effects are carried out in order: requests are sent without waiting, commits are awaited.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "effect", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Effect {
    Ask {
        request: u32,
        what: Request,
    },
    Commit {
        commit: Box<Commit>,
    },
    /// These requests are no longer needed, answered or not.
    Drop {
        requests: Vec<u32>,
    },
    /// The work is complete; requests under way are abandoned.
    Done,
}

#[derive(Clone, Debug)]
pub enum Work {
    Sweep(Box<Sweep>),
    Marks(Box<Marks>),
}

impl Work {
    pub fn stream(&self) -> &str {
        match self {
            Work::Sweep(sweep) => &sweep.claim.stream,
            Work::Marks(marks) => &marks.claim.stream,
        }
    }

    pub fn on(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        match self {
            Work::Sweep(sweep) => sweep.on(input, now),
            Work::Marks(marks) => marks.on(input, now),
        }
    }
}
