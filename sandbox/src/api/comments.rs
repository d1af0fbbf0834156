//! Comments and their threads.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, offset_page, with_cursor};
use crate::json_path::JsonPath;
use crate::store::delete;
use crate::store::schema::Space;
use crate::time::{nanoseconds, parse_timestamp};

pub const HANDLERS: &[Handler] = &[
    ("comments.create", create),
    ("comments.get", get),
    ("comments.delete", delete),
    ("threads.list", threads),
    ("threads.get", thread),
];

const RECORD_SCOPES: &[&str] = &["object_configuration:read", "record_permission:read"];
const ENTRY_SCOPES: &[&str] = &["list_configuration:read", "list_entry:read"];

/// Checks the scopes that depend on the comment's target.
fn need(call: &Call<'_>, scopes: &[&str]) -> Result<(), Failure> {
    match scopes.iter().find(|scope| !call.access.allows(scope)) {
        None => Ok(()),
        Some(scope) => Err(Failure::missing_scope(scope)),
    }
}

fn need_for(call: &Call<'_>, comment: &Value) -> Result<(), Failure> {
    need(call, if comment.at("entry").is_null() { RECORD_SCOPES } else { ENTRY_SCOPES })
}

fn create(call: &mut Call<'_>) -> Answer {
    add(call).map_err(|failure| if failure.status == 400 { failure.in_camel_case() } else { failure })
}

fn add(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&["format", "content", "author", "created_at", "thread_id", "record", "entry"])?;
    fields.one_of("format", &["plaintext"])?;
    let content = fields.string("content")?;
    let author = fields.object("author")?;
    author.one_of("type", &["workspace-member"])?;
    let author = author.uuid("id")?;
    if !call.store.members.contains_key(author) {
        return Err(Failure::value_not_found(format!("Workspace member with ID \"{author}\" not found.")));
    }
    let created_at = match fields.get("created_at") {
        None => call.store.timestamp(),
        Some(_) => parse_timestamp(fields.string("created_at")?)
            .map(nanoseconds)
            .ok_or_else(|| fields.refuse("created_at", "\"created_at\" takes an ISO 8601 timestamp."))?,
    };
    let (thread, record, entry) = match (fields.has("thread_id"), fields.has("record"), fields.has("entry")) {
        (true, false, false) => {
            let thread = fields.uuid("thread_id")?;
            let head =
                call.store.comments.values().find(|comment| *comment.at("thread_id") == thread).ok_or_else(|| {
                    Failure::value_not_found("The referenced Thread could not be found, it might have been deleted.")
                })?;
            need_for(call, head)?;
            (thread.to_owned(), head.at("record").clone(), head.at("entry").clone())
        }
        (false, true, false) => {
            need(call, RECORD_SCOPES)?;
            let target = fields.object("record")?;
            let (object, id) = (target.string("object")?, target.uuid("record_id")?);
            let (collection, record) = call.store.record(object, id).ok_or_else(|| {
                Failure::value_not_found(format!("Record with ID \"{id}\" of object \"{object}\" not found."))
            })?;
            let record = json!({ "record_id": record.id, "object_id": collection.id });
            (call.store.random.uuid(), record, Value::Null)
        }
        (false, false, true) => {
            need(call, ENTRY_SCOPES)?;
            let target = fields.object("entry")?;
            let (list, id) = (target.string("list")?, target.string("entry_id")?);
            let (collection, parent) = call
                .store
                .find_collection(Space::Lists, list)
                .and_then(|collection| Some((collection, collection.records.get(id)?.parent.as_ref()?)))
                .ok_or_else(|| {
                    Failure::value_not_found(format!("Entry with ID \"{id}\" of list \"{list}\" not found."))
                })?;
            let record = json!({ "record_id": parent.record, "object_id": parent.collection });
            let entry = json!({ "entry_id": id, "list_id": collection.id });
            (call.store.random.uuid(), record, entry)
        }
        _ => {
            return Err(Failure::invalid(
                &["data"],
                "Exactly one of \"record\", \"entry\" and \"thread_id\" is needed.",
            ));
        }
    };
    let id = call.store.random.uuid();
    let comment = json!({
        "id": { "workspace_id": call.store.workspace_id, "comment_id": id },
        "thread_id": thread,
        "content_plaintext": content,
        "entry": entry,
        "record": record,
        "resolved_at": null,
        "resolved_by": { "type": null, "id": null },
        "created_at": created_at,
        "author": { "type": "workspace-member", "id": author },
    });
    call.store.comments.insert(id, comment.clone());
    call.store.emit_comment("comment.created", &comment);
    data(comment)
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("comment_id");
    let comment = call
        .store
        .comments
        .get(&id)
        .ok_or_else(|| Failure::not_found(format!("Comment with ID \"{id}\" was not found.")))?;
    need_for(call, comment)?;
    data(comment.clone())
}

