//! SQL queries over records.

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::query::sql;

pub const HANDLERS: &[Handler] = &[("sql.query", query)];

fn query(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let text = Input::of(&body, &[])?.string("sql")?;
    let refuse = |reason: String| Failure::bad("filter_error", format!("The query could not be understood. {reason}"));
    let select = sql::parse(text).map_err(refuse)?;
    let rows = sql::run(call.store, &select).map_err(refuse)?;
    data(serde_json::json!({ "rows": rows }))
}
