//! WebAssembly exports for `js/sync`: JSON in and out. As objects, the 500 rows of a page would cross one property at a
//! time.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::marks::Marks;
use crate::sweep::Sweep;
use crate::work::{Answer, Input, Why};
use crate::{cursor, event, next, schema, view, work};

/// A claimed sweep or claimed marks; `on` takes an input and returns the effects.
#[wasm_bindgen]
pub struct Work {
    inner: work::Work,
}

#[wasm_bindgen]
impl Work {
    pub fn sweep(claim: &str) -> Result<Work, JsError> {
        Ok(Work { inner: work::Work::Sweep(Box::new(Sweep::new(read(claim)?))) })
    }

    pub fn marks(claim: &str) -> Result<Work, JsError> {
        Ok(Work { inner: work::Work::Marks(Box::new(Marks::new(read(claim)?))) })
    }

    pub fn on(&mut self, input: &str, now: f64) -> Result<String, JsError> {
        write(&self.inner.on(read(input)?, millis(now)))
    }

    /// Rows have answered a request: their index, as the scanner of rows makes it.
    pub fn rows(&mut self, request: u32, index: &[u8], now: f64) -> Result<String, JsError> {
        let heads = cursor::indexed(index).map_err(|error| JsError::new(&format!("sync: {error}")))?;
        write(&self.inner.on(Input::Answered { request, answer: Answer::Rows { heads } }, millis(now)))
    }
}

#[wasm_bindgen]
pub fn next(state: &str, now: f64, turn: u32) -> Result<String, JsError> {
    write(&next::next(&read(state)?, millis(now), turn))
}

#[wasm_bindgen]
pub fn marked(events: &str, workspace: Option<String>) -> Result<String, JsError> {
    let events: Vec<Value> = read(events)?;
    write(&event::marked(&events, workspace.as_deref()))
}

/// The streams of the copy, and the collections of the workspace.
#[wasm_bindgen]
pub fn choose(known: &str, collections: &str) -> Result<String, JsError> {
    let known: Vec<schema::Known> = read(known)?;
    let collections: Vec<schema::Collection> = read(collections)?;
    write(&schema::choose(&known, &collections))
}

#[wasm_bindgen]
pub fn why(kind: &str, code: &str, alone: bool) -> Result<String, JsError> {
    write(&Why::of(kind, code, alone))
}

/// The dialect is `sqlite` or `postgres`.
#[wasm_bindgen]
pub fn views(tables: &str, dialect: &str, prefix: &str) -> Result<String, JsError> {
    let tables: Vec<view::Table> = read(tables)?;
    let dialect = if dialect == "postgres" { view::Dialect::Postgres } else { view::Dialect::Sqlite };
    write(&view::views(&tables, dialect, prefix))
}

/// The time of a clock, which may be set to a date before 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn millis(now: f64) -> u64 {
    now as u64
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, JsError> {
    serde_json::from_str(json).map_err(|error| JsError::new(&format!("sync: {error}")))
}

fn write<T: Serialize>(value: &T) -> Result<String, JsError> {
    serde_json::to_string(value).map_err(|error| JsError::new(&format!("sync: {error}")))
}