/// Deleting the first comment of a thread deletes the thread.
fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("comment_id");
    let missing = || Failure::not_found(format!("Could not find Comment with ID \"{id}\"."));
    let thread = call.store.comments.get(&id).ok_or_else(missing)?.at("thread_id").clone();
    let is_head = call
        .store
        .comments
        .iter()
        .find(|(_, comment)| *comment.at("thread_id") == thread)
        .is_some_and(|(head, _)| *head == id);
    if is_head {
        delete::delete_comments(call.store, |comment| *comment.at("thread_id") == thread);
    } else {
        delete::delete_comments(call.store, |comment| *comment.at("id/comment_id") == id.as_str());
    }
    nothing()
}

fn thread_json(workspace: &str, thread: &str, comments: Vec<Value>, has_more: bool) -> Value {
    let created_at = comments.first().map(|comment| comment.at("created_at").clone()).unwrap_or_default();
    json!({
        "id": { "workspace_id": workspace, "thread_id": thread },
        "comments": comments,
        "created_at": created_at,
        "has_more_comments": has_more,
    })
}

fn threads(call: &mut Call<'_>) -> Answer {
    let (object, record) = (call.query("object"), call.query("record_id"));
    let (list, entry) = (call.query("list"), call.query("entry_id"));
    let fits: Box<dyn Fn(&Value) -> bool> = match (object, record, list, entry) {
        (Some(object), Some(record), None, None) => {
            need(call, RECORD_SCOPES)?;
            let object = call.store.collection(Space::Objects, &object)?.id.clone();
            Box::new(move |comment| {
                comment.at("entry").is_null()
                    && *comment.at("record/record_id") == record.as_str()
                    && *comment.at("record/object_id") == object.as_str()
            })
        }
        (None, None, Some(list), Some(entry)) => {
            need(call, ENTRY_SCOPES)?;
            let list = call.store.collection(Space::Lists, &list)?.id.clone();
            Box::new(move |comment| {
                *comment.at("entry/entry_id") == entry.as_str() && *comment.at("entry/list_id") == list.as_str()
            })
        }
        _ => {
            return Err(Failure::invalid(
                &[],
                "Either \"object\" and \"record_id\" or \"list\" and \"entry_id\" are needed.",
            ));
        }
    };
    let mut threads: Vec<(String, Vec<Value>)> = Vec::new();
    for comment in call.store.comments.values().filter(|comment| fits(comment)) {
        let thread = comment.at("thread_id").as_str().unwrap_or_default();
        match threads.iter_mut().find(|(id, _)| id == thread) {
            Some((_, comments)) => comments.push(comment.clone()),
            None => threads.push((thread.to_owned(), vec![comment.clone()])),
        }
    }
    let page = offset_page(call.request, Limits::new(10, 1, 50), threads)?;
    data(
        page.into_iter()
            .map(|(id, comments)| thread_json(&call.store.workspace_id, &id, comments, false))
            .collect::<Vec<_>>(),
    )
}

fn thread(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("thread_id");
    let after = call.query("created_after").and_then(|text| parse_timestamp(&text)).map(nanoseconds);
    let all: Vec<&Value> =
        call.store.comments.values().filter(|comment| *comment.at("thread_id") == id.as_str()).collect();
    let head = all.first().ok_or_else(|| Failure::not_found(format!("Thread with ID \"{id}\" was not found.")))?;
    need_for(call, head)?;
    let created_at = head.at("created_at").clone();
    let wanted: Vec<Value> = all
        .into_iter()
        .filter(|comment| {
            after.as_ref().is_none_or(|after| comment.at("created_at").as_str().is_some_and(|at| at > after.as_str()))
        })
        .cloned()
        .collect();
    let (page, cursor) = cursor_page(call.request, Limits::new(250, 1, 250), wanted)?;
    let mut json = thread_json(&call.store.workspace_id, &id, page, !cursor.is_null());
    if let Some(map) = json.as_object_mut() {
        map.insert("created_at".to_owned(), created_at);
    }
    Ok(with_cursor(json, &cursor))
}
