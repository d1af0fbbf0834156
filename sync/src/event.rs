//! Events of webhooks, and the rows that they concern.

use serde::Serialize;
use serde_json::Value;

/// Streams of tasks, notes and members, which have no id of their own.
pub const TASKS: &str = "tasks";
pub const NOTES: &str = "notes";
pub const MEMBERS: &str = "members";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// Stream and id of each row to read again.
    pub rows: Vec<(String, String)>,
    /// The schema may have changed.
    pub schema: bool,
    /// Number of events that do not concern the copy, or are of another workspace.
    pub ignored: u32,
}

/// Parses events as in the `events` of a delivery.
///
/// `workspace` is the id of the copied one, where it is known.
pub fn marked(events: &[Value], workspace: Option<&str>) -> Marked {
    let mut marked = Marked::default();
    for event in events {
        let id = |name: &str| event.get("id").and_then(|id| id.get(name)).and_then(Value::as_str);
        let beside = |name: &str| event.get(name).and_then(Value::as_str);
        let kind = beside("event_type").unwrap_or_default();
        let other = id("workspace_id").zip(workspace).is_some_and(|(theirs, ours)| theirs != ours);
        let mut push = |stream: Option<&str>, id: Option<&str>| match (stream, id) {
            (Some(stream), Some(id)) if !stream.is_empty() && !id.is_empty() => {
                marked.rows.push((stream.to_owned(), id.to_owned()));
                true
            }
            _ => false,
        };
        let known = !other
            && match kind.split_once('.').map_or(kind, |(family, _)| family) {
                "record" => {
                    let original = push(id("object_id"), id("record_id"));
                    // The API's versions differ in which of the two survives a merge: both are read.
                    let duplicate = push(
                        beside("duplicate_object_id").or(id("duplicate_object_id")),
                        beside("duplicate_record_id").or(id("duplicate_record_id")),
                    );
                    original || duplicate
                }
                "list-entry" => push(id("list_id"), id("entry_id")),
                "task" => push(Some(TASKS), id("task_id")),
                "note" | "note-content" => push(Some(NOTES), id("note_id")),
                "workspace-member" => push(Some(MEMBERS), id("workspace_member_id")),
                "list" | "list-attribute" | "object-attribute" => {
                    marked.schema = true;
                    true
                }
                _ => false,
            };
        marked.ignored += u32::from(!known);
    }
    marked.rows.sort();
    marked.rows.dedup();
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn events_mark_rows() {
        let events = [
            json!({ "event_type": "record.updated", "id": { "workspace_id": "w", "object_id": "o", "record_id": "r", "attribute_id": "a" } }),
            json!({ "event_type": "record.updated", "id": { "workspace_id": "w", "object_id": "o", "record_id": "r", "attribute_id": "b" } }),
            json!({ "event_type": "record.merged", "id": { "workspace_id": "w", "object_id": "o", "record_id": "n" }, "duplicate_object_id": "o", "duplicate_record_id": "d" }),
            json!({ "event_type": "list-entry.created", "id": { "workspace_id": "w", "list_id": "l", "entry_id": "e" } }),
            json!({ "event_type": "task.deleted", "id": { "workspace_id": "w", "task_id": "t" } }),
            json!({ "event_type": "note-content.updated", "id": { "workspace_id": "w", "note_id": "n" } }),
        ];
        let rows = marked(&events, Some("w")).rows;
        let pairs: Vec<(&str, &str)> = rows.iter().map(|(stream, id)| (stream.as_str(), id.as_str())).collect();
        assert_eq!(pairs, [("l", "e"), ("notes", "n"), ("o", "d"), ("o", "n"), ("o", "r"), ("tasks", "t")]);
    }

    #[test]
    fn what_says_nothing_is_counted() {
        let events = [
            json!({ "event_type": "record.created", "id": { "workspace_id": "another", "object_id": "o", "record_id": "r" } }),
            json!({ "event_type": "record.created", "id": {} }),
            json!({ "event_type": "call-recording.created", "id": { "workspace_id": "w" } }),
            json!(null),
            json!("record.created"),
        ];
        assert_eq!(marked(&events, Some("w")), Marked { ignored: 5, ..Marked::default() });
    }

    #[test]
    fn attributes_and_lists_change_the_schema() {
        assert!(marked(&[json!({ "event_type": "object-attribute.created", "id": {} })], None).schema);
        assert!(marked(&[json!({ "event_type": "list.deleted", "id": {} })], None).schema);
    }
}
