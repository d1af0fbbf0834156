//! Sweep: reads all rows of a stream, page by page.

use crate::backoff::pause;
use crate::cursor::Cursor;
use crate::stream::{Millis, Ticket};
use crate::work::{Answer, Checkpoint, Commit, Effect, Health, Input, Request, SweepClaim, Why};

/// Pages in a row before the worker looks at what else is due.
const PAGES: u32 = 16;

#[derive(Clone, Debug)]
pub struct Sweep {
    pub claim: SweepClaim,
    /// The page under way, its ticket and its request.
    cursor: Cursor,
    ticket: Ticket,
    request: u32,
    /// Ticket for the page after it.
    spare: Option<Ticket>,
    /// Another page was asked for before the one before it was committed.
    ahead: bool,
}

impl Sweep {
    pub fn new(claim: SweepClaim) -> Self {
        let [ticket, spare] = claim.tickets;
        Sweep { cursor: claim.cursor.clone(), ticket, spare: Some(spare), request: 0, ahead: false, claim }
    }

    pub fn on(&mut self, input: Input, now: Millis) -> Vec<Effect> {
        match input {
            Input::Start => vec![self.ask()],
            Input::Answered { request, answer } if request == self.request => self.answered(answer, now),
            Input::Answered { .. } => Vec::new(),
            Input::Committed { held, ticket } => {
                self.spare = Some(ticket);
                if held && self.ahead { Vec::new() } else { vec![Effect::Done] }
            }
        }
    }

    fn ask(&self) -> Effect {
        Effect::Ask { request: self.request, what: Request::Page(self.cursor.page(self.claim.kind)) }
    }

    fn answered(&mut self, answer: Answer, now: Millis) -> Vec<Effect> {
        self.ahead = false;
        let heads = match answer {
            Answer::Rows { heads } => heads,
            Answer::Missing => return self.failed(Why::Stopped, "not found".to_owned(), None, now),
            Answer::Failed { why, message, retry_after_ms } => return self.failed(why, message, retry_after_ms, now),
        };
        let next = match self.cursor.after(self.claim.kind, &heads) {
            Ok(next) => next,
            Err(unusable) => return self.failed(Why::Refused, unusable.0.to_owned(), None, now),
        };
        let mut effects = Vec::new();
        let checkpoint = self.checkpoint();
        let (ticket, request) = (self.ticket, self.request);
        if let Some(next) = &next {
            self.cursor = next.clone();
            self.request += 1;
            if self.request < PAGES
                && let Some(spare) = self.spare.take()
            {
                // Fetched while this page is written.
                self.ticket = spare;
                self.ahead = true;
                effects.push(self.ask());
            }
        }
        let checkpoint = Checkpoint { cursor: next, goes_on: self.ahead, ..checkpoint };
        effects.push(Effect::Commit {
            commit: Box::new(Commit { ticket, rows: vec![request], checkpoint: Some(checkpoint), ..Commit::default() }),
        });
        effects
    }

    fn failed(&mut self, why: Why, error: String, retry_after: Option<Millis>, now: Millis) -> Vec<Effect> {
        let failures = self.claim.failures.saturating_add(1);
        let pause_until = now.saturating_add(pause(failures, retry_after));
        let stopped = why == Why::Stopped;
        // Queries have a limit on their score, a page may take too long, or one row be unreadable.
        let cursor = if stopped { self.cursor.clone() } else { self.cursor.smaller(self.claim.kind) };
        let health = if stopped {
            Health::Failing { failures, hold_until: pause_until, error: error.clone(), stopped }
        } else {
            Health::Unknown
        };
        let checkpoint = Checkpoint { cursor: Some(cursor), failures, pause_until, error, ..self.checkpoint() };
        let commit = Commit { ticket: self.ticket, checkpoint: Some(checkpoint), health, ..Commit::default() };
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
