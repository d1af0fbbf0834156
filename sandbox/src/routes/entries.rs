//! Entries: records on lists, with values of their own.

use serde_json::Value;

use crate::body::Fields;
use crate::call::{Answer, Call, Route};
use crate::error::Failure;
use crate::record::{Parent, Record};
use crate::rows;
use crate::schema::{Space, Table};
use crate::store::Store;
use crate::writing::{self, Mode};

const READ: &[&str] = &["list_entry:read", "list_configuration:read"];
const WRITE: &[&str] = &["list_entry:read-write", "list_configuration:read"];

pub const ROUTES: &[Route] = &[
    Route {
        method: "POST",
        path: "/v2/lists/{list}/entries/query",
        scopes: READ,
        run: |call| rows::query(call, Space::Lists),
    },
    Route { method: "POST", path: "/v2/lists/{list}/entries", scopes: WRITE, run: create },
    Route { method: "PUT", path: "/v2/lists/{list}/entries", scopes: WRITE, run: upsert },
    Route {
        method: "GET",
        path: "/v2/lists/{list}/entries/{entry_id}",
        scopes: READ,
        run: |call| rows::get(call, Space::Lists),
    },
    Route {
        method: "PATCH",
        path: "/v2/lists/{list}/entries/{entry_id}",
        scopes: WRITE,
        run: |call| rows::update(call, Space::Lists, Mode::Append),
    },
    Route {
        method: "PUT",
        path: "/v2/lists/{list}/entries/{entry_id}",
        scopes: WRITE,
        run: |call| rows::update(call, Space::Lists, Mode::Overwrite),
    },
    Route {
        method: "DELETE",
        path: "/v2/lists/{list}/entries/{entry_id}",
        scopes: WRITE,
        run: |call| rows::delete(call, Space::Lists),
    },
    Route {
        method: "GET",
        path: "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values",
        scopes: READ,
        run: |call| rows::values(call, Space::Lists),
    },
    Route {
        method: "PUT",
        path: "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values",
        scopes: WRITE,
        run: |call| rows::replace_values(call, Space::Lists),
    },
];

/// The record that an entry is to stand for.
fn parent(store: &Store, list: &Table, fields: &Fields<'_>) -> Result<Parent, Failure> {
    let (id, object) = (fields.uuid("parent_record_id")?, fields.string("parent_object")?);
    let table = store
        .find_table(Space::Objects, object)
        .ok_or_else(|| Failure::value_not_found(format!("Parent object with slug/ID \"{object}\" not found.")))?;
    if list.list.as_ref().is_some_and(|settings| settings.parent != table.id) {
        return Err(fields
            .refuse("parent_object", format!("The list \"{}\" does not hold records of \"{object}\".", list.slug)));
    }
    if !table.rows.contains_key(id) {
        return Err(Failure::value_not_found(format!("Parent record with slug/ID \"{id}\" not found.")));
    }
    if store.is_merging(&table.id, id) {
        return Err(Failure::bad("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
    }
    Ok(Parent { table: table.id.clone(), record: id.to_owned() })
}

fn add(call: &mut Call<'_>, list: &str, parent: Parent, prepared: writing::Prepared) -> Answer {
    let record = Record::new(call.store.random.uuid(), call.store.clock.now(), Some(parent));
    let id = writing::insert(call.store, list, record, prepared);
    rows::show(call.store, list, &id)
}

/// A record can be on a list more than once.
fn create(call: &mut Call<'_>) -> Answer {
    let body: Value = call.data()?;
    let fields = Fields::of(&body, &["data"])?;
    let list = call.store.table(Space::Lists, &call.parameter("list"))?;
    let parent = parent(call.store, list, &fields)?;
    let prepared = writing::prepare(call.store, list, None, fields.map("entry_values")?, Mode::Create)?;
    let list = list.id.clone();
    add(call, &list, parent, prepared)
}

fn upsert(call: &mut Call<'_>) -> Answer {
    let body: Value = call.data()?;
    let fields = Fields::of(&body, &["data"])?;
    let list = call.store.table(Space::Lists, &call.parameter("list"))?;
    let parent = parent(call.store, list, &fields)?;
    let mut found = list.rows.values().filter(|row| row.parent.as_ref() == Some(&parent));
    let row = match (found.next(), found.next()) {
        (row, None) => row,
        _ => {
            return Err(Failure::bad(
                "multiple_match_results",
                "Multiple entries were founds for the given parent record. Please remove duplicates or use the update or create entry endpoints instead.",
            ));
        }
    };
    let prepared = writing::prepare(call.store, list, row, fields.map("entry_values")?, Mode::Overwrite)?;
    let (list, row) = (list.id.clone(), row.map(|row| row.id.clone()));
    match row {
        None => add(call, &list, parent, prepared),
        Some(row) => {
            let now = call.store.clock.now();
            writing::apply(call.store, &list, &row, prepared, now);
            rows::show(call.store, &list, &row)
        }
    }
}
