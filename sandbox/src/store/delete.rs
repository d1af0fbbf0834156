//! Deletion of a record together with everything that belongs to it.

use serde_json::Value;

use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::relationships;
use crate::store::schema::Space;

/// Takes a record away with everything that hangs on it.
pub fn delete_record(store: &mut Store, collection: &str, id: &str) {
    relationships::unlink_record(store, collection, id);
    let Some(space) = store.collections.get_mut(collection).map(|found| {
        found.records.shift_remove(id);
        found.space
    }) else {
        return;
    };
    match space {
        Space::Objects => forget_record(store, collection, id),
        Space::Lists => store.comments.retain(|_, comment| *comment.at("entry/entry_id") != id),
        Space::Activities => {}
    }
}

fn forget_record(store: &mut Store, object: &str, id: &str) {
    let slug = store.collections.get(object).map(|collection| collection.slug.clone()).unwrap_or_default();
    for collection in store.collections.values_mut() {
        collection.records.retain(|_, record| record.parent.as_ref().is_none_or(|parent| parent.record != id));
        for record in collection.records.values_mut() {
            for values in record.active.values_mut() {
                values.retain(|stored| stored.fields.get("target_record_id").is_none_or(|target| target != id));
            }
        }
    }
    store.notes.retain(|_, note| !(*note.at("parent_record_id") == id && *note.at("parent_object") == slug.as_str()));
    store.comments.retain(|_, comment| *comment.at("record/record_id") != id);
    store.files.retain(|_, file| *file.at("record_id") != id);
    for linked in store.tasks.values_mut().chain(store.meetings.values_mut()).chain(store.emails.values_mut()) {
        if let Some(links) = linked.get_mut("linked_records").and_then(Value::as_array_mut) {
            links.retain(|link| *link.at("target_record_id") != id && *link.at("record_id") != id);
        }
    }
}
