//! `POST …/query`, the same for records, entries and activity records.

use serde_json::Value;

use crate::error::Failure;
use crate::filter;
use crate::paging::{Limits, body_window};
use crate::record::Record;
use crate::schema::Table;
use crate::sort;
use crate::store::Store;

/// The largest page is not documented; the default is what other clients treat as the page size.
const LIMITS: Limits = Limits::unbounded(500);

pub fn run<'a>(store: &'a Store, table: &'a Table, body: &Value) -> Result<Vec<&'a Record>, Failure> {
    let (limit, offset) = body_window(body, LIMITS)?;
    let view_filter = match (body.get("filter_view_id"), body.get("filter")) {
        (None | Some(Value::Null), _) => None,
        (Some(_), Some(_)) => {
            return Err(Failure::filter("\"filter\" and \"filter_view_id\" cannot be used together."));
        }
        (Some(id), None) => {
            let view = table.views.iter().find(|view| *id == view.id.as_str());
            Some(&view.ok_or_else(|| Failure::filter(format!("View with ID {id} not found.")))?.filter)
        }
    };
    let filter = filter::parse(store, table, view_filter.or_else(|| body.get("filter")).unwrap_or(&Value::Null))?;
    let sorts = sort::parse(store, table, body.get("sorts").unwrap_or(&Value::Null))?;
    let found = table
        .rows
        .values()
        .filter(|row| !store.is_merging(&table.id, &row.id) && filter.matches(store, table, row))
        .collect();
    Ok(sort::apply(store, &sorts, found).into_iter().skip(offset).take(limit).collect())
}
