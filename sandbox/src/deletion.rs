//! What goes with a row when it is deleted.

use serde_json::Value;

use crate::look::Look;
use crate::relationships;
use crate::schema::Space;
use crate::store::Store;

/// Takes a row away with everything that hangs on it.
pub fn delete_row(store: &mut Store, table: &str, id: &str) {
    relationships::unlink_row(store, table, id);
    let Some(space) = store.tables.get_mut(table).map(|found| {
        found.rows.shift_remove(id);
        found.space
    }) else {
        return;
    };
    match space {
        Space::Objects => forget_record(store, table, id),
        Space::Lists => store.comments.retain(|_, comment| *comment.at("entry/entry_id") != id),
        Space::Activities => {}
    }
}

fn forget_record(store: &mut Store, object: &str, id: &str) {
    let slug = store.tables.get(object).map(|table| table.slug.clone()).unwrap_or_default();
    for table in store.tables.values_mut() {
        table.rows.retain(|_, row| row.parent.as_ref().is_none_or(|parent| parent.record != id));
        for row in table.rows.values_mut() {
            for values in row.active.values_mut() {
                values.retain(|held| held.fields.get("target_record_id").is_none_or(|target| target != id));
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
