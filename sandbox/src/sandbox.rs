//! Top level: takes requests and returns responses.

use std::collections::VecDeque;

use crate::api::files;
use crate::faults::{Fault, Faults};
use crate::gateway::auth::{Access, accepts};
use crate::gateway::connections::{Connections, granted_scopes};
use crate::http::error::{Failure, gateway};
use crate::http::router;
use crate::http::{Request, Response};
use crate::options::Options;
use crate::seed;
use crate::store::Store;
use crate::time::Clock;
use crate::webhooks::delivery::{Deliveries, Delivery};
use crate::webhooks::faults::DeliveryFault;

pub struct Sandbox {
    options: Options,
    store: Store,
    connections: Connections,
    faults: Faults,
    deliveries: Deliveries,
    /// Times of recent requests in milliseconds, for `requestsPerSecond`.
    recent: VecDeque<i64>,
    requests: u64,
}

impl Sandbox {
    /// A new workspace. `milliseconds` returns the time since 1970.
    pub fn new(options: Options, milliseconds: impl Fn() -> i64 + 'static) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let seed = options.seed.abs() as u64;
        let mut store = seed::workspace(&options, Clock::new(milliseconds), seed);
        store.merged = options.webhooks.merged;
        let deliveries = Deliveries::new(&options.webhooks);
        let connections = Connections::new(&options, seed, &store.clock);
        let faults = Faults::new(options.faults.clone());
        Self { options, store, connections, faults, deliveries, recent: VecDeque::new(), requests: 0 }
    }

    pub fn handle(&mut self, request: &Request) -> Response {
        if self.options.cors && request.method == "OPTIONS" && request.header("access-control-request-method").is_some()
        {
            return with_cors(Response::empty(204), request);
        }
        self.requests = self.requests.saturating_add(1);
        let now = self.milliseconds();
        self.deliveries.retire(&mut self.store, now);
        let fault = self.faults.take(request);
        let mut answer = match &fault {
            Some(fault) if !fault.processes() => Response::empty(200),
            _ => self.route(request),
        };
        let now = self.milliseconds();
        self.deliveries.add(&mut self.store, now);
        if let Some(fault) = fault {
            answer = fault.spoil(request, &self.store.clock, answer);
        }
        answer.delay_ms = answer.delay_ms.saturating_add(self.options.latency_ms);
        answer = answer.with_header("x-request-id", format!("req_{:08}", self.requests));
        if self.options.cors { with_cors(answer, request) } else { answer }
    }

    /// Selects the service for a request. Besides the operations of `docs/operations.json` there are three pages that
    /// no client calls: the consent page of a connection, at each of the two addresses that its `url` may have, and
    /// the content of a file, to which downloads are redirected.
    fn route(&mut self, request: &Request) -> Response {
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["connect"] if request.method == "GET" => self.connections.consent(request, &mut self.store.clock),
            [] if request.query("session_token").is_some() => self.connections.consent(request, &mut self.store.clock),
            ["signed", id] if request.method == "GET" => files::content(&self.store, id, request.query("signature")),
            ["connections", ..] | ["attio", ..] => self.gateway(request),
            ["v2", ..] => self.direct(request),
            _ => gateway::no_route(),
        }
    }

    fn gateway(&mut self, request: &Request) -> Response {
        match request.bearer() {
            None => return gateway::nested(401, "Missing API key"),
            key if !accepts(&self.options, key) => return gateway::nested(401, "Invalid API key"),
            _ => {}
        }
        if self.is_too_fast() {
            return gateway::flat(429, "Too many requests: at most 10 per second.");
        }
        match request.path.split_first() {
            Some((first, _)) if first == "connections" => {
                self.connections.answer(request, &self.options, &mut self.store.clock)
            }
            Some((_, rest)) if rest.first().is_some_and(|version| version == "v2") => {
                match self.connections.access("attio", request.header("maton-connection")) {
                    Ok(access) => self.attio(request, rest, &access),
                    Err(refusal) => refusal,
                }
            }
            _ => gateway::no_route(),
        }
    }

    /// The API without the gateway: the key is an access token of Attio.
    fn direct(&mut self, request: &Request) -> Response {
        let is_introspection = request.path.iter().map(String::as_str).eq(["v2", "self"]);
        if request.bearer().is_none() {
            return Failure::unauthorized().response();
        }
        if !accepts(&self.options, request.bearer()) {
            // Introspecting an invalid token is not an error.
            return if is_introspection {
                Response::json(200, &serde_json::json!({ "active": false }))
            } else {
                Failure::unauthorized().response()
            };
        }
        if self.is_too_fast() {
            return Failure::rate_limited().response();
        }
        let access = Access {
            scopes: granted_scopes(&self.options),
            client_id: "sandbox-token".to_owned(),
            issued_at: self.store.clock.peek().as_second(),
        };
        self.attio(request, &request.path, &access)
    }

    fn attio(&mut self, request: &Request, path: &[String], access: &Access) -> Response {
        router::answer(&mut self.store, request, path, access).unwrap_or_else(|failure| failure.response())
    }

    fn is_too_fast(&mut self) -> bool {
        let Some(most) = self.options.requests_per_second else {
            return false;
        };
        let now = self.store.clock.peek().as_millisecond();
        self.recent.retain(|at| now.saturating_sub(*at) < 1000);
        if self.recent.len() >= most {
            return true;
        }
        self.recent.push_back(now);
        false
    }

    pub fn misbehave(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    pub fn behave(&mut self) {
        self.faults.clear();
        self.deliveries.behave();
    }

    pub fn misdeliver(&mut self, fault: DeliveryFault) {
        self.deliveries.misdeliver(fault);
    }

    /// The next due delivery; report its answer with [`answered`](Self::answered).
    pub fn next_delivery(&mut self) -> Option<&Delivery> {
        let now = self.milliseconds();
        self.deliveries.next(&self.store, now)
    }

    pub fn answered(&mut self, number: u64, status: Option<u16>, error: Option<String>) {
        let now = self.milliseconds();
        self.deliveries.answered(&mut self.store, number, status, error, now);
    }

    pub fn deliveries(&self) -> impl Iterator<Item = &Delivery> {
        self.deliveries.all()
    }

    /// Time of the next due delivery, in milliseconds since 1970.
    pub fn next_due(&self) -> Option<i64> {
        self.deliveries.next_due()
    }

    fn milliseconds(&self) -> i64 {
        self.store.clock.peek().as_millisecond()
    }

    /// Makes the decision of a connection's user. `false` where there is no such connection.
    pub fn decide(&mut self, connection: &str, agreed: bool) -> bool {
        let now = self.store.clock.now();
        self.connections.decide(connection, agreed, now)
    }

    pub fn set_scopes(&mut self, connection: &str, scopes: Vec<String>) -> bool {
        self.connections.set_scopes(connection, scopes)
    }

    /// Number of requests answered so far, without preflights.
    pub fn requests(&self) -> u64 {
        self.requests
    }
}

fn with_cors(answer: Response, request: &Request) -> Response {
    let origin = request.header("origin").unwrap_or("*").to_owned();
    let headers = request.header("access-control-request-headers").unwrap_or("*").to_owned();
    answer
        .with_header("access-control-allow-origin", origin)
        .with_header("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS")
        .with_header("access-control-allow-headers", headers)
        .with_header("access-control-expose-headers", "retry-after, x-request-id, date")
        .with_header("access-control-max-age", "600")
        .with_header("vary", "origin")
}
