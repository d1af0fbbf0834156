//! The attempts of one call as a state machine without input or output: it consumes events and returns steps, and
//! takes time and random numbers as arguments. Its driver asks for the key, sleeps, sends, and reports the outcome;
//! every rule on sending again is here and nowhere else.

use super::failure::{self, ErrorBody, Kind, Source};
use super::operation::Effect;
use super::rate::{Connection, Rate, Turn};
use super::retry::{self, Outcome};
use super::url;

/// Upper bound of retries, whatever `maxRetries` says.
const MAX_RETRIES: u32 = 1 << 22;

/// How many times in a row, and for how long, the rate limit may refuse a patient call before it fails.
const MAX_REFUSALS: u32 = 10;
const MAX_REFUSED_MS: f64 = 300_000.0;

/// Settings of one call.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    pub effect: Effect,
    /// A DELETE: a 404 after an attempt that may have been processed is success.
    pub deletes: bool,
    /// The one redirect of a download is followed.
    pub downloads: bool,
    /// The body is made from a source that must be read first.
    pub uploads: bool,
    /// The key is a function, called for each attempt.
    pub asks_key: bool,
    /// The request goes through Maton.
    pub gateway: bool,
    pub max_retries: u32,
    pub max_retry_delay_ms: f64,
    /// A part of a larger job: a 429 was not processed and does not count as a retry.
    pub patient: bool,
    /// Maximum wait for the turn, in milliseconds.
    pub turn_timeout_ms: Option<f64>,
    pub connection: Connection,
    /// The scopes that a 403 names, as [`super::operation::Operation::scopes`] gives them.
    pub scopes: &'a str,
}

/// The limiter of request starts.
#[derive(Debug)]
pub enum Turns<'a> {
    Rate(&'a mut Rate),
    /// The caller's own limiter, asked with [`Step::AskTurn`].
    Limiter {
        /// A 429 to report to the limiter.
        penalty: &'a mut Option<Penalty>,
    },
}

/// A 429, as it is reported to a limiter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Penalty {
    pub ms: f64,
    /// Whether it concerns only this connection; otherwise all requests.
    pub of_connection: bool,
}

/// Event since the last step.
#[derive(Clone, Debug)]
pub enum Event {
    Began,
    /// The source of an upload was read.
    BodyRead,
    /// The function gave a usable key.
    KeyGiven,
    /// The function threw, rejected or gave no usable key.
    KeyFailed,
    /// The function took too long: nothing was sent.
    KeyTimedOut,
    /// The source of an upload took too long: nothing was sent.
    BodyTimedOut,
    /// A [`Step::Sleep`] is over.
    Slept,
    /// The limiter lets the request start.
    TurnGiven,
    /// The limiter took longer than `turnTimeoutMs`.
    TurnTimedOut,
    /// The limiter threw or rejected.
    TurnFailed,
    /// The caller's signal aborted, in any state.
    Aborted,
    /// Nothing was sent: the caller's `fetch`, or the platform, rejected the request before sending.
    Refused,
    /// A good answer with the promised content.
    Succeeded,
    /// Any other complete answer.
    Answered(Answer),
    /// No answer, or not all of it. `in_page`: before there was a response, where CORS applies.
    Lost {
        in_page: bool,
    },
    /// The attempt took too long.
    TimedOut,
}

/// An answer that is no success, or lacks the promised content.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// A 2xx with JSON that lacks the promised shape; otherwise the body is not JSON.
    pub is_json: bool,
    pub body: ErrorBody,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The header `Date`.
    pub date: Option<String>,
    /// The header `Location`, for downloads.
    pub location: Option<String>,
    /// Milliseconds since 1970 on the client's own clock.
    pub clock_ms: f64,
}

/// Next action of the driver.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    ReadBody,
    AskKey,
    /// Ask the caller's limiter.
    AskTurn,
    Sleep {
        ms: f64,
        before: Before,
    },
    Send,
    /// Send a GET to the address of the redirect, without credentials and own headers.
    Follow,
    /// Resolve with the result.
    Done,
    /// Resolve with nothing: the resource to delete no longer exists.
    Gone,
    /// Reject with the reason of the signal.
    Stop,
    Fail(Failure),
}

/// Purpose of a sleep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Before {
    /// The turn in the rate limit, in so many milliseconds if nothing changes; after the sleep it is asked for again.
    Turn { planned_ms: f64 },
    /// A retry; with the status that caused it, where there was an answer.
    Retry { status: Option<u16> },
}

