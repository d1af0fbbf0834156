//! Events of a write, emitted while it happens. Changes without an event in the vendor's reference emit none.

use serde_json::{Map, Value, json};

use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::schema::{Collection, Space};

/// Events since the last request. None are emitted while there is no webhook.
#[derive(Debug, Default)]
pub struct Events(Vec<Value>);

impl Events {
    pub fn take(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.0)
    }

    /// Number of events, as a mark for `truncate` and `forget_about`.
    pub fn mark(&self) -> usize {
        self.0.len()
    }

    /// Drops the events since a mark, where one event replaces them all.
    pub fn truncate(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    /// Drops the events about a record since a mark.
    pub fn forget_about(&mut self, record: &str, mark: usize) {
        let later = self.0.split_off(mark.min(self.0.len()));
        let is_about_it = |event: &Value| *event.at("id/record_id") == record || *event.at("id/entry_id") == record;
        self.0.extend(later.into_iter().filter(|event| !is_about_it(event)));
    }
}

impl Store {
    /// Whether there is a webhook to deliver to. Those of the seed do not count: nobody here has their secrets.
    pub fn has_webhooks(&self) -> bool {
        !self.webhook_secrets.is_empty()
    }

    /// Emits an event: its type, its ids besides the workspace's, and its other fields.
    pub fn emit(&mut self, event_type: &str, ids: &[(&str, &str)], fields: Value) {
        if !self.has_webhooks() {
            return;
        }
        let mut id = Map::from_iter([("workspace_id".to_owned(), json!(self.workspace_id))]);
        id.extend(ids.iter().map(|(name, id)| ((*name).to_owned(), json!(id))));
        let mut event =
            Map::from_iter([("event_type".to_owned(), json!(event_type)), ("id".to_owned(), Value::Object(id))]);
        if let Value::Object(fields) = fields {
            event.extend(fields);
        }
        event.insert("actor".to_owned(), (*self.actor).clone());
        self.events.0.push(Value::Object(event));
    }

    /// Emits the creation of a record, an entry or an activity record; its values emit no event of their own.
    pub fn emit_created(&mut self, collection: &str, record: &str, mark: usize) {
        self.events.forget_about(record, mark);
        let later = self.events.0.split_off(mark.min(self.events.0.len()));
        self.emit_record("created", collection, record);
        self.events.0.extend(later);
    }

    /// Emits a change of an attribute's values on a record or entry. Activity records have no such event.
    pub fn emit_value(&mut self, collection: &str, record: &str, attribute: &str) {
        match self.space_of(collection) {
            Some(Space::Objects) => {
                let ids = [("object_id", collection), ("record_id", record), ("attribute_id", attribute)];
                self.emit("record.updated", &ids, Value::Null);
            }
            Some(Space::Lists) => {
                let parent = self.parent_of(collection, record);
                let ids = [("list_id", collection), ("entry_id", record), ("attribute_id", attribute)];
                self.emit("list-entry.updated", &ids, parent);
            }
            Some(Space::Activities) | None => {}
        }
    }

    /// Emits `created` or `deleted`, while the record exists.
    pub fn emit_record(&mut self, verb: &str, collection: &str, record: &str) {
        match self.space_of(collection) {
            Some(Space::Objects) => {
                let ids = [("object_id", collection), ("record_id", record)];
                self.emit(&format!("record.{verb}"), &ids, Value::Null);
            }
            Some(Space::Lists) => {
                let parent = self.parent_of(collection, record);
                self.emit(&format!("list-entry.{verb}"), &[("list_id", collection), ("entry_id", record)], parent);
            }
            Some(Space::Activities) => {
                let ids = [("activity_id", collection), ("record_id", record)];
                self.emit(&format!("activity-record.{verb}"), &ids, Value::Null);
            }
            None => {}
        }
    }

    /// Emits that an attribute of an object, a list or an activity was created or updated.
    pub fn emit_attribute(&mut self, verb: &str, collection: &str, attribute: &str) {
        let (subject, key) = match self.space_of(collection) {
            Some(Space::Objects) => ("object-attribute", "object_id"),
            Some(Space::Lists) => ("list-attribute", "list_id"),
            Some(Space::Activities) => ("activity-attribute", "activity_id"),
            None => return,
        };
        self.emit(&format!("{subject}.{verb}"), &[(key, collection), ("attribute_id", attribute)], Value::Null);
    }

    /// Emits that a note was created, updated (its title) or deleted, or that its content was updated.
    pub fn emit_note(&mut self, event_type: &str, note: &Value) {
        let object = note.at("parent_object").as_str().unwrap_or_default();
        let object = self.find_collection(Space::Objects, object).map(|found| found.id.clone());
        let id = note.at("id/note_id").as_str().unwrap_or_default();
        let parent = json!({ "parent_object_id": object, "parent_record_id": note.at("parent_record_id") });
        self.emit(event_type, &[("note_id", id)], parent);
    }

    pub fn emit_comment(&mut self, event_type: &str, comment: &Value) {
        let id = comment.at("id/comment_id").as_str().unwrap_or_default();
        let fields = json!({
            "thread_id": comment.at("thread_id"),
            "object_id": comment.at("record/object_id"),
            "record_id": comment.at("record/record_id"),
            "list_id": comment.at("entry/list_id"),
            "entry_id": comment.at("entry/entry_id"),
        });
        self.emit(event_type, &[("comment_id", id)], fields);
    }

    fn space_of(&self, collection: &str) -> Option<Space> {
        self.collections.get(collection).map(|found: &Collection| found.space)
    }

    fn parent_of(&self, list: &str, entry: &str) -> Value {
        let parent = self.collections.get(list).and_then(|list| list.records.get(entry)?.parent.as_ref());
        parent.map_or(
            Value::Null,
            |parent| json!({ "parent_object_id": parent.collection, "parent_record_id": parent.record }),
        )
    }
}
