//! Entries: records on lists, with values of their own.

use serde_json::Value;

use crate::api::any_record;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler};
use crate::http::error::Failure;
use crate::store::Store;
use crate::store::record::{Parent, Record};
use crate::store::schema::{Collection, Space};
use crate::store::write::{self, Mode};

pub const HANDLERS: &[Handler] = &[
    ("entries.query", |call| any_record::query(call, Space::Lists)),
    ("entries.create", create),
    ("entries.upsert", upsert),
    ("entries.get", |call| any_record::get(call, Space::Lists)),
    ("entries.update", |call| any_record::update(call, Space::Lists, Mode::Append)),
    ("entries.replace", |call| any_record::update(call, Space::Lists, Mode::Overwrite)),
    ("entries.delete", |call| any_record::delete(call, Space::Lists)),
    ("entries.values", |call| any_record::values(call, Space::Lists)),
    ("entries.replaceValues", |call| any_record::replace_values(call, Space::Lists)),
];

/// The record of a new entry.
fn parent(store: &Store, list: &Collection, fields: &Input<'_>) -> Result<Parent, Failure> {
    let (id, object) = (fields.uuid("parent_record_id")?, fields.string("parent_object")?);
    let collection = store
        .find_collection(Space::Objects, object)
        .ok_or_else(|| Failure::value_not_found(format!("Parent object with slug/ID \"{object}\" not found.")))?;
    if list.list.as_ref().is_some_and(|settings| settings.parent != collection.id) {
        return Err(fields
            .refuse("parent_object", format!("The list \"{}\" does not hold records of \"{object}\".", list.slug)));
    }
    if !collection.records.contains_key(id) {
        return Err(Failure::value_not_found(format!("Parent record with slug/ID \"{id}\" not found.")));
    }
    if store.is_merging(&collection.id, id) {
        return Err(Failure::bad("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
    }
    Ok(Parent { collection: collection.id.clone(), record: id.to_owned() })
}

fn add(call: &mut Call<'_>, list: &str, parent: Parent, prepared: write::Prepared) -> Answer {
    let record = Record::new(call.store.random.uuid(), call.store.clock.now(), Some(parent));
    let id = write::insert(call.store, list, record, prepared);
    any_record::show(call.store, list, &id)
}

/// A record can be in a list more than once.
fn create(call: &mut Call<'_>) -> Answer {
    let body: Value = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let list = call.store.collection(Space::Lists, &call.parameter("list"))?;
    let parent = parent(call.store, list, &fields)?;
    let prepared = write::prepare(call.store, list, None, fields.map("entry_values")?, Mode::Create)?;
    let list = list.id.clone();
    add(call, &list, parent, prepared)
}

fn upsert(call: &mut Call<'_>) -> Answer {
    let body: Value = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let list = call.store.collection(Space::Lists, &call.parameter("list"))?;
    let parent = parent(call.store, list, &fields)?;
    let mut found = list.records.values().filter(|record| record.parent.as_ref() == Some(&parent));
    let record = match (found.next(), found.next()) {
        (record, None) => record,
        _ => {
            return Err(Failure::bad(
                "multiple_match_results",
                "Multiple entries were founds for the given parent record. Please remove duplicates or use the update or create entry endpoints instead.",
            ));
        }
    };
    let prepared = write::prepare(call.store, list, record, fields.map("entry_values")?, Mode::Overwrite)?;
    let (list, record) = (list.id.clone(), record.map(|record| record.id.clone()));
    match record {
        None => add(call, &list, parent, prepared),
        Some(record) => {
            let now = call.store.clock.now();
            write::apply(call.store, &list, &record, prepared, now);
            any_record::show(call.store, &list, &record)
        }
    }
}
