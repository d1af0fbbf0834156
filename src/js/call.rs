//! Calls: [`Transport`] decides each step of a call. It translates between `core::attempts` and the JavaScript that
//! carries the steps out.

use super::wire;
use crate::core::attempts::{Answer, Attempts, Before, Event, Failure, Penalty, Rules, Step, Turns};
use crate::core::failure::ErrorBody;
use crate::core::operation::Traits;
use crate::core::rate::Rate;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The rules of a client and of those derived from it, with their shared rate limit.
#[wasm_bindgen(skip_typescript)]
pub struct Transport {
    gateway: bool,
    asks_key: bool,
    has_limiter: bool,
    /// Whether reads and writes share one limit.
    together: bool,
    max_retry_delay_ms: f64,
    /// The limits of reads and of writes; only the first is used where they share one.
    rates: [RefCell<Rate>; 2],
}

#[wasm_bindgen]
impl Transport {
    /// `requests_per_second`: negative for the documented limits of the service, 0 for none.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(
        gateway: bool,
        asks_key: bool,
        has_limiter: bool,
        requests_per_second: f64,
        max_retry_delay_ms: f64,
    ) -> Transport {
        // Attio limits reads and writes separately, Maton all requests together.
        let limits = match (requests_per_second, gateway) {
            (0.0.., _) => [requests_per_second as usize; 2],
            (_, true) => [10; 2],
            (_, false) => [100, 25],
        };
        Transport {
            gateway,
            asks_key,
            has_limiter,
            together: gateway || requests_per_second >= 0.0,
            max_retry_delay_ms,
            rates: limits.map(|limit| RefCell::new(Rate::new(limit))),
        }
    }

    /// The next step of a call, by its number in `js/client/wire.js`; [`wire::keep`] stores its details.
    ///
    /// `operation` is parsed by `Traits::from_number`; `how` and `status` are the outcome of the step before;
    /// `turn_timeout_ms` may be infinite; `now` is monotonic, `clock_ms` is the time of day; `random` is in `0..1`;
    /// the last five are [`Attempts`] as numbers.
    #[wasm_bindgen(skip_typescript)]
    #[expect(clippy::too_many_arguments, reason = "numbers cross without being copied into memory")]
    pub fn resume(
        &self,
        call: &JsValue,
        operation: u32,
        how: u8,
        status: u16,
        max_retries: u32,
        patient: bool,
        turn_timeout_ms: f64,
        now: f64,
        clock_ms: f64,
        random: f64,
        bits: u32,
        retries: u32,
        turn: u32,
        refused_at: u32,
        queued_at: u32,
    ) -> u8 {
        let Traits { effect, deletes, downloads, uploads } = Traits::from_number(operation);
        let event = event(call, how, status, clock_ms);
        let scopes = if status == 403 { wire::said(call, "scopes") } else { None };
        let mut attempts = Attempts::from_numbers([bits, retries, turn, refused_at, queued_at]);
        let mut penalty = None;
        // Borrowed only while none of the caller's functions can run, since those may begin another call.
        let step = {
            let [reads, writes] = &self.rates;
            let mut rate = if self.together || effect.is_read() { reads } else { writes }.borrow_mut();
            let is_one_of_many = self.gateway && (status == 429 || rate.has_connections());
            let rules = Rules {
                connection: if is_one_of_many { wire::connection(call) as u32 } else { 0 },
                patient,
                turn_timeout_ms: Some(turn_timeout_ms),
                effect,
                deletes,
                downloads,
                uploads,
                asks_key: self.asks_key,
                gateway: self.gateway,
                max_retries,
                max_retry_delay_ms: self.max_retry_delay_ms,
                scopes: scopes.as_deref().unwrap_or_default(),
            };
            let mut turns =
                if self.has_limiter { Turns::Limiter { penalty: &mut penalty } } else { Turns::Rate(&mut rate) };
            attempts.next(event, &rules, &mut turns, now, random)
        };
        if let Some(Penalty { ms, of_connection }) = penalty {
            wire::penalty(call, ms, of_connection.into());
        }
        let attempt = attempts.number() as i32;
        let (number, attempt, ms, status) = match step {
            Step::Done | Step::Gone | Step::Stop => (0, attempt, 0.0, 0),
            Step::ReadBody => (2, attempt, 0.0, 0),
            Step::AskKey => (3, attempt, 0.0, 0),
            Step::AskTurn => (4, attempt, 0.0, 0),
            Step::Sleep { ms, before: Before::Turn { planned_ms } } => (5, attempt, ms, planned_ms as i32),
            Step::Sleep { ms, before: Before::Retry { status } } => {
                (6, attempt - 1, ms, status.unwrap_or_default().into())
            }
            Step::Send => (7, attempt, 0.0, 0),
            Step::Follow => (8, attempt, 0.0, 0),
            Step::Fail(Failure { kind, source, message, retry_after_ms, attempts, maybe_processed }) => {
                let (kind, source) = (kind.as_str(), source.as_str());
                let retry_after_ms = retry_after_ms.unwrap_or(-1.0);
                wire::fail(call, kind, source, &message, retry_after_ms, attempts as i32, maybe_processed.into());
                (1, attempt, 0.0, 0)
            }
        };
        let [bits, retries, turn, refused_at, queued_at] = attempts.to_numbers().map(|number| number as i32);
        wire::keep(call, bits, retries, turn, refused_at, queued_at, attempt, ms, status);
        number
    }
}

/// Translates an outcome, by its number in `js/client/ended.js`.
fn event(call: &JsValue, how: u8, status: u16, clock_ms: f64) -> Event {
    match how {
        0 => Event::Began,
        1 => Event::BodyRead,
        2 => Event::KeyGiven,
        3 => Event::KeyFailed,
        4 => Event::Slept,
        5 => Event::Aborted,
        6 => Event::Refused,
        wire::LOST => Event::Lost { in_page: false },
        8 => Event::Lost { in_page: true },
        9 => Event::TimedOut,
        10 => Event::Succeeded,
        13 => Event::KeyTimedOut,
        14 => Event::BodyTimedOut,
        15 => Event::TurnGiven,
        16 => Event::TurnTimedOut,
        17 => Event::TurnFailed,
        _ => Event::Answered(answer(call, status, how == 12, clock_ms)),
    }
}

fn answer(call: &JsValue, status: u16, is_json: bool, clock_ms: f64) -> Answer {
    let said = |part| wire::said(call, part);
    let failed = status >= 400;
    Answer {
        status,
        is_json,
        body: ErrorBody {
            code: said("code").unwrap_or_default(),
            message: said("message").unwrap_or_default(),
            attio: said("attio").is_some(),
        },
        retry_after: if failed { said("retry-after") } else { None },
        date: if failed { said("date") } else { None },
        location: said("location"),
        clock_ms,
    }
}