/// Reason for which a call fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub kind: Kind,
    pub source: Source,
    pub message: String,
    pub retry_after_ms: Option<f64>,
    pub attempts: u32,
    pub maybe_processed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Stage {
    /// Before the turn is asked for.
    #[default]
    Preparing,
    /// Sleeping until the turn with this number.
    Queued(u32),
    /// Sleeping before another attempt.
    BackingOff,
    /// The request is on its way.
    Sent,
}

/// Progress of a call's attempts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attempts {
    stage: Stage,
    retries: u32,
    /// An attempt may have been processed.
    ambiguous: bool,
    /// The key was asked for again after a 401.
    key_renewed: bool,
    /// The request goes to the address of a redirect.
    followed: bool,
    /// 429s that did not count as retries: in a row, and in total.
    refusals: u32,
    refused: u32,
    /// Times of the first 429 in that row, and of asking for the turn: whole milliseconds.
    refused_at: u32,
    queued_at: u32,
}

impl Attempts {
    /// The number of the current attempt, from 1.
    pub fn number(&self) -> u32 {
        1 + self.retries + self.refused + u32::from(self.key_renewed)
    }

    /// The state as numbers, for a driver that stores it: an abandoned call then leaves nothing behind here.
    pub fn to_numbers(self) -> [u32; 5] {
        let (stage, turn) = match self.stage {
            Stage::Preparing => (0, 0),
            Stage::Queued(number) => (1, number),
            Stage::BackingOff => (2, 0),
            Stage::Sent => (3, 0),
        };
        let flag = |set: bool, bit: u32| u32::from(set) << bit;
        let flags = flag(self.ambiguous, 2) | flag(self.key_renewed, 3) | flag(self.followed, 4);
        let refusals = self.refusals << 5 | self.refused.min(MAX_RETRIES) << 9;
        [stage | flags | refusals, self.retries, turn, self.refused_at, self.queued_at]
    }

    pub fn from_numbers([bits, retries, turn, refused_at, queued_at]: [u32; 5]) -> Self {
        let flag = |bit: u32| bits >> bit & 1 == 1;
        let stage = match bits & 3 {
            0 => Stage::Preparing,
            1 => Stage::Queued(turn),
            2 => Stage::BackingOff,
            _ => Stage::Sent,
        };
        Attempts {
            stage,
            retries,
            ambiguous: flag(2),
            key_renewed: flag(3),
            followed: flag(4),
            refusals: bits >> 5 & 15,
            refused: bits >> 9,
            refused_at,
            queued_at,
        }
    }

    /// The next step. `now` is in milliseconds of a clock that only goes forward, `random` in `0..1`.
    pub fn next(&mut self, event: Event, rules: &Rules<'_>, turns: &mut Turns<'_>, now: f64, random: f64) -> Step {
        match (event, self.stage) {
            (Event::Began, _) if rules.uploads => Step::ReadBody,
            (Event::Began | Event::BodyRead, _) | (Event::Slept, Stage::BackingOff) => self.prepare(rules, turns, now),
            (Event::KeyGiven, _) => self.arrive(rules, turns, now),
            (Event::TurnGiven, _) => self.send(),
            (Event::Slept, Stage::Queued(number)) => match turns {
                Turns::Rate(rate) => {
                    let turn = rate.resume(rules.connection, number, now);
                    self.queue(turn, rules, rate, now)
                }
                Turns::Limiter { .. } => self.send(),
            },
            (Event::Aborted, stage) => {
                if let (Stage::Queued(number), Turns::Rate(rate)) = (stage, turns) {
                    rate.leave(number);
                }
                Step::Stop
            }
            (Event::Succeeded, _) => {
                accepted(turns, rules, now);
                Step::Done
            }
            (Event::Answered(answer), _) => self.answered(answer, rules, turns, now, random),
            (Event::Lost { in_page }, _) => {
                let message = if in_page {
                    "There was no answer. In a page this is often CORS: send requests through a proxy on the page's own origin (baseUrl)."
                } else {
                    "There was no complete answer."
                };
                self.unanswered(Kind::Network, Source::Network, message, rules, turns, now, random)
            }
            (Event::TimedOut, _) => {
                let message = "There was no complete answer in time.";
                self.unanswered(Kind::Timeout, Source::Client, message, rules, turns, now, random)
            }
            (Event::KeyTimedOut, _) => {
                self.unsent(Kind::Timeout, "The apiKey function gave no key in time: nothing was sent.", rules)
            }
            (Event::BodyTimedOut, _) => {
                self.unsent(Kind::Timeout, "The file could not be read in time: nothing was sent.", rules)
            }
            (Event::TurnTimedOut, _) => self.turn_timed_out(rules),
            (Event::TurnFailed, _) => self.unsent(Kind::Configuration, "The limiter failed.", rules),
            (Event::KeyFailed, _) => self.unsent(Kind::Configuration, "The apiKey function failed.", rules),
            (Event::Refused | Event::Slept, _) => {
                self.unsent(Kind::Configuration, "The request could not be sent.", rules)
            }
        }
    }

