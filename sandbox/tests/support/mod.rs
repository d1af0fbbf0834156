//! A client for tests: through the gateway, with a stopped clock.

#![allow(dead_code)]

use std::cell::Cell;
use std::rc::Rc;

use attio_sandbox::http::{Request, Response};
use attio_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

pub const ORIGIN: &str = "http://127.0.0.1:1";
pub const NOW: i64 = 1_795_000_000_000;

pub struct Api {
    pub sandbox: Sandbox,
    pub key: Option<String>,
    pub connection: Option<String>,
    clock: Rc<Cell<i64>>,
}

impl Api {
    /// A small workspace, which is fast to make.
    pub fn new() -> Self {
        Self::with(json!({}))
    }

    /// The workspace as users get it.
    pub fn full() -> Self {
        Self::of(Options::default())
    }

    pub fn with(options: Value) -> Self {
        let mut all = json!({ "companies": 40, "people": 60, "deals": 12 });
        all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
        Self::of(serde_json::from_value(all).unwrap())
    }

    fn of(options: Options) -> Self {
        let clock = Rc::new(Cell::new(NOW));
        let told = Rc::clone(&clock);
        Self {
            clock,
            sandbox: Sandbox::new(options, move || told.get()),
            key: Some("test".to_owned()),
            connection: None,
        }
    }

    /// Advances the clock.
    pub fn wait(&mut self, milliseconds: i64) {
        self.clock.set(self.clock.get() + milliseconds);
    }

    pub fn send(&mut self, method: &str, path: &str, content_type: &str, body: Vec<u8>) -> Response {
        let mut headers = vec![("content-type".to_owned(), content_type.to_owned())];
        headers.extend(self.key.iter().map(|key| ("Authorization".to_owned(), format!("Bearer {key}"))));
        headers.extend(self.connection.iter().map(|id| ("Maton-Connection".to_owned(), id.clone())));
        self.sandbox.handle(&Request::new(method, &format!("{ORIGIN}{path}"), headers, body))
    }

    pub fn raw(&mut self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let answer = self.send(
            method,
            path,
            "application/json",
            body.map(|body| body.to_string().into_bytes()).unwrap_or_default(),
        );
        (answer.status, answer.value())
    }

    pub fn call(&mut self, method: &str, path: &str, body: Value) -> (u16, Value) {
        self.raw(method, &format!("/attio{path}"), if body.is_null() { None } else { Some(body) })
    }

    pub fn get(&mut self, path: &str) -> (u16, Value) {
        self.call("GET", path, Value::Null)
    }

    pub fn post(&mut self, path: &str, body: Value) -> (u16, Value) {
        self.call("POST", path, body)
    }

    /// The records that a query finds.
    pub fn query(&mut self, object: &str, body: Value) -> Vec<Value> {
        let (status, answer) = self.post(&format!("/v2/objects/{object}/records/query"), body);
        assert_eq!(status, 200, "{answer}");
        answer["data"].as_array().unwrap().clone()
    }

    pub fn create(&mut self, object: &str, values: Value) -> String {
        let (status, answer) =
            self.post(&format!("/v2/objects/{object}/records"), json!({ "data": { "values": values } }));
        assert_eq!(status, 200, "{answer}");
        answer["data"]["id"]["record_id"].as_str().unwrap().to_owned()
    }
}

pub fn titles(options: &Value) -> Vec<&str> {
    options.as_array().unwrap().iter().map(|value| value["option"]["title"].as_str().unwrap()).collect()
}
