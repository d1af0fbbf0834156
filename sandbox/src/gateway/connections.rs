//! The `/connections` API of the gateway, and the consent page of a connection.

use indexmap::IndexMap;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::gateway::auth::{Access, SCOPES};
use crate::http::error::gateway;
use crate::http::{Request, Response, router};
use crate::json_path::JsonPath;
use crate::options::{CreatedForm, Options, SeedConnections};
use crate::random::Random;
use crate::time::{Clock, days_before, microseconds};

#[derive(Debug, Clone)]
pub struct Connection {
    pub id: String,
    pub app: String,
    pub method: String,
    pub status: &'static str,
    pub created: Timestamp,
    pub updated: Option<Timestamp>,
    pub session_token: String,
    pub scopes: Vec<String>,
}

pub struct Connections {
    all: IndexMap<String, Connection>,
    random: Random,
}

const LIST: &str = "connections.list";
const CREATE: &str = "connections.create";
const GET: &str = "connections.get";
const DELETE: &str = "connections.delete";

/// The gateway's own operations, by the client's methods.
pub const CALLS: [&str; 4] = [LIST, CREATE, GET, DELETE];

const ACTIVE: &str = "ACTIVE";
const PENDING: &str = "PENDING";
const FAILED: &str = "FAILED";

pub fn granted_scopes(options: &Options) -> Vec<String> {
    options.scopes.clone().unwrap_or_else(|| SCOPES.iter().map(|scope| (*scope).to_owned()).collect())
}

impl Connections {
    pub fn new(options: &Options, seed: u64, clock: &Clock) -> Self {
        let mut connections = Self { all: IndexMap::new(), random: Random::new(seed ^ 0xc0_ffee) };
        if options.connections == SeedConnections::Active {
            let id = connections.add("attio", "OAUTH2", days_before(clock.peek(), 40), granted_scopes(options));
            connections.settle(&id, ACTIVE, days_before(clock.peek(), 40));
        }
        connections
    }

    fn add(&mut self, app: &str, method: &str, now: Timestamp, scopes: Vec<String>) -> String {
        let id = self.random.uuid();
        self.all.insert(
            id.clone(),
            Connection {
                id: id.clone(),
                app: app.to_owned(),
                method: method.to_owned(),
                status: PENDING,
                created: now,
                updated: None,
                session_token: self.random.token(48),
                scopes,
            },
        );
        id
    }

    fn settle(&mut self, id: &str, status: &'static str, now: Timestamp) -> bool {
        self.all.get_mut(id).is_some_and(|connection| {
            connection.status = status;
            connection.updated = Some(now);
            true
        })
    }

    /// Makes a connection ACTIVE or FAILED, as its user's decision would.
    pub fn decide(&mut self, id: &str, agreed: bool, now: Timestamp) -> bool {
        self.settle(id, if agreed { ACTIVE } else { FAILED }, now)
    }

    pub fn set_scopes(&mut self, id: &str, scopes: Vec<String>) -> bool {
        self.all.get_mut(id).is_some_and(|connection| {
            connection.scopes = scopes;
            true
        })
    }

    /// The grant for a call to an app: of the named connection, or of the oldest active one.
    pub fn access(&self, app: &str, named: Option<&str>) -> Result<Access, Response> {
        let connection = match named {
            Some(id) => self.all.get(id).ok_or_else(|| unknown(id))?,
            None => self
                .all
                .values()
                .filter(|connection| connection.app == app && connection.status == ACTIVE)
                .min_by_key(|connection| connection.created)
                .ok_or_else(|| gateway::flat(400, format!("No active connection found for app '{app}'.")))?,
        };
        if connection.status != ACTIVE || connection.app != app {
            return Err(gateway::flat(
                400,
                format!(
                    "Connection {} is not an active connection to '{app}': its status is {}.",
                    connection.id, connection.status
                ),
            ));
        }
        Ok(Access {
            scopes: connection.scopes.clone(),
            client_id: "maton-gateway".to_owned(),
            issued_at: connection.created.as_second(),
        })
    }

    /// Handles the operations in [`CALLS`].
    pub fn answer(&mut self, request: &Request, options: &Options, clock: &mut Clock) -> Response {
        let consent = consent_base(request, options);
        let Some((route, parameters)) = router::find(&request.method, &request.path) else {
            return match request.method.as_str() {
                "GET" | "POST" | "DELETE" => gateway::no_route(),
                _ => Response::json(405, &json!({ "detail": "Method Not Allowed" })),
            };
        };
        let id = parameters.first().map(|(_, id)| id.as_str()).unwrap_or_default();
        match route.operation.call {
            LIST => self.list(request, &consent),
            CREATE => self.create(request, &consent, options, clock),
            GET => match self.all.get(id) {
                Some(connection) => Response::json(200, &json!({ "connection": connection.json(&consent) })),
                None => unknown(id),
            },
            DELETE => match self.all.shift_remove(id) {
                Some(_) => Response::json(200, &json!({})),
                None => unknown(id),
            },
            _ => gateway::no_route(),
        }
    }

