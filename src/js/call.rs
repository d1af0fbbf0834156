//! Calls: [`Transport`] makes one of an operation and its arguments, and says step by step what is to
//! be done for it. It translates between `core::attempts` and the JavaScript that awaits.

use super::arguments;
use super::error::configuration;
use super::options::{ClientOptions, NO_CONNECTIONS};
use super::wire;
use crate::core::attempts::{Answer, Attempts, Before, Event, Failure, Penalty, Rules, Step, Turns};
use crate::core::failure::ErrorBody;
use crate::core::operation::{Input, Method, Operation, Output, Paging};
use crate::core::rate::Rate;
use crate::core::url::Via;
use js_sys::Object;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A client's way to send calls, shared by the clients derived from it but for the connection.
pub struct Transport {
    options: Rc<ClientOptions>,
    /// The limit of reads and that of writes; only the first is used where they count together.
    rates: Rc<[RefCell<Rate>; 2]>,
    /// The options as JavaScript needs them.
    settings: Object,
    /// Calls that have begun and not ended.
    running: Cell<u32>,
    /// There are lists that may go on.
    has_lists: Cell<bool>,
}

/// How the step before ended, with the state of the call and its own limits: what JavaScript keeps of a call.
pub struct Report {
    /// One of the numbers in `wire`.
    pub how: u8,
    /// The status of the answer; 0 where there was none.
    pub status: u16,
    pub max_retries: u32,
    /// Refusals by the rate limit do not count as retries.
    pub patient: bool,
    pub turn_timeout_ms: Option<f64>,
    /// [`Attempts`] as numbers.
    pub numbers: [u32; 5],
}

impl Transport {
    pub fn new(options: ClientOptions) -> Self {
        // Attio counts reads and writes apart, Maton all requests together.
        let limits = match (options.requests_per_second, options.via) {
            (Some(limit), _) => [limit; 2],
            (None, Via::Maton) => [10.0; 2],
            (None, Via::Attio) => [100.0, 25.0],
        };
        let settings = options.settings.clone();
        let rates = limits.map(|limit| RefCell::new(Rate::new(limit as usize)));
        Transport::sharing(Rc::new(options), Rc::new(rates), settings)
    }

    /// The same on another connection, with the same rate limit.
    pub fn with_connection(&self, connection: &JsValue) -> Self {
        let settings = wire::with_connection(&self.settings, connection);
        Transport::sharing(Rc::clone(&self.options), Rc::clone(&self.rates), settings)
    }

    fn sharing(options: Rc<ClientOptions>, rates: Rc<[RefCell<Rate>; 2]>, settings: Object) -> Self {
        Transport { options, rates, settings, running: Cell::default(), has_lists: Cell::default() }
    }

    pub fn via(&self) -> Via {
        self.options.via
    }

    /// Nothing will ask for this client any more.
    pub fn is_idle(&self) -> bool {
        self.running.get() == 0 && !self.has_lists.get()
    }

    fn gateway(&self) -> bool {
        self.options.via == Via::Maton
    }

    /// The call of an operation; the error is what is wrong with its arguments.
    pub fn prepare(&self, index: u32, operation: &Operation, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        let none = &JsValue::UNDEFINED;
        let (parameters, rest) = arguments.split_at_checked(operation.parameters()).unwrap_or((arguments, &[]));
        let mut rest = rest.iter();
        let input = if operation.input == Input::Nothing { none } else { rest.next().unwrap_or(none) };
        let options = rest.next().unwrap_or(none);
        let path = arguments::path(operation, parameters)?;
        if !self.gateway() && !path.starts_with("/v2/") {
            return Err(configuration("connections", NO_CONNECTIONS));
        }
        let (pages, size) = match operation.paging {
            Paging::One => (1, None),
            Paging::Offset(size) => (2, Some(size)),
            Paging::Cursor(size) => (3, Some(size)),
            Paging::None | Paging::CursorObject | Paging::Array => (0, None),
        };
        if pages > 0 {
            self.has_lists.set(true);
        }
        let (usual, largest) = size.map_or((0, 0), |size| (size.usual(), size.largest()));
        wire::prepare(
            &self.settings,
            index,
            operation.method.as_str(),
            &path,
            operation.input as u8,
            output(operation),
            operation.preset as u8,
            operation.matches,
            operation.rules(),
            pages,
            usual,
            largest,
            input,
            options,
        )
    }

