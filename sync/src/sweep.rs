//! Sweep: reads all rows of a stream page by page, with read-ahead.

use std::collections::VecDeque;

use crate::backoff::pause;
use crate::cursor::{Cursor, Head, continues};
use crate::stream::{Millis, Paging, Ticket};
use crate::work::{Answer, Checkpoint, Commit, Effect, Health, Input, Request, SweepClaim, Why};

/// Pages in a row before the worker checks for other due work.
const IN_A_ROW: usize = 32;

/// Pages of a sweep before the first read-ahead: most streams have no more, so it would be in vain.
const FIRST: usize = 2;

#[derive(Clone, Debug)]
pub struct Sweep {
    pub claim: SweepClaim,
    /// The position in the store.
    cursor: Cursor,
    /// Instant of the last row before it.
    last: String,
    /// Pages under way, in their order.
    asked: VecDeque<Asked>,
    requests: u32,
    /// Number of pages read.
    pages: usize,
    /// Tickets for further requests.
    spare: Vec<Ticket>,
    /// Maximum number of pages under way.
    most: usize,
}

/// A page under way, or answered before its turn.
#[derive(Clone, Debug)]
struct Asked {
    request: u32,
    ticket: Ticket,
    cursor: Cursor,
    /// Whether its beginning is a guess, made before the page in front of it was read.
    ahead: bool,
    answer: Option<Answer>,
}

impl Sweep {
    pub fn new(mut claim: SweepClaim) -> Self {
        let mut spare = std::mem::take(&mut claim.tickets);
        spare.reverse();
        Sweep {
            cursor: claim.cursor.clone(),
            last: String::new(),
            asked: VecDeque::new(),
            requests: 0,
            pages: 0,
            most: spare.len(),
            spare,
            claim,
        }
    }

    pub fn on(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        match input {
            Input::Start => self.ask(),
            Input::Answered { request, answer } => {
                if let Some(asked) = self.asked.iter_mut().find(|asked| asked.request == request) {
                    asked.answer = Some(answer);
                }
                self.go_on(now)
            }
            Input::Committed { held, ticket } => {
                self.spare.push(ticket);
                if !held || self.asked.is_empty() {
                    return vec![Effect::Done];
                }
                let mut effects = self.ask();
                effects.extend(self.go_on(now));
                effects
            }
        }
    }

    /// Requests the page at the cursor, unless it is under way, and pages after it.
    fn ask(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        // A sweep that continues is a long one.
        let is_long = self.pages >= FIRST || !self.claim.cursor.at.is_empty();
        let may_guess = self.claim.kind.paging() == Paging::Keyset && is_long && self.claim.failures == 0;
        let most = if may_guess { self.most } else { 1 };
        let page = u64::from(self.cursor.page(self.claim.kind).limit);
        while self.asked.len() < most && self.pages + self.asked.len() < IN_A_ROW {
            // Nothing is requested behind the end.
            let before = self.claim.read.saturating_add(page.saturating_mul(self.asked.len() as u64));
            if !self.asked.is_empty() && self.claim.expected > 0 && before >= self.claim.expected {
                break;
            }
            let cursor = match self.asked.back() {
                Some(before) => before.cursor.guess(self.claim.kind),
                None => self.cursor.clone(),
            };
            let Some(ticket) = self.spare.pop() else { break };
            let (request, ahead) = (self.requests, !self.asked.is_empty());
            self.requests += 1;
            effects.push(Effect::Ask { request, what: Request::Page(cursor.page(self.claim.kind)) });
            self.asked.push_back(Asked { request, ticket, cursor, ahead, answer: None });
        }
        effects
    }

    /// Handles the page whose turn it is, once it was answered.
    fn go_on(&mut self, now: Millis) -> Vec<Effect> {
        let Some(mut asked) = self.asked.pop_front() else { return Vec::new() };
        match asked.answer.take() {
            None => {
                self.asked.push_front(asked);
                Vec::new()
            }
            Some(Answer::Rows { heads }) if !asked.ahead || continues(&self.last, &heads) => {
                self.read(&asked, &heads, now)
            }
            // Rows in front of it were removed, or it failed.
            Some(_) if asked.ahead => self.drop_guesses(asked),
            Some(Answer::Failed { why, message, retry_after_ms }) => {
                self.failed(&asked, why, message, retry_after_ms, now)
            }
            Some(_) => self.failed(&asked, Why::Stopped, "not found".to_owned(), None, now),
        }
    }

    /// Pages requested by a guess are useless: continue after the last row read.
    fn drop_guesses(&mut self, first: Asked) -> Vec<Effect> {
        let dropped: Vec<Asked> = std::iter::once(first).chain(self.asked.drain(..)).collect();
        // Nothing is written with their tickets.
        self.spare.extend(dropped.iter().map(|asked| asked.ticket));
        let mut effects = vec![Effect::Drop { requests: dropped.iter().map(|asked| asked.request).collect() }];
        effects.extend(self.ask());
        effects
    }

    fn read(&mut self, asked: &Asked, heads: &[Head], now: Millis) -> Vec<Effect> {
        let next = match asked.cursor.after(self.claim.kind, heads) {
            Ok(next) => next,
            Err(unusable) => return self.failed(asked, Why::Refused, unusable.0.to_owned(), None, now),
        };
        self.pages += 1;
        self.claim.failures = 0;
        self.claim.read = self.claim.read.saturating_add(heads.len() as u64);
        let checkpoint = self.checkpoint();
        let mut effects = Vec::new();
        if let Some(next) = &next {
            self.cursor = next.clone();
            self.last = heads.last().map(|head| head.created_at.clone()).unwrap_or_default();
            // Fetched while this page is written.
            effects.extend(self.ask());
        } else {
            self.asked.clear();
        }
        let checkpoint = Checkpoint { cursor: next, goes_on: !self.asked.is_empty(), ..checkpoint };
        let (ticket, rows) = (asked.ticket, vec![asked.request]);
        effects.push(Effect::Commit {
            commit: Box::new(Commit { ticket, rows, checkpoint: Some(checkpoint), ..Commit::default() }),
        });
        effects
    }

