//! Deletion of a record together with everything that belongs to it.

use serde_json::Value;

use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::record::StoredValue;
use crate::store::relationships;
use crate::store::schema::Space;

/// Deletes a record together with everything that belongs to it.
pub fn delete_record(store: &mut Store, collection: &str, id: &str) {
    let mark = store.events.mark();
    store.emit_record("deleted", collection, id);
    relationships::unlink_record(store, collection, id);
    store.events.forget_about(id, mark.saturating_add(1));
    let Some(space) = store.collections.get_mut(collection).map(|found| {
        found.records.remove(id);
        found.space
    }) else {
        return;
    };
    match space {
        Space::Objects => forget_record(store, collection, id),
        Space::Lists => delete_comments(store, |comment| *comment.at("entry/entry_id") == id),
        Space::Activities => {}
    }
}

fn forget_record(store: &mut Store, object: &str, id: &str) {
    emit_what_goes_along(store, id);
    let slug = store.collections.get(object).map(|collection| collection.slug.clone()).unwrap_or_default();
    for collection in store.collections.values_mut() {
        collection.records.retain(|record| record.parent.as_ref().is_none_or(|parent| parent.record != id));
        for record in collection.records.values_mut() {
            for values in record.active.values_mut() {
                values.retain(|stored| stored.fields.get("target_record_id").is_none_or(|target| target != id));
            }
        }
    }
    let is_on_it = |note: &Value| *note.at("parent_record_id") == id && *note.at("parent_object") == slug.as_str();
    let notes: Vec<Value> = store.notes.values().filter(|note| is_on_it(note)).cloned().collect();
    for note in &notes {
        store.emit_note("note.deleted", note);
    }
    store.notes.retain(|_, note| !is_on_it(note));
    delete_comments(store, |comment| *comment.at("record/record_id") == id);
    store.files.retain(|_, file| *file.at("record_id") != id);
    for linked in store.tasks.values_mut().chain(store.meetings.values_mut()).chain(store.emails.values_mut()) {
        if let Some(links) = linked.get_mut("linked_records").and_then(Value::as_array_mut) {
            links.retain(|link| *link.at("target_record_id") != id && *link.at("record_id") != id);
        }
    }
}

/// Deletes comments, and emits an event for each.
pub fn delete_comments(store: &mut Store, goes: impl Fn(&Value) -> bool) {
    let comments: Vec<Value> = store.comments.values().filter(|comment| goes(comment)).cloned().collect();
    for comment in &comments {
        store.emit_comment("comment.deleted", comment);
    }
    store.comments.retain(|_, comment| !goes(comment));
}

/// Emits the events of entries of a record, and of values that reference it, before they are deleted with it.
fn emit_what_goes_along(store: &mut Store, id: &str) {
    if !store.has_webhooks() {
        return;
    }
    let (mut entries, mut values) = (Vec::new(), Vec::new());
    for collection in store.collections.values() {
        for record in collection.records.values() {
            if record.parent.as_ref().is_some_and(|parent| parent.record == id) {
                entries.push((collection.id.clone(), record.id.clone()));
                continue;
            }
            let names_it = |stored: &StoredValue| stored.fields.text("target_record_id") == Some(id);
            let attributes = record.active.iter().filter(|(_, values)| values.iter().any(names_it));
            values
                .extend(attributes.map(|(attribute, _)| (collection.id.clone(), record.id.clone(), attribute.clone())));
        }
    }
    for (list, entry) in entries {
        store.emit_record("deleted", &list, &entry);
    }
    for (collection, record, attribute) in values {
        store.emit_value(&collection, &record, &attribute);
    }
}
