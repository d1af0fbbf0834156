//! The store in memory: each method is one transaction, equivalent to the statements of `js/sync/statements.js`.

use std::collections::BTreeMap;

use attio_sync::cursor::Cursor;
use attio_sync::stream::{Kind, StreamState};
use attio_sync::work::{Commit, Health, Mark, MarksClaim, SweepClaim};

use crate::variants::Rules;
use crate::world::number;

pub const STREAM: &str = "stream";
pub const LEASE: u64 = 2_500;

/// Number of pages of a sweep under way at the same time.
const AT_ONCE: u64 = 4;

/// Time after its last event at which a row is read again.
pub const SECOND_READ: u64 = 5_000;

#[derive(Clone, Debug)]
pub struct Row {
    pub revision: Option<u64>,
    pub ticket: u64,
    pub seen: u64,
}

#[derive(Clone, Debug)]
pub struct Marked {
    pub seq: u64,
    pub due: u64,
    pub tries: u32,
    pub again: bool,
}

pub struct Store {
    pub rules: Rules,
    pub kind: Kind,
    pub rows: BTreeMap<u64, Row>,
    pub marks: BTreeMap<u64, Marked>,
    pub counter: u64,
    pub sweeping: bool,
    pub sweep: u64,
    pub start: u64,
    pub cursor: Cursor,
    pub epoch: u64,
    pub lease_until: u64,
    pub hold_until: u64,
    pub next_sweep: u64,
    pub failures: u32,
    pub sweep_failures: u32,
    /// Start of the last complete sweep.
    pub floor: u64,
    pub page: u32,
}

impl Store {
    pub fn new(rules: Rules, page: u32) -> Self {
        Store {
            kind: if rules.offset_paging { Kind::Tasks } else { Kind::Records },
            rules,
            rows: BTreeMap::new(),
            marks: BTreeMap::new(),
            counter: 0,
            sweeping: false,
            sweep: 0,
            start: 0,
            cursor: Cursor::default(),
            epoch: 0,
            lease_until: 0,
            hold_until: 0,
            next_sweep: 0,
            failures: 0,
            sweep_failures: 0,
            floor: 0,
            page,
        }
    }

