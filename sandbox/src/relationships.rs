//! Relationships: two attributes that show the same fact from both sides.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::record::Fields;
use crate::store::Store;

/// Sets the values of an attribute, and of the other side where it is half of a relationship.
pub fn set(
    store: &mut Store,
    table: &str,
    row: &str,
    attribute: &str,
    values: Vec<Fields>,
    now: Timestamp,
    actor: &Arc<Value>,
) {
    let Some(other_side) =
        store.tables.get(table).map(|found| found.attribute(attribute).and_then(|it| it.relationship.clone()))
    else {
        return;
    };
    let before = targets(store, table, row, attribute);
    let after: Vec<String> = values.iter().filter_map(target).collect();
    if let Some(record) = store.row_mut(table, row) {
        record.set(attribute, values, now, actor);
    }
    let Some((other_table, other_attribute)) = other_side else {
        return;
    };
    for gone in before.iter().filter(|id| !after.contains(id)) {
        remove(store, &other_table, gone, &other_attribute, row, now, actor);
    }
    for new in after.iter().filter(|id| !before.contains(id)) {
        let Some(table_slug) = store.tables.get(table).map(|table| table.slug.clone()) else {
            continue;
        };
        let single = store
            .tables
            .get(&other_table)
            .and_then(|table| table.attribute(&other_attribute))
            .is_some_and(|attribute| !attribute.is_multiselect);
        let mut back: Vec<Fields> = current(store, &other_table, new, &other_attribute);
        if single {
            // The other side can have one only: whoever had it loses it.
            for loser in back.iter().filter_map(target).filter(|id| id != row) {
                remove(store, table, &loser, attribute, new, now, actor);
            }
            back.clear();
        }
        let fields = Fields::from([("target_object", json!(table_slug)), ("target_record_id", json!(row))]);
        if !back.contains(&fields) {
            back.push(fields);
        }
        if let Some(record) = store.row_mut(&other_table, new) {
            record.set(&other_attribute, back, now, actor);
        }
    }
}

/// Takes a row out of all relationships, before it is deleted.
pub fn unlink_row(store: &mut Store, table: &str, row: &str) {
    let Some(attributes) = store.tables.get(table).map(|table| {
        table.attributes.iter().filter(|it| it.relationship.is_some()).map(|it| it.id.clone()).collect::<Vec<_>>()
    }) else {
        return;
    };
    let (now, actor) = (store.clock.now(), store.actor.clone());
    for attribute in attributes {
        set(store, table, row, &attribute, Vec::new(), now, &actor);
    }
}

fn target(fields: &Fields) -> Option<String> {
    fields.text("target_record_id").map(str::to_owned)
}

fn current(store: &Store, table: &str, row: &str, attribute: &str) -> Vec<Fields> {
    let record = store.tables.get(table).and_then(|table| table.rows.get(row));
    record.map(|record| record.values(attribute).iter().map(|held| held.fields.clone()).collect()).unwrap_or_default()
}

fn targets(store: &Store, table: &str, row: &str, attribute: &str) -> Vec<String> {
    current(store, table, row, attribute).iter().filter_map(target).collect()
}

fn remove(store: &mut Store, table: &str, row: &str, attribute: &str, gone: &str, now: Timestamp, actor: &Arc<Value>) {
    let mut values = current(store, table, row, attribute);
    values.retain(|fields| target(fields).is_none_or(|id| id != gone));
    if let Some(record) = store.row_mut(table, row) {
        record.set(attribute, values, now, actor);
    }
}
