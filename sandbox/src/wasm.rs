//! WebAssembly exports: one class. `js/sandbox/sandbox.js` makes a fetch handler of it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::faults::Fault;
use crate::http::{Broken, Request, Response};
use crate::options::Options;
use crate::sandbox;
use crate::webhooks::delivery::Delivery;
use crate::webhooks::faults::DeliveryFault;

#[wasm_bindgen]
pub struct Sandbox {
    inner: Rc<RefCell<sandbox::Sandbox>>,
}

#[wasm_bindgen]
impl Sandbox {
    /// Throws a `TypeError` that names the invalid option.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue, now: Option<js_sys::Function>) -> Result<Sandbox, JsValue> {
        let options: Options = if options.is_undefined() { Options::default() } else { read(options)? };
        options.faults.iter().try_for_each(Fault::check).map_err(refused)?;
        let milliseconds = move || -> i64 {
            let told = now.as_ref().and_then(|now| now.call0(&JsValue::UNDEFINED).ok()).and_then(|now| now.as_f64());
            #[allow(clippy::cast_possible_truncation)]
            let milliseconds = told.unwrap_or_else(js_sys::Date::now) as i64;
            milliseconds
        };
        reserve(options.size());
        Ok(Self { inner: Rc::new(RefCell::new(sandbox::Sandbox::new(options, milliseconds))) })
    }

    /// Handles a request: a promise of an [`Answer`].
    pub fn answer(&self, request: web_sys::Request) -> Promise {
        let inner = Rc::clone(&self.inner);
        future_to_promise(async move {
            let request = gloo_net::http::Request::from(request);
            let body = request.binary().await.map_err(|error| JsError::new(&error.to_string()))?;
            let headers = request.headers().entries().collect();
            let request = Request::new(request.method().as_ref(), &request.url(), headers, body);
            let response = inner.borrow_mut().handle(&request);
            Ok(serde_wasm_bindgen::to_value(&Answer::from(&response))?)
        })
    }

    pub fn misbehave(&self, fault: &JsValue) -> Result<(), JsValue> {
        let fault = read::<Fault>(fault)?;
        fault.check().map_err(refused)?;
        self.inner.borrow_mut().misbehave(fault);
        Ok(())
    }

    pub fn behave(&self) {
        self.inner.borrow_mut().behave();
    }

    pub fn misdeliver(&self, fault: &JsValue) -> Result<(), JsValue> {
        self.inner.borrow_mut().misdeliver(read::<DeliveryFault>(fault)?);
        Ok(())
    }

    /// The next due delivery, or `undefined`: `{ number, delivery }`.
    #[wasm_bindgen(js_name = nextDelivery)]
    pub fn next_delivery(&self) -> Result<JsValue, JsValue> {
        let mut inner = self.inner.borrow_mut();
        let Some(delivery) = inner.next_delivery() else {
            return Ok(JsValue::UNDEFINED);
        };
        #[derive(Serialize)]
        struct Due<'a> {
            number: u64,
            delivery: &'a Delivery,
        }
        json(&Due { number: delivery.number, delivery })
    }

    #[wasm_bindgen]
    pub fn answered(&self, number: f64, status: Option<u16>, error: Option<String>) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let number = number as u64;
        self.inner.borrow_mut().answered(number, status, error);
    }

    pub fn deliveries(&self) -> Result<JsValue, JsValue> {
        let inner = self.inner.borrow();
        json(&inner.deliveries().collect::<Vec<_>>())
    }

    /// In milliseconds since 1970; `undefined` where none is waiting.
    #[wasm_bindgen(js_name = nextDue)]
    pub fn next_due(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss)]
        self.inner.borrow().next_due().map(|due| due as f64)
    }

    pub fn decide(&self, connection: &str, agreed: bool) -> bool {
        self.inner.borrow_mut().decide(connection, agreed)
    }

    #[wasm_bindgen(js_name = setScopes)]
    pub fn set_scopes(&self, connection: &str, scopes: Vec<String>) -> bool {
        self.inner.borrow_mut().set_scopes(connection, scopes)
    }
}

/// Converts through JSON, so that objects are plain and `None` is `null`.
fn json(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))?;
    js_sys::JSON::parse(&text)
}

/// Grows the memory in one step. It would otherwise grow by one page at a time, each of which the engine counts as a new
/// buffer of the whole size: that took nine tenths of the time for 10,000 records.
fn reserve(bytes: usize) {
    let mut spare: Vec<u8> = Vec::new();
    // Where that much is not available, it grows as needed.
    let _ = spare.try_reserve_exact(bytes);
    std::hint::black_box(&mut spare);
}

/// Converts through JSON, which also detects unknown options.
fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    let text = js_sys::JSON::stringify(value)?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(refused)
}

fn refused(error: impl std::fmt::Display) -> JsValue {
    js_sys::TypeError::new(&format!("sandbox: {error}")).into()
}

/// Parts of the `Response` that `js/sandbox/sandbox.js` builds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    status: u16,
    headers: &'a [(String, String)],
    #[serde(with = "serde_bytes")]
    body: &'a [u8],
    delay_ms: u32,
    /// Transport failure to simulate: of the `network`, or of the `body` halfway.
    broken: Option<&'static str>,
}

impl<'a> From<&'a Response> for Answer<'a> {
    fn from(response: &'a Response) -> Self {
        Answer {
            status: response.status,
            headers: &response.headers,
            body: &response.body,
            delay_ms: response.delay_ms,
            broken: match response.broken {
                Broken::No => None,
                Broken::CutOff => Some("body"),
                Broken::Network => Some("network"),
            },
        }
    }
}