    /// The call of a raw request, whose path was checked.
    pub fn prepare_raw(
        &self,
        index: u32,
        operation: &Operation,
        path: &str,
        request: &Object,
        options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let method = operation.method.as_str();
        wire::prepare_raw(&self.settings, index, method, path, operation.output as u8, request, options)
    }

    /// The next step of a call: a promise of how it ends, or undefined when the call has ended. The
    /// error is what the call rejects with.
    pub fn resume(
        &self,
        call: &JsValue,
        operation: &Operation,
        Report { how, status, max_retries, patient, turn_timeout_ms, numbers }: Report,
    ) -> Result<JsValue, JsValue> {
        // Before anything is borrowed: what JavaScript throws passes through without unwinding.
        let event = event(call, how, status);
        let now = wire::now();
        let random = if how >= wire::LOST { wire::random() } else { 0.0 };
        let rate = self.rate(operation);
        let is_one_of_many = self.gateway() && (status == 429 || rate.borrow().has_connections());
        let rules = Rules {
            connection: if is_one_of_many { wire::connection(call) } else { 0 },
            patient,
            turn_timeout_ms,
            effect: operation.effect,
            deletes: operation.method == Method::Delete,
            downloads: operation.output == Output::Response,
            uploads: operation.input == Input::Form,
            asks_key: self.options.asks_key,
            gateway: self.gateway(),
            max_retries,
            max_retry_delay_ms: self.options.max_retry_delay_ms,
            scopes: operation.scopes(),
        };
        if let Event::Began = event {
            self.running.set(self.running.get() + 1);
        }
        let mut attempts = Attempts::from_numbers(numbers);
        let mut penalty = None;
        let step = if self.options.has_limiter {
            attempts.next(event, &rules, &mut Turns::Limiter { penalty: &mut penalty }, now, random)
        } else {
            attempts.next(event, &rules, &mut Turns::Rate(&mut rate.borrow_mut()), now, random)
        };
        if let Some(Penalty { ms, of_connection }) = penalty {
            wire::penalty(call, ms, of_connection);
        }
        let number = attempts.number();
        let [bits, retries, turn, refused_at, queued_at] = attempts.to_numbers();
        wire::keep(call, bits, retries, turn, refused_at, queued_at);
        Ok(match step {
            Step::ReadBody => wire::read_body(call),
            Step::AskKey => wire::ask_key(call),
            Step::AskTurn => wire::ask_turn(call, operation.effect.as_str()),
            Step::Sleep { ms, before: Before::Turn } => wire::sleep(call, ms, number, false, 0),
            Step::Sleep { ms, before: Before::Retry { status } } => {
                wire::sleep(call, ms, number - 1, true, status.unwrap_or_default())
            }
            Step::Send => wire::send(call, false, number),
            Step::Follow => wire::send(call, true, number),
            Step::Done | Step::Gone | Step::Stop => {
                self.ended();
                JsValue::UNDEFINED
            }
            Step::Fail(Failure { kind, source, message, retry_after_ms, attempts, maybe_processed }) => {
                self.ended();
                let (kind, source) = (kind.as_str(), source.as_str());
                return Err(wire::fail(call, kind, source, &message, retry_after_ms, attempts, maybe_processed));
            }
        })
    }

    fn ended(&self) {
        self.running.set(self.running.get().saturating_sub(1));
    }

    /// The rate limit that an operation counts against.
    fn rate(&self, operation: &Operation) -> &RefCell<Rate> {
        let [reads, writes] = &*self.rates;
        let together = self.gateway() || self.options.requests_per_second.is_some();
        if together || operation.effect.is_read() { reads } else { writes }
    }
}

/// The shape of an answer: a cursor around one object has one of its own, after those of [`Output`].
fn output(operation: &Operation) -> u8 {
    if operation.paging == Paging::CursorObject { Output::Nothing as u8 + 1 } else { operation.output as u8 }
}

/// An event of `js/client/ended.js`, whose numbers these are.
fn event(call: &JsValue, how: u8, status: u16) -> Event {
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
        _ => Event::Answered(answer(call, status, how == 12)),
    }
}

fn answer(call: &JsValue, status: u16, is_json: bool) -> Answer {
    let body = wire::read_error(call);
    let failed = status >= 400;
    Answer {
        status,
        is_json,
        body: ErrorBody { code: body.code(), message: body.message(), attio: body.attio() },
        retry_after: if failed { wire::header(call, "retry-after") } else { None },
        date: if failed { wire::header(call, "date") } else { None },
        location: wire::address(call),
        clock_ms: js_sys::Date::now(),
    }
}
