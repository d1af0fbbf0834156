//! Webhooks in the API. [`crate::webhooks`] delivers the events.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::schema::Space;

pub const HANDLERS: &[Handler] = &[
    ("webhooks.list", list),
    ("webhooks.create", create),
    ("webhooks.get", get),
    ("webhooks.update", update),
    ("webhooks.delete", delete),
];

const EVENTS: &[&str] = &[
    "activity.created",
    "activity.updated",
    "activity.deleted",
    "activity-attribute.created",
    "activity-attribute.updated",
    "activity-record.created",
    "activity-record.deleted",
    "call-recording.created",
    "comment.created",
    "comment.resolved",
    "comment.unresolved",
    "comment.deleted",
    "list.created",
    "list.updated",
    "list.deleted",
    "list-attribute.created",
    "list-attribute.updated",
    "list-entry.created",
    "list-entry.updated",
    "list-entry.deleted",
    "object-attribute.created",
    "object-attribute.updated",
    "note.created",
    "note-content.updated",
    "note.updated",
    "note.deleted",
    "record.created",
    "record.merged",
    "record.updated",
    "record.deleted",
    "task.created",
    "task.updated",
    "task.deleted",
    "workspace-member.created",
];

fn not_found(id: &str) -> Failure {
    Failure::not_found(format!("Webhook with ID \"{id}\" was not found."))
}

fn list(call: &mut Call<'_>) -> Answer {
    let all: Vec<&Value> = call.store.webhooks.values().collect();
    data(offset_page(call.request, Limits::new(10, 10, 100), all)?)
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("webhook_id");
    data(call.store.webhooks.get(&id).ok_or_else(|| not_found(&id))?)
}

fn target_url<'a>(fields: &Input<'a>) -> Result<&'a str, Failure> {
    let url = fields.string("target_url")?;
    let host = url.strip_prefix("https://").unwrap_or_default();
    if host.is_empty() || host.contains(char::is_whitespace) {
        return Err(fields.refuse("target_url", "\"target_url\" takes an address that begins with https://."));
    }
    Ok(url)
}

fn filter(store: &Store, subscription: &Input<'_>) -> Result<Value, Failure> {
    let given = subscription.required("filter")?;
    if given.is_null() {
        return Ok(Value::Null);
    }
    let group = subscription.object("filter")?;
    group.only(&["$or", "$and"])?;
    let key = if group.has("$or") { "$or" } else { "$and" };
    for condition in group.array(key)? {
        let condition = Input::of(condition, &["data", "subscriptions", "filter"])?;
        let (field, value) = (condition.string("field")?, condition.string("value")?);
        condition.one_of("operator", &["equals", "not_equals"])?;
        if field == "id.list_id" && store.find_collection(Space::Lists, value).is_none() {
            return Err(Failure::bad("validation_type", "Related list not found"));
        }
    }
    Ok(given.clone())
}

fn subscriptions(store: &Store, fields: &Input<'_>) -> Result<Vec<Value>, Failure> {
    let mut subscriptions = Vec::new();
    for one in fields.array("subscriptions")? {
        let one = Input::of(one, &["data", "subscriptions"])?;
        let event = one.string("event_type")?;
        if !EVENTS.contains(&event) {
            return Err(one.refuse("event_type", format!("\"{event}\" is not an event that can be subscribed to.")));
        }
        subscriptions.push(json!({ "event_type": event, "filter": filter(store, &one)? }));
    }
    Ok(subscriptions)
}

/// Two subscriptions to the same event with the same filter and address are refused.
fn unique(store: &Store, own: Option<&str>, url: &str, subscriptions: &[Value]) -> Result<(), Failure> {
    let others =
        store.webhooks.iter().filter(|(id, webhook)| own != Some(id.as_str()) && *webhook.at("target_url") == url);
    let existing: Vec<&Value> =
        others.filter_map(|(_, webhook)| webhook.at("subscriptions").as_array()).flatten().collect();
    let repeats = subscriptions
        .iter()
        .enumerate()
        .any(|(at, one)| existing.contains(&one) || subscriptions.iter().take(at).any(|earlier| earlier == one));
    if repeats {
        return Err(Failure::conflict(
            "uniqueness_conflict",
            "Each subscription must have a unique combination of target URL, event type and filter.",
        ));
    }
    Ok(())
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let (url, subscriptions) = (target_url(&fields)?, subscriptions(call.store, &fields)?);
    unique(call.store, None, url, &subscriptions)?;
    let id = call.store.random.uuid();
    let webhook = json!({
        "target_url": url,
        "subscriptions": subscriptions,
        "id": { "workspace_id": call.store.workspace_id, "webhook_id": id },
        "status": "active",
        "created_at": call.store.timestamp(),
    });
    call.store.webhooks.insert(id.clone(), webhook.clone());
    let secret = call.store.random.token(64);
    // The secret is shown only in this answer.
    let mut shown = webhook;
    if let Some(map) = shown.as_object_mut() {
        map.insert("secret".to_owned(), json!(secret));
    }
    call.store.webhook_secrets.insert(id, secret);
    data(shown)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let id = call.parameter("webhook_id");
    let mut webhook = call.store.webhooks.get(&id).cloned().ok_or_else(|| not_found(&id))?;
    if let Some(map) = webhook.as_object_mut() {
        if fields.has("target_url") {
            map.insert("target_url".to_owned(), json!(target_url(&fields)?));
        }
        if fields.has("subscriptions") {
            map.insert("subscriptions".to_owned(), json!(subscriptions(call.store, &fields)?));
        }
    }
    let subscribed = webhook.at("subscriptions").as_array().cloned().unwrap_or_default();
    unique(call.store, Some(&id), webhook.at("target_url").as_str().unwrap_or_default(), &subscribed)?;
    call.store.webhooks.insert(id, webhook.clone());
    data(webhook)
}

fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("webhook_id");
    let removed = call.store.webhooks.shift_remove(&id);
    call.store.webhook_secrets.remove(&id);
    removed.ok_or_else(|| Failure::not_found("Webhook not found"))?;
    nothing()
}
