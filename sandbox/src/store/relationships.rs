//! Relationships: two attributes that represent the same fact from both sides.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::store::Store;
use crate::store::record::Fields;

/// Sets the values of an attribute, and those of the other side where it is part of a relationship.
pub fn set(
    store: &mut Store,
    collection: &str,
    record: &str,
    attribute: &str,
    values: Vec<Fields>,
    now: Timestamp,
    actor: &Arc<Value>,
) {
    let Some(other_side) = store
        .collections
        .get(collection)
        .map(|found| found.attribute(attribute).and_then(|it| it.relationship.clone()))
    else {
        return;
    };
    let before = targets(store, collection, record, attribute);
    let after: Vec<String> = values.iter().filter_map(target).collect();
    write(store, collection, record, attribute, values, now, actor);
    let Some((other_table, other_attribute)) = other_side else {
        return;
    };
    for gone in before.iter().filter(|id| !after.contains(id)) {
        remove(store, &other_table, gone, &other_attribute, record, now, actor);
    }
    for new in after.iter().filter(|id| !before.contains(id)) {
        let Some(table_slug) = store.collections.get(collection).map(|collection| collection.slug.clone()) else {
            continue;
        };
        let single = store
            .collections
            .get(&other_table)
            .and_then(|collection| collection.attribute(&other_attribute))
            .is_some_and(|attribute| !attribute.is_multiselect);
        if single {
            // The other side has a single value: its previous record loses it.
            let before = targets(store, &other_table, new, &other_attribute);
            for loser in before.iter().filter(|id| *id != record) {
                remove(store, collection, loser, attribute, new, now, actor);
            }
        }
        let fields = Fields::from([("target_object", json!(table_slug)), ("target_record_id", json!(record))]);
        if single {
            write(store, &other_table, new, &other_attribute, vec![fields], now, actor);
        } else if store
            .record_mut(&other_table, new)
            .is_some_and(|record| record.add(&other_attribute, fields, now, actor))
            && store.has_webhooks()
        {
            store.emit_value(&other_table, new, &other_attribute);
        }
    }
}

/// Removes a record from all relationships, before it is deleted.
pub fn unlink_record(store: &mut Store, collection: &str, record: &str) {
    let Some(attributes) = store.collections.get(collection).map(|collection| {
        collection.attributes.iter().filter(|it| it.relationship.is_some()).map(|it| it.id.clone()).collect::<Vec<_>>()
    }) else {
        return;
    };
    let (now, actor) = (store.clock.now(), store.actor.clone());
    for attribute in attributes {
        set(store, collection, record, &attribute, Vec::new(), now, &actor);
    }
}

fn target(fields: &Fields) -> Option<String> {
    fields.text("target_record_id").map(str::to_owned)
}

fn current(store: &Store, collection: &str, record: &str, attribute: &str) -> Vec<Fields> {
    let record = store.collections.get(collection).and_then(|collection| collection.records.get(record));
    record
        .map(|record| record.values(attribute).iter().map(|stored| stored.fields.clone()).collect())
        .unwrap_or_default()
}

fn targets(store: &Store, collection: &str, record: &str, attribute: &str) -> Vec<String> {
    current(store, collection, record, attribute).iter().filter_map(target).collect()
}

fn remove(
    store: &mut Store,
    collection: &str,
    record: &str,
    attribute: &str,
    gone: &str,
    now: Timestamp,
    actor: &Arc<Value>,
) {
    let mut values = current(store, collection, record, attribute);
    values.retain(|fields| target(fields).is_none_or(|id| id != gone));
    write(store, collection, record, attribute, values, now, actor);
}

/// Sets the values on one side, and emits an event where they changed.
fn write(
    store: &mut Store,
    collection: &str,
    record: &str,
    attribute: &str,
    values: Vec<Fields>,
    now: Timestamp,
    actor: &Arc<Value>,
) {
    let is_change = store.has_webhooks() && current(store, collection, record, attribute) != values;
    let Some(found) = store.record_mut(collection, record) else {
        return;
    };
    found.set(attribute, values, now, actor);
    if is_change {
        store.emit_value(collection, record, attribute);
    }
}
