//! Lists: a [`Pager`] asks for one page at a time; `page.js` awaits and iterates.

use super::arguments::{self, whole_number};
use super::error::invalid_argument;
use super::object::{set, take};
use super::position::Position;
use super::transport::{Call, Transport};
use crate::core::operation::{Input, Operation, Paging};
use js_sys::{Object, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/page.js")]
extern "C" {
    /// A list that has not been asked for yet.
    pub type PagePromise;
    #[wasm_bindgen(constructor)]
    fn new(pager: Pager) -> PagePromise;
    fn refused(error: &JsValue) -> PagePromise;
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("page.d.ts");

/// A list, ready to be asked for page by page.
#[wasm_bindgen(skip_typescript)]
pub struct Pager {
    transport: Transport,
    /// The call of a page, but for where the page stands.
    call: Call,
    /// The input of a list whose input is a body, without its `limit` and `offset`.
    input: Object,
    /// The page size; 0 for a list without pages.
    limit: u32,
    /// The offset or cursor to begin at, or undefined.
    start: JsValue,
}

#[wasm_bindgen]
impl Pager {
    /// The page at an offset or a cursor, `undefined` for the first, of at most `size` items. `me`
    /// is this pager itself, for the page to ask on.
    #[wasm_bindgen(skip_typescript)]
    pub fn load(&self, me: JsValue, position: JsValue, previous: JsValue, size: f64) -> Promise {
        self.transport.promise(self.page(me, position, previous, size))
    }
}

impl Pager {
    fn prepare(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[JsValue],
        input: &JsValue,
        options: &JsValue,
    ) -> Result<Pager, JsValue> {
        let input = arguments::copy(input, operation.input.name())?;
        arguments::preset(operation.preset, &input);
        let mut limit = 0;
        let mut start = JsValue::UNDEFINED;
        if let Some(size) = operation.paging.size() {
            let given = take(&input, "limit");
            limit = size.usual();
            if !given.is_undefined() {
                let max = if size.max > 0 { size.max.into() } else { 1_000_000 };
                limit = whole_number(&given, "limit", 1.0, max.into())? as u32;
            }
            if let Paging::Offset(_) = operation.paging {
                start = take(&input, "offset");
                if !start.is_undefined() {
                    whole_number(&start, "offset", 0.0, 9_007_199_254_740_991.0)?;
                }
            } else {
                start = take(&input, "cursor");
                if start.is_null() {
                    start = JsValue::UNDEFINED;
                } else if !start.is_undefined() && !start.is_string() {
                    return Err(invalid_argument("cursor", "must be the cursor of an earlier page"));
                }
            }
        }
        let call = Call::prepare(operation, parameters, &input, options, transport.via())?;
        Ok(Pager { transport: transport.clone(), call, input, limit, start })
    }

    fn page(&self, pager: JsValue, position: JsValue, previous: JsValue, size: f64) -> Result<Call, JsValue> {
        let operation = self.call.operation;
        let limit = f64::from(self.limit).min(size) as u32;
        let position = if position.is_undefined() { &self.start } else { &position };
        let offset = position.as_f64().unwrap_or(0.0);
        let place = Object::new();
        match operation.paging {
            Paging::Offset(_) => set(&place, "offset", &offset.into()),
            _ => set(&place, "cursor", position),
        }
        if self.limit > 0 {
            set(&place, "limit", &limit.into());
        }
        let whole = Object::assign(&Object::assign(&Object::new(), &self.input), &place);
        let mut query = String::new();
        let mut body = JsValue::UNDEFINED;
        if operation.input == Input::Body {
            body = arguments::body(&whole, operation)?;
        } else {
            query = arguments::query(&whole)?;
        }
        Ok(Call {
            operation,
            path: self.call.path.clone(),
            query,
            body,
            options: Rc::clone(&self.call.options),
            position: Some(Position { pager, previous, offset, limit }),
        })
    }
}

/// The list of an operation.
pub fn list(
    transport: &Transport,
    operation: &'static Operation,
    parameters: &[JsValue],
    input: &JsValue,
    options: &JsValue,
) -> JsValue {
    match Pager::prepare(transport, operation, parameters, input, options) {
        Ok(pager) => PagePromise::new(pager).into(),
        Err(error) => refused(&error).into(),
    }
}
