//! Notes on records.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::json_path::JsonPath;
use crate::store::schema::Space;
use crate::time::{nanoseconds, parse_timestamp};

pub const HANDLERS: &[Handler] = &[
    ("notes.list", list),
    ("notes.create", create),
    ("notes.get", get),
    ("notes.update", update),
    ("notes.delete", delete),
];

/// Maximum size: the service has one, but does not document it.
const LARGEST_CONTENT: usize = 1_000_000;

fn not_found(id: &str) -> Failure {
    Failure::not_found(format!("Note with ID \"{id}\" was not found."))
}

fn list(call: &mut Call<'_>) -> Answer {
    let record = call.query("parent_record_id");
    let object = match call.query("parent_object") {
        Some(object) => Some(call.store.collection(Space::Objects, &object)?.slug.clone()),
        None => None,
    };
    let notes = call.store.notes.values().filter(|note| {
        object.as_ref().is_none_or(|object| *note.at("parent_object") == object.as_str())
            && record.as_ref().is_none_or(|record| *note.at("parent_record_id") == record.as_str())
    });
    data(Value::Array(offset_page(call.request, Limits::new(10, 1, 50), notes.cloned().collect::<Vec<_>>())?))
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("note_id");
    data(call.store.notes.get(&id).cloned().ok_or_else(|| not_found(&id))?)
}

/// Content as plain text and as Markdown.
pub fn contents(content: &str, format: &str) -> (String, String) {
    let plain = if format == "markdown" { without_markdown(content) } else { content.to_owned() };
    (plain, content.to_owned())
}

/// Removes Markdown syntax: headings, emphasis, code, lists, quotes and links.
fn without_markdown(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_start_matches('#').trim_start();
        let line = ["- ", "* ", "+ ", "> "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
        let mut out = String::new();
        let mut rest = line;
        // [text](address) becomes its text.
        while let Some((before, after)) = rest.split_once('[') {
            match after.split_once("](").and_then(|(text, tail)| tail.split_once(')').map(|(_, tail)| (text, tail))) {
                Some((text, tail)) => {
                    out.push_str(before);
                    out.push_str(text);
                    rest = tail;
                }
                None => break,
            }
        }
        out.push_str(rest);
        out.replace("**", "").replace("__", "").replace(['*', '`', '~'], "")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn check_size(content: &str) -> Result<(), Failure> {
    if content.len() > LARGEST_CONTENT { Err(Failure::too_large("The note content is too large.")) } else { Ok(()) }
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let format = fields.one_of("format", &["plaintext", "markdown"])?;
    let (title, content) = (fields.string("title")?, fields.string("content")?);
    let (object, record) = (fields.string("parent_object")?, fields.uuid("parent_record_id")?);
    check_size(content)?;
    let meeting = fields.get("meeting_id").filter(|meeting| !meeting.is_null());
    if meeting.is_some() && !call.store.meetings.contains_key(fields.uuid("meeting_id")?) {
        return Err(Failure::not_found("The referenced meeting was not found."));
    }
    let created_at = match fields.get("created_at") {
        None => call.store.timestamp(),
        Some(_) => parse_timestamp(fields.string("created_at")?)
            .map(nanoseconds)
            .ok_or_else(|| fields.refuse("created_at", "\"created_at\" takes an ISO 8601 timestamp."))?,
    };
    let collection = call.store.collection(Space::Objects, object)?;
    let (object, record) = (collection.slug.clone(), call.store.readable_record(collection, record)?.id.clone());
    let id = call.store.random.uuid();
    let (plain, markdown) = contents(content, format);
    let note = json!({
        "id": { "workspace_id": call.store.workspace_id, "note_id": id },
        "parent_object": object,
        "parent_record_id": record,
        "title": title,
        "meeting_id": meeting,
        "content_plaintext": plain,
        "content_markdown": markdown,
        "tags": [],
        "created_by_actor": *call.store.actor,
        "created_at": created_at,
    });
    call.store.notes.insert(id, note.clone());
    call.store.emit_note("note.created", &note);
    data(note)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&["title", "format", "content"])?;
    let id = call.parameter("note_id");
    let note = call.store.notes.get_mut(&id).ok_or_else(|| not_found(&id))?;
    let mut changed = note.clone();
    if let Some(map) = changed.as_object_mut() {
        if fields.has("title") {
            map.insert("title".to_owned(), json!(fields.string("title")?));
        }
        if fields.has("content") {
            let format =
                if fields.has("format") { fields.one_of("format", &["plaintext", "markdown"])? } else { "plaintext" };
            let content = fields.string("content")?;
            check_size(content)?;
            let (plain, markdown) = contents(content, format);
            map.insert("content_plaintext".to_owned(), json!(plain));
            map.insert("content_markdown".to_owned(), json!(markdown));
        }
    }
    let has_changed = |key| note.at(key) != changed.at(key);
    let (title, content) = (has_changed("title"), has_changed("content_plaintext") || has_changed("content_markdown"));
    note.clone_from(&changed);
    if title {
        call.store.emit_note("note.updated", &changed);
    }
    if content {
        call.store.emit_note("note-content.updated", &changed);
    }
    data(changed)
}

fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("note_id");
    let note = call.store.notes.shift_remove(&id).ok_or_else(|| not_found(&id))?;
    call.store.emit_note("note.deleted", &note);
    nothing()
}
