//! The three styles of paging: limit and offset in a body, the same in a query, and cursors.

use serde_json::{Value, json};

use crate::http::error::Failure;
use crate::http::{Request, Response};

/// The page sizes that an endpoint allows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub default: usize,
    pub least: usize,
    pub most: usize,
}

impl Limits {
    pub const fn new(default: usize, least: usize, most: usize) -> Self {
        Self { default, least, most }
    }

    /// An endpoint without a documented maximum.
    pub const fn unbounded(default: usize) -> Self {
        Self::new(default, 1, usize::MAX)
    }

    fn check(self, limit: Option<f64>) -> Result<usize, Failure> {
        let Some(limit) = limit else {
            return Ok(self.default);
        };
        let whole = whole(limit).ok_or_else(|| Failure::invalid(&["limit"], "\"limit\" takes a whole number."))?;
        if whole < self.least {
            return Err(Failure::invalid(&["limit"], format!("\"limit\" has to be at least {}.", self.least)));
        }
        if whole > self.most {
            return Err(Failure::invalid(&["limit"], format!("\"limit\" can be at most {}.", self.most)));
        }
        Ok(whole)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> Option<usize> {
    (number.fract() == 0.0 && (0.0..=9e15).contains(&number)).then_some(number as usize)
}

fn check_offset(offset: Option<f64>) -> Result<usize, Failure> {
    offset.map_or(Ok(0), |offset| {
        whole(offset).ok_or_else(|| Failure::invalid(&["offset"], "\"offset\" takes a whole number."))
    })
}

/// A number in a query string. An empty one counts as absent.
fn number(request: &Request, name: &str) -> Result<Option<f64>, Failure> {
    match request.query(name) {
        None | Some("") => Ok(None),
        Some(text) => {
            text.parse().map(Some).map_err(|_| Failure::invalid(&[name], format!("\"{name}\" takes a whole number.")))
        }
    }
}

/// `limit` and `offset` of a JSON body.
pub fn body_window(body: &Value, limits: Limits) -> Result<(usize, usize), Failure> {
    let number = |name: &str| match body.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Number(number)) => Ok(number.as_f64()),
        Some(_) => Err(Failure::invalid(&[name], format!("\"{name}\" takes a whole number."))),
    };
    Ok((limits.check(number("limit")?)?, check_offset(number("offset")?)?))
}

/// One page by the `limit` and `offset` of the query.
pub fn offset_page<T>(request: &Request, limits: Limits, items: Vec<T>) -> Result<Vec<T>, Failure> {
    let limit = limits.check(number(request, "limit")?)?;
    let offset = check_offset(number(request, "offset")?)?;
    Ok(items.into_iter().skip(offset).take(limit).collect())
}

/// One page by the `limit` and `cursor` of the query, and the cursor of the next.
pub fn cursor_page<T>(request: &Request, limits: Limits, items: Vec<T>) -> Result<(Vec<T>, Value), Failure> {
    let limit = limits.check(number(request, "limit")?)?;
    let offset = match request.query("cursor") {
        None | Some("") => 0,
        Some(cursor) => read_cursor(cursor).ok_or_else(|| Failure::invalid(&["cursor"], "The cursor is not valid."))?,
    };
    let next = offset.saturating_add(limit);
    let cursor = if next < items.len() { json!(write_cursor(next)) } else { Value::Null };
    Ok((items.into_iter().skip(offset).take(limit).collect(), cursor))
}

/// `{data, pagination: {next_cursor}}`
pub fn with_cursor(data: Value, cursor: &Value) -> Response {
    Response::json(200, &json!({ "data": data, "pagination": { "next_cursor": cursor } }))
}

// Opaque: callers must not rely on its content.
const CURSOR_MARK: usize = 0x5eed_c0de;

fn write_cursor(offset: usize) -> String {
    format!("cur_{:08x}", offset ^ CURSOR_MARK)
}

fn read_cursor(cursor: &str) -> Option<usize> {
    usize::from_str_radix(cursor.strip_prefix("cur_")?, 16).ok().map(|mixed| mixed ^ CURSOR_MARK)
}