    /// Asks for the key, or for the turn where the key is fixed.
    #[inline(never)]
    fn prepare(&mut self, rules: &Rules<'_>, turns: &mut Turns<'_>, now: f64) -> Step {
        self.stage = Stage::Preparing;
        if rules.asks_key { Step::AskKey } else { self.arrive(rules, turns, now) }
    }

    /// Asks for the turn.
    #[inline(never)]
    fn arrive(&mut self, rules: &Rules<'_>, turns: &mut Turns<'_>, now: f64) -> Step {
        self.stage = Stage::Preparing;
        self.queued_at = whole(now);
        match turns {
            Turns::Rate(rate) => {
                let turn = rate.arrive(rules.connection, self.refusals > 0, now);
                self.queue(turn, rules, rate, now)
            }
            Turns::Limiter { .. } => Step::AskTurn,
        }
    }

    /// Waits for the turn, or sends.
    #[inline(never)]
    fn queue(&mut self, turn: Option<Turn>, rules: &Rules<'_>, rate: &mut Rate, now: f64) -> Step {
        let Some(Turn { number, time, planned }) = turn else { return self.send() };
        let left = rules.turn_timeout_ms.map_or(f64::INFINITY, |most| most - since(self.queued_at, now));
        if left <= 0.0 {
            rate.leave(number);
            return self.turn_timed_out(rules);
        }
        self.stage = Stage::Queued(number);
        Step::Sleep { ms: (time - now).min(left), before: Before::Turn { planned_ms: planned - now } }
    }

    fn send(&mut self) -> Step {
        self.stage = Stage::Sent;
        if self.followed { Step::Follow } else { Step::Send }
    }

    fn answered(&mut self, answer: Answer, rules: &Rules<'_>, turns: &mut Turns<'_>, now: f64, random: f64) -> Step {
        let Answer { status, is_json, body, .. } = &answer;
        let status = *status;
        if status != 429 {
            // Any other answer ends the row of refusals, also one after which the key is renewed or a redirect followed.
            self.refusals = 0;
        }
        let service = if rules.gateway { Source::Gateway } else { Source::Attio };
        let mut failure = self.failure(Kind::Decode, service, "");
        match status {
            200..=299 => {
                failure.message = if *is_json {
                    "The answer is JSON, but lacks the documented content."
                } else {
                    "The answer is not JSON."
                }
                .into();
            }
            400.. => {
                (failure.kind, failure.source) = failure::classify(status, body, rules.gateway);
                failure.message = failure::message(status, body, failure.kind, failure.source, rules.scopes);
                failure.retry_after_ms = answer
                    .retry_after
                    .and_then(|value| retry::retry_after_ms(&value, answer.date.as_deref(), answer.clock_ms));
            }
            _ => {
                (failure.kind, failure.source) = (Kind::Network, Source::Network);
                failure.message = if status == 304 {
                    "The server answered that nothing has changed, and sent nothing."
                } else {
                    "The server answered with a redirect, which is never followed: check baseUrl."
                }
                .into();
                if rules.downloads && !self.followed {
                    match &answer.location {
                        Some(address) if url::is_safe_address(address) => {
                            self.followed = true;
                            accepted(turns, rules, now);
                            return self.arrive(rules, turns, now);
                        }
                        Some(_) => {}
                        None => {
                            failure.message = "The address of the file cannot be read here: in a browser, download through a proxy (baseUrl).".into();
                        }
                    }
                }
            }
        }
        self.again(Outcome::Status(status), failure, rules, turns, now, random)
    }

    #[expect(clippy::too_many_arguments, reason = "the rules, the clock and the dice are handed through")]
    #[inline(never)]
    fn unanswered(
        &mut self,
        kind: Kind,
        source: Source,
        message: &str,
        rules: &Rules<'_>,
        turns: &mut Turns<'_>,
        now: f64,
        random: f64,
    ) -> Step {
        let failure = self.failure(kind, source, message);
        self.again(Outcome::Lost, failure, rules, turns, now, random)
    }

