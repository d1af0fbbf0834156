//! The door to JavaScript: one class, plain data in and out. `js/sandbox.js` makes a fetch handler of it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::faults::Fault;
use crate::http::{Broken, Request, Response};
use crate::options::Options;
use crate::sandbox;

#[wasm_bindgen]
pub struct Sandbox {
    inner: sandbox::Sandbox,
}

#[wasm_bindgen]
impl Sandbox {
    /// Throws a `TypeError` that says which option is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue, now: Option<js_sys::Function>) -> Result<Sandbox, JsValue> {
        let options: Options = if options.is_undefined() {
            Options::default()
        } else {
            read(options)?
        };
        let milliseconds = move || -> i64 {
            let told = now
                .as_ref()
                .and_then(|now| now.call0(&JsValue::UNDEFINED).ok())
                .and_then(|now| now.as_f64());
            #[allow(clippy::cast_possible_truncation)]
            let milliseconds = told.unwrap_or_else(js_sys::Date::now) as i64;
            milliseconds
        };
        Ok(Self {
            inner: sandbox::Sandbox::new(options, milliseconds),
        })
    }

    /// `headers` is an array of `[name, value]`; so is that of the answer.
    pub fn handle(
        &mut self,
        method: &str,
        url: &str,
        headers: &Array,
        body: Vec<u8>,
    ) -> Result<Object, JsValue> {
        let headers = headers
            .iter()
            .filter_map(|pair| {
                let pair: Array = pair.dyn_into().ok()?;
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
            })
            .collect();
        answer(&self.inner.handle(&Request::new(method, url, headers, body)))
    }

    pub fn misbehave(&mut self, fault: &JsValue) -> Result<(), JsValue> {
        self.inner.misbehave(read::<Fault>(fault)?);
        Ok(())
    }

    pub fn behave(&mut self) {
        self.inner.behave();
    }

    pub fn decide(&mut self, connection: &str, agreed: bool) -> bool {
        self.inner.decide(connection, agreed)
    }

    #[wasm_bindgen(js_name = setScopes)]
    pub fn set_scopes(&mut self, connection: &str, scopes: Vec<String>) -> bool {
        self.inner.set_scopes(connection, scopes)
    }
}

/// By way of JSON, which also tells when an option is not known.
fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    let text = js_sys::JSON::stringify(value)?
        .as_string()
        .unwrap_or_default();
    serde_json::from_str(&text)
        .map_err(|error| js_sys::TypeError::new(&format!("sandbox: {error}")).into())
}

fn answer(response: &Response) -> Result<Object, JsValue> {
    let headers: Array = response
        .headers
        .iter()
        .map(|(name, value)| Array::of2(&name.as_str().into(), &value.as_str().into()))
        .collect();
    let broken = match response.broken {
        Broken::No => JsValue::UNDEFINED,
        Broken::CutOff => "body".into(),
        Broken::Network => "network".into(),
    };
    let object = Object::new();
    Reflect::set(&object, &"status".into(), &response.status.into())?;
    Reflect::set(&object, &"headers".into(), &headers)?;
    Reflect::set(
        &object,
        &"body".into(),
        &Uint8Array::from(response.body.as_slice()),
    )?;
    Reflect::set(&object, &"delayMs".into(), &response.delay_ms.into())?;
    Reflect::set(&object, &"broken".into(), &broken)?;
    Ok(object)
}
