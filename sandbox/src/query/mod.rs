//! `POST …/query`, the same for records, entries and activity records.

pub mod filter;
pub mod sort;
pub mod sql;

use serde_json::Value;

use crate::http::error::Failure;
use crate::http::paging::{Limits, body_window};
use crate::store::Store;
use crate::store::record::Record;
use crate::store::schema::Collection;

/// The maximum page size is not documented; the default is the page size that other clients assume.
const LIMITS: Limits = Limits::unbounded(500);

pub fn run<'a>(store: &'a Store, collection: &'a Collection, body: &Value) -> Result<Vec<&'a Record>, Failure> {
    let (limit, offset) = body_window(body, LIMITS)?;
    let view_filter = match (body.get("filter_view_id"), body.get("filter")) {
        (None | Some(Value::Null), _) => None,
        (Some(_), Some(_)) => {
            return Err(Failure::filter("\"filter\" and \"filter_view_id\" cannot be used together."));
        }
        (Some(id), None) => {
            let view = collection.views.iter().find(|view| *id == view.id.as_str());
            Some(&view.ok_or_else(|| Failure::filter(format!("View with ID {id} not found.")))?.filter)
        }
    };
    let filter = filter::parse(store, collection, view_filter.or_else(|| body.get("filter")).unwrap_or(&Value::Null))?;
    let sorts = sort::parse(store, collection, body.get("sorts").unwrap_or(&Value::Null))?;
    let found = collection
        .records
        .values()
        .filter(|record| !store.is_merging(&collection.id, &record.id) && filter.matches(store, collection, record))
        .collect();
    Ok(sort::apply(store, &sorts, found).into_iter().skip(offset).take(limit).collect())
}
