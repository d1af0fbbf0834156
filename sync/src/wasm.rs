//! The exports of the WebAssembly (`js/sync/core.js`): plain objects in and out.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

use crate::marks::Marks;
use crate::sweep::Sweep;
use crate::view::{Dialect, Table};
use crate::work::Why;
use crate::{event, next, view, work};

/// A claimed sweep or claimed marks; `on` takes an input and gives the effects.
#[wasm_bindgen]
pub struct Work {
    inner: work::Work,
}

#[wasm_bindgen]
impl Work {
    pub fn sweep(claim: JsValue) -> Result<Work, JsError> {
        Ok(Work { inner: work::Work::Sweep(Box::new(Sweep::new(read(claim)?))) })
    }

    pub fn marks(claim: JsValue) -> Result<Work, JsError> {
        Ok(Work { inner: work::Work::Marks(Box::new(Marks::new(read(claim)?))) })
    }

    pub fn on(&mut self, input: JsValue, now: f64) -> Result<JsValue, JsError> {
        write(&self.inner.on(read(input)?, millis(now)))
    }
}

#[wasm_bindgen]
pub fn next(state: JsValue, now: f64, turn: u32) -> Result<JsValue, JsError> {
    write(&next::next(&read(state)?, millis(now), turn))
}

#[wasm_bindgen]
pub fn marked(events: JsValue, workspace: Option<String>) -> Result<JsValue, JsError> {
    let events: Vec<Value> = read(events)?;
    write(&event::marked(&events, workspace.as_deref()))
}

#[wasm_bindgen]
pub fn why(kind: &str, code: &str, alone: bool) -> Result<JsValue, JsError> {
    write(&Why::of(kind, code, alone))
}

#[wasm_bindgen]
pub fn views(tables: JsValue, dialect: JsValue, prefix: &str) -> Result<JsValue, JsError> {
    let tables: Vec<Table> = read(tables)?;
    let dialect: Dialect = read(dialect)?;
    write(&view::views(&tables, dialect, prefix))
}

/// The time of a clock, which may be set to before 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn millis(now: f64) -> u64 {
    now as u64
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    from_value(value).map_err(|error| JsError::new(&format!("sync: {error}")))
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    // Numbers as numbers, what is absent as null, as JSON has it.
    let serializer = Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| JsError::new(&format!("sync: {error}")))
}