    pub fn ticket(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    pub fn state(&self, now: u64) -> StreamState {
        StreamState {
            stream: STREAM.to_owned(),
            absent: false,
            sweeping: self.sweeping,
            lease_until: self.lease_until,
            hold_until: self.hold_until,
            next_sweep: self.next_sweep,
            due: self.marks.values().filter(|mark| mark.due <= now).count() as u64,
            next_due: self.marks.values().map(|mark| mark.due).min(),
        }
    }

    pub fn mark(&mut self, id: u64, now: u64) {
        let seq = self.ticket();
        let due = now + 50;
        let old = self.marks.get(&id);
        let due = old.map_or(due, |old| old.due.min(due));
        self.marks.insert(id, Marked { seq, due, tries: 0, again: !self.rules.one_read });
    }

    /// Another sweep begins with its next page, whatever is under way.
    pub fn begin_sweep(&mut self, now: u64) {
        self.next_sweep = now;
        self.sweeping = false;
        self.lease_until = 0;
        if !self.rules.ignore_epoch {
            self.epoch += 1;
        }
    }

    pub fn claim_sweep(&mut self, now: u64) -> Option<SweepClaim> {
        let due = self.sweeping || self.next_sweep <= now;
        if !due || self.lease_until > now || self.hold_until > now {
            return None;
        }
        let tickets: Vec<u64> = (0..AT_ONCE).map(|_| self.ticket()).collect();
        if !self.sweeping {
            self.sweeping = true;
            self.sweep += 1;
            self.cursor = Cursor { limit: self.page, ..Cursor::default() };
            // An interrupted sweep must not pass its start on to the next one.
            if !(self.rules.keep_start && self.start > 0) {
                self.start = tickets[0];
            }
            self.next_sweep = u64::MAX;
        }
        self.epoch += 1;
        self.lease_until = now + LEASE;
        Some(SweepClaim {
            stream: STREAM.to_owned(),
            kind: self.kind,
            sweep: self.sweep,
            epoch: self.epoch,
            cursor: self.cursor.clone(),
            failures: self.sweep_failures,
            // Sometimes too few, sometimes too many.
            read: 0,
            expected: if self.sweep > 1 { self.rows.len() as u64 } else { 0 },
            tickets,
        })
    }

    pub fn claim_marks(&mut self, now: u64) -> Option<MarksClaim> {
        if self.hold_until > now {
            return None;
        }
        let due: Vec<u64> = self.marks.iter().filter(|(_, mark)| mark.due <= now).map(|(id, _)| *id).take(8).collect();
        if due.is_empty() {
            return None;
        }
        let ticket = self.ticket();
        let mut marks = Vec::new();
        for id in due {
            let mark = self.marks.get_mut(&id).unwrap();
            mark.due = now + LEASE;
            marks.push(Mark { id: crate::world::name(id), tries: mark.tries });
        }
        // The variant pages by offset; its marks are read as usual.
        Some(MarksClaim { stream: STREAM.to_owned(), kind: Kind::Records, failures: self.failures, ticket, marks })
    }

    /// Carries out a commit; returns whether the sweep's lease was still held, and another ticket.
    pub fn commit(&mut self, commit: &Commit, rows: &[(u64, u64)], now: u64) -> (bool, u64) {
        let sweep = commit.checkpoint.as_ref().map(|checkpoint| checkpoint.sweep);
        // A read from before the last complete sweep knows nothing that the sweep did not.
        let is_void = commit.ticket < self.floor && !self.rules.no_floor;
        for (id, revision) in rows.iter().filter(|_| !is_void) {
            self.put(*id, Some(*revision), commit.ticket, sweep);
        }
        for id in commit.gone.iter().filter(|_| !is_void) {
            self.put(number(id), None, commit.ticket, None);
        }
        for id in commit.settled.iter().filter(|_| !is_void) {
            let id = number(id);
            if let Some(mark) = self.marks.get_mut(&id)
                && (mark.seq < commit.ticket || self.rules.clear_always)
            {
                if mark.again {
                    *mark = Marked { again: false, due: now + SECOND_READ, tries: 0, ..*mark };
                } else {
                    self.marks.remove(&id);
                }
            }
        }
        for later in &commit.later {
            if let Some(mark) = self.marks.get_mut(&number(&later.id))
                && mark.seq < commit.ticket
            {
                mark.due = later.due;
                mark.tries = later.tries;
            }
        }
        match &commit.health {
            Health::Good => (self.failures, self.hold_until) = (0, 0),
            Health::Failing { failures, hold_until, .. } => (self.failures, self.hold_until) = (*failures, *hold_until),
            Health::Unknown => {}
        }
        let Some(checkpoint) = &commit.checkpoint else { return (true, self.ticket()) };
        let held = self.rules.ignore_epoch
            || (self.sweeping
                && self.sweep == checkpoint.sweep
                && (self.epoch == checkpoint.epoch || self.is_at(&checkpoint.from)));
        if held {
            self.sweep_failures = checkpoint.failures;
            self.lease_until = if checkpoint.goes_on { now + LEASE } else { checkpoint.pause_until };
            match &checkpoint.cursor {
                Some(cursor) => {
                    self.cursor = Cursor { limit: self.page, ..cursor.clone() };
                    if self.rules.no_overlap {
                        self.cursor.anchors.clear();
                    }
                }
                None => self.end_sweep(now),
            }
        }
        (held, self.ticket())
    }

    fn is_at(&self, cursor: &Cursor) -> bool {
        let place = |cursor: &Cursor| (cursor.at.clone(), cursor.offset, cursor.anchors.clone(), cursor.shifts);
        place(&self.cursor) == place(cursor)
    }

    /// Marks rows that the sweep did not see; their absence proves nothing.
    fn end_sweep(&mut self, now: u64) {
        let (sweep, start) = (self.sweep, self.start);
        let unseen: Vec<u64> = self
            .rows
            .iter()
            .filter(|(_, row)| row.revision.is_some() && row.seen < sweep && row.ticket < start)
            .map(|(id, _)| *id)
            .collect();
        for id in unseen {
            if self.rules.delete_on_absence {
                self.rows.get_mut(&id).unwrap().revision = None;
            } else {
                let seq = self.ticket();
                self.marks.entry(id).or_insert(Marked { seq, due: now, tries: 0, again: false });
            }
        }
        self.sweeping = false;
        self.floor = start;
        self.start = 0;
        self.lease_until = 0;
        // Reads that could bring them back are ignored by now.
        self.rows.retain(|_, row| row.revision.is_some() || row.ticket >= start);
    }

    fn put(&mut self, id: u64, revision: Option<u64>, ticket: u64, sweep: Option<u64>) {
        if let Some(old) = self.rows.get_mut(&id) {
            old.seen = old.seen.max(sweep.unwrap_or(0));
            if old.ticket >= ticket && !self.rules.no_ticket {
                return;
            }
        }
        let seen = self.rows.get(&id).map_or(0, |old| old.seen).max(sweep.unwrap_or(0));
        self.rows.insert(id, Row { revision, ticket, seen });
        if self.rules.purge_at_once {
            self.rows.retain(|_, row| row.revision.is_some());
        }
    }
}