    fn list(&self, request: &Request, consent: &str) -> Response {
        let limit = match request.query("limit").map(str::parse::<usize>) {
            None => usize::MAX,
            Some(Ok(limit)) => limit,
            Some(Err(_)) => {
                return gateway::validation(&["query", "limit"], "Input should be a valid integer", "int_parsing");
            }
        };
        let fits =
            |name: &str, value: &str| request.query(name).is_none_or(|wanted| wanted.eq_ignore_ascii_case(value));
        let found: Vec<Value> = self
            .all
            .values()
            .filter(|it| fits("app", &it.app) && fits("status", it.status) && fits("method", &it.method))
            .take(limit)
            .map(|connection| connection.json(consent))
            .collect();
        Response::json(200, &json!({ "connections": found }))
    }

    fn create(&mut self, request: &Request, consent: &str, options: &Options, clock: &mut Clock) -> Response {
        let Ok(body) = serde_json::from_slice::<Value>(&request.body) else {
            return gateway::validation(&["body"], "JSON decode error", "json_invalid");
        };
        let Some(app) = body.get("app") else {
            return gateway::validation(&["body", "app"], "Field required", "missing");
        };
        let Some(app) = app.as_str().filter(|app| !app.is_empty()) else {
            return gateway::validation(&["body", "app"], "Input should be a valid string", "string_type");
        };
        let method = match body.get("method") {
            None | Some(Value::Null) => "OAUTH2",
            Some(Value::String(method)) => method,
            Some(_) => {
                return gateway::validation(&["body", "method"], "Input should be a valid string", "string_type");
            }
        };
        let id = self.add(app, method, clock.now(), granted_scopes(options));
        let connection = self.all.get(&id).map(|connection| connection.json(consent)).unwrap_or_default();
        let body = match options.created {
            CreatedForm::Envelope => json!({ "connection": connection }),
            CreatedForm::Flat => json!({
                "connection_id": id,
                "status": connection.at("status"),
                "url": connection.at("url"),
                "app": connection.at("app"),
            }),
            CreatedForm::CapitalI => json!({ "connection_Id": id }),
        };
        Response::json(200, &body)
    }

    /// The page at a connection's `url`. Opening it gives consent; `consent=refuse` refuses it.
    pub fn consent(&mut self, request: &Request, clock: &mut Clock) -> Response {
        let token = request.query("session_token").unwrap_or_default();
        let found =
            self.all.values().find(|connection| connection.session_token == token).map(|it| (it.id.clone(), it.status));
        let (status, title, text) = match (found, request.query("consent")) {
            (None, _) => {
                (404, "This link is not valid", "It may have been used already, or its connection was deleted.")
            }
            (Some((_, ACTIVE)), _) => {
                (200, "Already connected", "This workspace is connected. You can close this page.")
            }
            (Some((_, FAILED)), _) => (410, "This connection has failed", "Create a new one to try again."),
            (Some((id, _)), Some("refuse")) => {
                self.decide(&id, false, clock.now());
                (200, "Not connected", "You refused the connection. You can close this page.")
            }
            (Some((id, _)), _) => {
                self.decide(&id, true, clock.now());
                (200, "Connected", "The sandbox workspace Northwind Ventures is connected. You can close this page.")
            }
        };
        Response::text(status, "text/html; charset=utf-8", page(title, text))
    }
}

impl Connection {
    fn json(&self, consent: &str) -> Value {
        let mut json = json!({
            "connection_id": self.id,
            "status": self.status,
            "creation_time": microseconds(self.created),
        });
        if let Some(map) = json.as_object_mut() {
            if let Some(updated) = self.updated {
                map.insert("last_updated_time".to_owned(), json!(microseconds(updated)));
            }
            map.insert("url".to_owned(), json!(format!("{consent}?session_token={}", self.session_token)));
            map.insert("app".to_owned(), json!(self.app));
            map.insert("method".to_owned(), json!(self.method));
            map.insert("metadata".to_owned(), json!({}));
        }
        json
    }
}

fn unknown(id: &str) -> Response {
    gateway::flat(404, format!("Connection {id} not found"))
}

/// URL of the consent page: on the gateway's origin where the sandbox replaces it, else on the sandbox's.
fn consent_base(request: &Request, options: &Options) -> String {
    match (&options.consent_url, &options.public_url) {
        (Some(url), _) => url.clone(),
        (None, Some(url)) => format!("{url}/connect"),
        (None, None) if request.origin.is_empty() || request.origin == "https://api.maton.ai" => {
            "https://connect.maton.ai/".to_owned()
        }
        (None, None) => format!("{}/connect", request.origin),
    }
}

fn page(title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>body{{font:17px/1.5 system-ui,sans-serif;display:grid;place-content:center;\
         min-height:100vh;margin:0;text-align:center;color-scheme:light dark}}</style><main><h1>{title}</h1><p>{text}</p></main></html>"
    )
}