    /// Decides whether a failed attempt is followed by another.
    #[inline(never)]
    fn again(
        &mut self,
        outcome: Outcome,
        mut failure: Failure,
        rules: &Rules<'_>,
        turns: &mut Turns<'_>,
        now: f64,
        random: f64,
    ) -> Step {
        if matches!(outcome, Outcome::Status(status) if status != 429) {
            accepted(turns, rules, now);
        }
        if self.ambiguous && rules.deletes && outcome == Outcome::Status(404) {
            return Step::Gone;
        }
        self.ambiguous |= outcome.is_ambiguous() || failure.kind == Kind::Decode;
        if outcome == Outcome::Status(401) && rules.asks_key && !self.key_renewed {
            // The key may have been replaced meanwhile.
            self.key_renewed = true;
            return self.prepare(rules, turns, now);
        }
        let status = if let Outcome::Status(status) = outcome { Some(status) } else { None };
        let longest_ms = rules.max_retry_delay_ms;
        let backoff_ms = || retry::backoff_ms(self.retries.max(self.refusals), random).min(longest_ms);
        let ms = failure.retry_after_ms.unwrap_or_else(backoff_ms);
        let too_long = ms > longest_ms;
        if status != Some(429) {
            self.refusals = 0;
        } else if !too_long {
            // Attio limits a connection, the gateway the whole account.
            let of_connection = rules.gateway && failure.source == Source::Attio;
            match turns {
                Turns::Rate(rate) => rate.refused(of_connection.then_some(rules.connection), ms, now),
                Turns::Limiter { penalty } => **penalty = Some(Penalty { ms, of_connection }),
            }
            if self.refusals == 0 {
                self.refused_at = whole(now);
            }
            let lasted = since(self.refused_at, now) + ms >= MAX_REFUSED_MS;
            if rules.patient && self.refusals + 1 < MAX_REFUSALS && !lasted {
                // Refused again although the requested wait was respected: other clients are waiting, too.
                let again = if self.refusals > 1 { retry::backoff_ms(self.refusals, random) } else { 0.0 };
                let ms = (ms + again).min(longest_ms);
                self.refusals += 1;
                self.refused += 1;
                self.stage = Stage::BackingOff;
                return Step::Sleep { ms, before: Before::Retry { status } };
            }
        }
        let spent = self.retries >= rules.max_retries.min(MAX_RETRIES) || (rules.patient && status == Some(429));
        if spent || too_long || !outcome.may_retry(rules.effect, rules.gateway) {
            failure.maybe_processed = self.maybe_processed(rules);
            return Step::Fail(failure);
        }
        self.retries += 1;
        self.stage = Stage::BackingOff;
        Step::Sleep { ms, before: Before::Retry { status } }
    }

    fn turn_timed_out(&self, rules: &Rules<'_>) -> Step {
        self.unsent(
            Kind::Timeout,
            "The turn in the rate limit did not come within turnTimeoutMs: nothing was sent.",
            rules,
        )
    }

    /// Ends a call whose attempt was not sent.
    #[inline(never)]
    fn unsent(&self, kind: Kind, message: &str, rules: &Rules<'_>) -> Step {
        Step::Fail(Failure {
            attempts: self.number() - 1,
            maybe_processed: self.maybe_processed(rules),
            ..self.failure(kind, Source::Client, message)
        })
    }

    fn maybe_processed(&self, rules: &Rules<'_>) -> bool {
        self.ambiguous && !rules.effect.is_read()
    }

    #[inline(never)]
    fn failure(&self, kind: Kind, source: Source, message: &str) -> Failure {
        Failure {
            kind,
            source,
            message: message.into(),
            retry_after_ms: None,
            attempts: self.number(),
            maybe_processed: false,
        }
    }
}

/// Reports an answer that is no 429 to the rate limit.
#[inline(never)]
fn accepted(turns: &mut Turns<'_>, rules: &Rules<'_>, now: f64) {
    if let Turns::Rate(rate) = turns {
        rate.accepted(rules.connection, now);
    }
}

/// A time in whole milliseconds, modulo 50 days: enough to measure waits.
fn whole(ms: f64) -> u32 {
    (ms as u64 & u64::from(u32::MAX)) as u32
}

/// Milliseconds since a time of [`whole`]; 0 where the clock has stepped back.
fn since(then: u32, now: f64) -> f64 {
    f64::from((whole(now).wrapping_sub(then) as i32).max(0))
}