    fn failed(
        &mut self,
        asked: &Asked,
        why: Why,
        error: String,
        retry_after: Option<Millis>,
        now: Millis,
    ) -> Vec<Effect> {
        self.asked.clear();
        let failures = self.claim.failures.saturating_add(1);
        let pause_until = now.saturating_add(pause(failures, retry_after));
        let stopped = why == Why::Stopped;
        // Queries have a score limit, a page may take too long, or one row be unreadable.
        let cursor = if stopped { self.cursor.clone() } else { self.cursor.smaller(self.claim.kind) };
        let health = if stopped {
            Health::Failing { failures, hold_until: pause_until, error: error.clone(), stopped }
        } else {
            Health::Unknown
        };
        let checkpoint = Checkpoint { cursor: Some(cursor), failures, pause_until, error, ..self.checkpoint() };
        let commit = Commit { ticket: asked.ticket, checkpoint: Some(checkpoint), health, ..Commit::default() };
        vec![Effect::Commit { commit: Box::new(commit) }]
    }

    fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            sweep: self.claim.sweep,
            epoch: self.claim.epoch,
            from: self.cursor.clone(),
            cursor: None,
            goes_on: false,
            failures: 0,
            pause_until: 0,
            error: String::new(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::stream::Kind;

    fn sweep(failures: u32, at: &str) -> Sweep {
        let cursor = Cursor { at: at.to_owned(), limit: 4, ..Cursor::default() };
        Sweep::new(SweepClaim {
            stream: "s".into(),
            kind: Kind::Records,
            sweep: 1,
            epoch: 1,
            cursor,
            failures,
            read: 0,
            expected: 0,
            tickets: vec![1, 2, 3, 4],
        })
    }

    fn rows(first: u32) -> Answer {
        Answer::Rows {
            heads: (first..first + 4).map(|at| Head { id: at.to_string(), created_at: format!("{at:04}") }).collect(),
        }
    }

    fn failed() -> Answer {
        Answer::Failed { why: Why::Transient, message: "failed".into(), retry_after_ms: None }
    }

    fn asked(effects: &[Effect]) -> Vec<(u32, String, u64)> {
        let page = |effect: &Effect| match effect {
            Effect::Ask { request, what: Request::Page(page) } => Some((*request, page.at.clone(), page.offset)),
            _ => None,
        };
        effects.iter().filter_map(page).collect()
    }

    fn commit(effects: &[Effect]) -> &Commit {
        match effects.last() {
            Some(Effect::Commit { commit }) => commit,
            other => panic!("no commit but {other:?}"),
        }
    }

    #[test]
    fn a_long_sweep_asks_ahead_and_writes_in_order() {
        let mut sweep = sweep(0, "0010");
        let first = asked(&sweep.on(Input::Start, 0));
        assert_eq!(first, [(0, "0010".into(), 0), (1, "0010".into(), 2), (2, "0010".into(), 4), (3, "0010".into(), 6)]);
        assert!(sweep.on(Input::Answered { request: 1, answer: rows(12) }, 0).is_empty(), "not its turn");
        let effects = sweep.on(Input::Answered { request: 0, answer: rows(10) }, 0);
        assert_eq!((commit(&effects).ticket, commit(&effects).rows.as_slice()), (1, [0].as_slice()));
        let effects = sweep.on(Input::Committed { held: true, ticket: 5 }, 0);
        assert_eq!(asked(&effects), [(4, "0010".into(), 8)]);
        assert_eq!((commit(&effects).ticket, commit(&effects).rows.as_slice()), (2, [1].as_slice()));
    }

    #[test]
    fn a_page_ahead_that_begins_too_late_is_dropped_with_those_behind_it() {
        let mut sweep = sweep(0, "0010");
        sweep.on(Input::Start, 0);
        sweep.on(Input::Answered { request: 0, answer: rows(10) }, 0);
        sweep.on(Input::Committed { held: true, ticket: 5 }, 0);
        let effects = sweep.on(Input::Answered { request: 1, answer: rows(13) }, 0);
        assert_eq!(effects.first(), Some(&Effect::Drop { requests: vec![1, 2, 3, 4] }));
        assert_eq!(asked(&effects).first(), Some(&(5, "0013".into(), 0)));
        assert!(sweep.on(Input::Answered { request: 2, answer: rows(14) }, 0).is_empty(), "of no use any more");
    }

    #[test]
    fn nothing_is_asked_for_behind_the_expected_end() {
        let mut sweep = sweep(0, "0010");
        sweep.claim.read = 20;
        sweep.claim.expected = 26;
        assert_eq!(asked(&sweep.on(Input::Start, 0)).len(), 2);
    }

    #[test]
    fn progress_ends_the_row_of_failures() {
        let mut sweep = sweep(5, "0010");
        assert_eq!(asked(&sweep.on(Input::Start, 0)).len(), 1, "nothing is guessed while requests fail");
        sweep.on(Input::Answered { request: 0, answer: rows(10) }, 0);
        sweep.on(Input::Committed { held: true, ticket: 5 }, 0);
        let effects = sweep.on(Input::Answered { request: 1, answer: failed() }, 0);
        let checkpoint =
            commit(&effects).checkpoint.as_ref().map(|checkpoint| (checkpoint.failures, checkpoint.pause_until));
        // Requested by instant, so the failure is its own.
        assert_eq!(checkpoint, Some((1, 2_000)));
    }
}
