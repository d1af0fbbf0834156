//! Reading of marked rows.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::backoff::pause;
use crate::cursor::{Cursor, Head, distinct};
use crate::stream::Millis;
use crate::work::{Answer, Commit, Effect, Health, Input, Later, Mark, MarksClaim, Request, Why};

/// Number of rows read individually before they are written, so that a worker that dies loses no more.
const TOGETHER: usize = 4;

#[derive(Clone, Debug)]
pub struct Marks {
    pub claim: MarksClaim,
    /// Ids to read individually, in order.
    alone: VecDeque<String>,
    /// Requests in flight.
    asked: HashMap<u32, Request>,
    requests: u32,
    /// Whether a request about the whole stream was answered: a missing row is then not missing because the stream is
    /// gone.
    alive: bool,
    missing: Vec<String>,
    commit: Commit,
    /// Whether no more requests are made.
    stopped: bool,
}

impl Marks {
    pub fn new(claim: MarksClaim) -> Self {
        let commit = Commit { ticket: claim.ticket, health: Health::Unknown, ..Commit::default() };
        Marks {
            claim,
            alone: VecDeque::new(),
            asked: HashMap::new(),
            requests: 0,
            alive: false,
            missing: Vec::new(),
            commit,
            stopped: false,
        }
    }

    pub fn on(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        match input {
            Input::Start => {
                let ids: Vec<String> = self.claim.marks.iter().map(|mark| mark.id.clone()).collect();
                if self.claim.kind.batch() > 1 {
                    return vec![self.ask(Request::Ids { ids })];
                }
                self.alone.extend(ids);
                self.go_on()
            }
            Input::Answered { request, answer } => match self.asked.remove(&request) {
                Some(what) => {
                    self.answered(request, &what, answer, now);
                    self.go_on()
                }
                None => Vec::new(),
            },
            Input::Committed { .. } if self.stopped || self.alone.is_empty() => vec![Effect::Done],
            Input::Committed { .. } => self.ask_alone(),
        }
    }

    fn ask(&mut self, what: Request) -> Effect {
        let request = self.requests;
        self.requests += 1;
        self.asked.insert(request, what.clone());
        Effect::Ask { request, what }
    }

    fn answered(&mut self, request: u32, what: &Request, answer: Answer, now: Millis) {
        match (what, answer) {
            (Request::Ids { ids }, Answer::Rows { heads }) => {
                self.alive = true;
                self.found(request, &heads);
                let found = distinct(&heads);
                self.alone.extend(ids.iter().filter(|id| !found.contains(id.as_str())).cloned());
            }
            // An unknown filter on ids, or one row that spoils the answer: each is read individually.
            (Request::Ids { ids }, Answer::Failed { why: Why::Refused | Why::NotYet, .. }) => {
                self.alone.extend(ids.iter().cloned());
            }
            (Request::Page(_), Answer::Rows { .. }) => self.alive = true,
            (Request::One { .. }, Answer::Rows { heads }) => self.found(request, &heads),
            (Request::One { id }, Answer::Missing) => self.missing.push(id.clone()),
            (Request::One { id }, Answer::Failed { why: Why::Refused | Why::NotYet, message, retry_after_ms }) => {
                let tries = self.tries(id).saturating_add(1);
                let due = now.saturating_add(pause(tries, retry_after_ms));
                self.commit.later.push(Later { id: id.clone(), due, tries, error: message });
            }
            (_, Answer::Failed { why, message, retry_after_ms }) => {
                self.stop(why == Why::Stopped, message, retry_after_ms, now);
            }
            (_, Answer::Missing) => self.stop(true, "not found".to_owned(), None, now),
        }
    }

    fn found(&mut self, request: u32, heads: &[Head]) {
        let asked: HashSet<&str> = self.claim.marks.iter().map(|mark| mark.id.as_str()).collect();
        self.commit.rows.push(request);
        self.commit.settled.extend(distinct(heads).into_iter().filter(|id| asked.contains(id)).map(str::to_owned));
        self.commit.health = Health::Good;
    }

    fn tries(&self, id: &str) -> u32 {
        self.claim.marks.iter().find(|mark| mark.id == id).map_or(0, |mark| mark.tries)
    }

    fn stop(&mut self, stopped: bool, error: String, retry_after: Option<Millis>, now: Millis) {
        self.stopped = true;
        // Answers in between show that the failure is not permanent.
        let answered = self.alive || !self.commit.rows.is_empty();
        let failures = if answered { 1 } else { self.claim.failures.saturating_add(1) };
        let hold_until = now.saturating_add(pause(failures, retry_after));
        self.commit.health = Health::Failing { failures, hold_until, error, stopped };
    }

    /// The next ids to read individually.
    fn ask_alone(&mut self) -> Vec<Effect> {
        let next: Vec<String> = self.alone.drain(..self.alone.len().min(TOGETHER)).collect();
        next.into_iter().map(|id| self.ask(Request::One { id })).collect()
    }

    /// Makes further requests, or commits.
    fn go_on(&mut self) -> Vec<Effect> {
        if !self.asked.is_empty() {
            return Vec::new();
        }
        if self.stopped {
            return vec![self.commit(true)];
        }
        // A deleted or forbidden object must not look like many deletions.
        if !self.missing.is_empty() && !self.alive {
            let page = Cursor { limit: 1, ..Cursor::default() }.page(self.claim.kind);
            return vec![self.ask(Request::Page(page))];
        }
        if self.alone.is_empty() {
            return vec![self.commit(true)];
        }
        if self.commit == self.empty() && self.missing.is_empty() {
            return self.ask_alone();
        }
        vec![self.commit(false)]
    }

    fn empty(&self) -> Commit {
        Commit { ticket: self.claim.ticket, health: Health::Unknown, ..Commit::default() }
    }

    /// Writes the rows read since the last commit; the last one also returns unread marks.
    fn commit(&mut self, last: bool) -> Effect {
        let empty = self.empty();
        let mut commit = std::mem::replace(&mut self.commit, empty);
        if self.alive {
            commit.gone = std::mem::take(&mut self.missing);
            commit.settled.extend(commit.gone.iter().cloned());
            if commit.health == Health::Unknown {
                commit.health = Health::Good;
            }
        }
        let handled: HashSet<&str> =
            commit.settled.iter().chain(commit.later.iter().map(|later| &later.id)).map(String::as_str).collect();
        self.claim.marks.retain(|mark| !handled.contains(mark.id.as_str()));
        if last {
            // Due as soon as the stream may be requested again.
            let due = match &commit.health {
                Health::Failing { hold_until, .. } => *hold_until,
                Health::Good | Health::Unknown => 0,
            };
            let left = self.claim.marks.iter();
            commit.later.extend(left.map(|Mark { id, tries }| Later {
                id: id.clone(),
                due,
                tries: *tries,
                error: String::new(),
            }));
        }
        Effect::Commit { commit: Box::new(commit) }
    }
}
