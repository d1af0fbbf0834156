//! Tasks.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::attributes::find_record;
use crate::store::schema::Space;

pub const HANDLERS: &[Handler] = &[
    ("tasks.list", list),
    ("tasks.create", create),
    ("tasks.get", get),
    ("tasks.update", update),
    ("tasks.delete", delete),
];

const LONGEST_CONTENT: usize = 2000;

fn not_found(id: &str) -> Failure {
    Failure::not_found(format!("Could not find Task with ID \"{id}\"."))
}

fn list(call: &mut Call<'_>) -> Answer {
    let sort = call.query("sort").unwrap_or_else(|| "created_at:asc".to_owned());
    let (key, descending) = match sort.as_str() {
        "created_at:asc" => ("created_at", false),
        "created_at:desc" => ("created_at", true),
        "completed_at:asc" => ("completed_at", false),
        "completed_at:desc" => ("completed_at", true),
        _ => {
            return Err(Failure::invalid(&["sort"], "\"sort\" is created_at or completed_at, then :asc or :desc."));
        }
    };
    let (object, record) = (call.query("linked_object"), call.query("linked_record_id"));
    let linked = match (&object, &record) {
        (None, None) => None,
        (Some(object), record) => Some((call.store.collection(Space::Objects, object)?.slug.clone(), record.clone())),
        (None, Some(_)) => {
            return Err(Failure::invalid(&["linked_object"], "\"linked_record_id\" needs \"linked_object\" as well."));
        }
    };
    // An empty value, or "null", selects tasks without an assignee.
    let assignee = call.request.query("assignee").map(|wanted| match wanted {
        "" | "null" => None,
        email if email.contains('@') => Some(call.store.member_by_email(email).unwrap_or(email).to_owned()),
        id => Some(id.to_owned()),
    });
    let completed = call.flag("is_completed")?;
    let list_of = |task: &Value, key: &str| task.at(key).as_array().cloned().unwrap_or_default();
    let mut tasks: Vec<Value> = call
        .store
        .tasks
        .values()
        .filter(|task| completed.is_none_or(|completed| *task.at("is_completed") == completed))
        .filter(|task| {
            linked.as_ref().is_none_or(|(object, record)| {
                list_of(task, "linked_records").iter().any(|link| {
                    *link.at("target_object_id") == object.as_str()
                        && record.as_ref().is_none_or(|record| *link.at("target_record_id") == record.as_str())
                })
            })
        })
        .filter(|task| {
            let assignees = list_of(task, "assignees");
            match &assignee {
                None => true,
                Some(None) => assignees.is_empty(),
                Some(Some(id)) => assignees.iter().any(|one| *one.at("referenced_actor_id") == id.as_str()),
            }
        })
        .cloned()
        .collect();
    // An open task has no completion time to sort by and comes last.
    tasks.sort_by(|left, right| {
        let (left, right) = (left.at(key).as_str(), right.at(key).as_str());
        match (left, right) {
            (Some(left), Some(right)) if descending => right.cmp(left),
            (Some(left), Some(right)) => left.cmp(right),
            _ => right.is_some().cmp(&left.is_some()),
        }
    });
    data(Value::Array(offset_page(call.request, Limits::unbounded(500), tasks)?))
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("task_id");
    data(call.store.tasks.get(&id).cloned().ok_or_else(|| not_found(&id))?)
}

fn linked_records(store: &Store, fields: &Input<'_>) -> Result<Value, Failure> {
    let refuse = |expected: &str| fields.refuse("linked_records", format!("Expected {expected}."));
    let mut links = Vec::new();
    for given in fields.array("linked_records")? {
        let (collection, record) = find_record(store, &[], given, refuse).map_err(|failure| match failure.code {
            "value_not_found" => Failure::not_found(failure.message),
            _ => failure,
        })?;
        links.push(json!({ "target_object_id": collection.slug, "target_record_id": record }));
    }
    Ok(Value::Array(links))
}

fn assignees(store: &Store, fields: &Input<'_>) -> Result<Value, Failure> {
    let mut assignees = Vec::new();
    for given in fields.array("assignees")? {
        let id = match given.at("workspace_member_email_address").as_str() {
            Some(email) => store.member_by_email(email).ok_or_else(|| {
                Failure::not_found(format!("Workspace member with email address \"{email}\" not found."))
            })?,
            None => {
                let id = Input::of(given, &["data", "assignees"])?.uuid("referenced_actor_id")?;
                if !store.members.contains_key(id) {
                    return Err(Failure::not_found(format!("Workspace member with ID \"{id}\" not found.")));
                }
                id
            }
        };
        assignees.push(json!({ "referenced_actor_type": "workspace-member", "referenced_actor_id": id }));
    }
    Ok(Value::Array(assignees))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let content = fields.limited_string("content", LONGEST_CONTENT)?;
    fields.one_of("format", &["plaintext"])?;
    let deadline = fields.nullable_timestamp("deadline_at")?;
    let is_completed = fields.boolean("is_completed")?;
    let (links, assignees) = (linked_records(call.store, &fields)?, assignees(call.store, &fields)?);
    let (id, now) = (call.store.random.uuid(), call.store.timestamp());
    let task = json!({
        "id": { "workspace_id": call.store.workspace_id, "task_id": id },
        "content_plaintext": content,
        "deadline_at": deadline,
        "is_completed": is_completed,
        "completed_at": is_completed.then_some(&now),
        "linked_records": links,
        "assignees": assignees,
        "created_by_actor": *call.store.actor,
        "created_at": now,
    });
    call.store.emit("task.created", &[("task_id", &id)], Value::Null);
    call.store.tasks.insert(id, task.clone());
    data(task)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let id = call.parameter("task_id");
    let mut task = call.store.tasks.get(&id).cloned().ok_or_else(|| not_found(&id))?;
    let now = call.store.timestamp();
    if let Some(map) = task.as_object_mut() {
        if fields.has("deadline_at") {
            map.insert("deadline_at".to_owned(), fields.nullable_timestamp("deadline_at")?);
        }
        if fields.has("is_completed") {
            let completed = fields.boolean("is_completed")?;
            if map.get("is_completed") != Some(&json!(completed)) {
                map.insert("is_completed".to_owned(), json!(completed));
                map.insert("completed_at".to_owned(), json!(completed.then_some(now)));
            }
        }
        if fields.has("linked_records") {
            map.insert("linked_records".to_owned(), linked_records(call.store, &fields)?);
        }
        if fields.has("assignees") {
            map.insert("assignees".to_owned(), assignees(call.store, &fields)?);
        }
    }
    if call.store.tasks.get(&id) != Some(&task) {
        call.store.emit("task.updated", &[("task_id", &id)], Value::Null);
    }
    call.store.tasks.insert(id, task.clone());
    data(task)
}

fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("task_id");
    call.store.tasks.shift_remove(&id).ok_or_else(|| not_found(&id))?;
    call.store.emit("task.deleted", &[("task_id", &id)], Value::Null);
    nothing()
}
