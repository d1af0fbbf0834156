//! Meetings.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::schema::Space;
use crate::time::{nanoseconds, parse_date, parse_timestamp};

pub const HANDLERS: &[Handler] = &[
    ("meetings.list", list),
    ("meetings.create", create),
    ("meetings.get", get),
    ("meetings.replace", |call| link(call, false)),
    ("meetings.update", |call| link(call, true)),
    ("meetings.delete", delete),
];

const MOST_LINKS: usize = 50;
const MOST_PARTICIPANTS: usize = 500;

fn not_found(id: &str) -> Failure {
    Failure::not_found(format!("Meeting with ID \"{id}\" was not found."))
}

/// Start or end of a meeting. Whole days are taken in UTC.
fn instant(when: &Value) -> Option<Timestamp> {
    parse_timestamp(when.at("datetime").as_str().or_else(|| when.at("date").as_str())?)
}

fn list(call: &mut Call<'_>) -> Answer {
    let descending = match call.query("sort").as_deref() {
        None | Some("start_asc") => false,
        Some("start_desc") => true,
        Some(_) => {
            return Err(Failure::invalid(&["sort"], "\"sort\" is start_asc or start_desc."));
        }
    };
    let record = match (call.query("linked_object"), call.query("linked_record_id")) {
        (None, None) => None,
        (Some(object), Some(record)) => Some((call.store.collection(Space::Objects, &object)?.id.clone(), record)),
        _ => {
            return Err(Failure::invalid(
                &["linked_object"],
                "\"linked_object\" and \"linked_record_id\" go together.",
            ));
        }
    };
    let emails: Vec<String> = call
        .query("participants")
        .map(|list| {
            list.split(',').map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty()).collect()
        })
        .unwrap_or_default();
    let time = |name: &str| match call.query(name).filter(|text| text != "null") {
        None => Ok(None),
        Some(text) => match parse_timestamp(&text) {
            Some(time) => Ok(Some(time)),
            None => Err(Failure::invalid(&[name], format!("\"{name}\" takes an ISO 8601 timestamp."))),
        },
    };
    let (ends_from, starts_before) = (time("ends_from")?, time("starts_before")?);
    let has = |meeting: &Value, list: &str, test: &dyn Fn(&Value) -> bool| {
        meeting.at(list).as_array().is_some_and(|items| items.iter().any(test))
    };
    let mut found: Vec<Value> = call
        .store
        .meetings
        .values()
        .filter(|meeting| {
            // A participant or a linked record matches.
            let by_email = has(meeting, "participants", &|one| {
                one.at("email_address").as_str().is_some_and(|email| emails.iter().any(|wanted| wanted == email))
            });
            let by_record = record.as_ref().is_some_and(|(object, record)| {
                has(meeting, "linked_records", &|link| {
                    *link.at("record_id") == record.as_str() && *link.at("object_id") == object.as_str()
                })
            });
            (emails.is_empty() && record.is_none()) || by_email || by_record
        })
        .filter(|meeting| ends_from.is_none_or(|from| instant(meeting.at("end")).is_some_and(|end| end >= from)))
        .filter(|meeting| {
            starts_before.is_none_or(|before| instant(meeting.at("start")).is_some_and(|start| start < before))
        })
        .cloned()
        .collect();
    found.sort_by_key(|meeting| instant(meeting.at("start")));
    if descending {
        found.reverse();
    }
    let (page, cursor) = cursor_page(call.request, Limits::new(50, 1, 200), found)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("meeting_id");
    data(call.store.meetings.get(&id).cloned().ok_or_else(|| not_found(&id))?)
}

fn when(fields: &Input<'_>, key: &str) -> Result<Value, Failure> {
    let given = fields.required(key)?;
    let inner = Input::of(given, &["data", "start"])?;
    inner.only(&["datetime", "timezone", "date"])?;
    match (given.at("datetime").as_str(), given.at("date").as_str()) {
        (Some(text), None) => {
            let time =
                parse_timestamp(text).ok_or_else(|| fields.refuse(key, "\"datetime\" takes an ISO 8601 timestamp."))?;
            Ok(json!({ "datetime": nanoseconds(time), "timezone": given.get("timezone") }))
        }
        (None, Some(text)) => {
            let date = parse_date(text).ok_or_else(|| fields.refuse(key, "\"date\" takes YYYY-MM-DD."))?;
            Ok(json!({ "date": date.to_string() }))
        }
        _ => Err(fields.refuse(key, "Either \"datetime\" or \"date\" is needed.")),
    }
}

fn participants(fields: &Input<'_>) -> Result<Value, Failure> {
    let given = fields.array("participants")?;
    if given.is_empty() {
        return Err(Failure::bad("validation_type", "No participants were provided."));
    }
    if given.len() > MOST_PARTICIPANTS {
        return Err(fields.refuse("participants", "There can be at most 500 participants."));
    }
    let mut participants = Vec::new();
    for one in given {
        let one = Input::of(one, &["data", "participants"])?;
        let is_organizer = match one.required("is_organizer")? {
            Value::String(text) if text == "true" || text == "false" => text == "true",
            _ => one.boolean("is_organizer")?,
        };
        if !one.has("email_address") && !one.has("name") {
            return Err(one.refuse("email_address", "A participant needs an email address or a name."));
        }
        participants.push(json!({
            "status": one.one_of("status", &["accepted", "tentative", "declined", "pending"])?,
            "is_organizer": is_organizer,
            "email_address": one.get("email_address").and_then(Value::as_str).map(str::to_lowercase),
            "name": one.get("name"),
        }));
    }
    Ok(Value::Array(participants))
}

fn linked_records(store: &Store, fields: &Input<'_>) -> Result<Vec<Value>, Failure> {
    let given = fields.array("linked_records")?;
    if given.len() > MOST_LINKS {
        return Err(fields.refuse("linked_records", "There can be at most 50 linked records."));
    }
    let mut links = Vec::new();
    for one in given {
        let one = Input::of(one, &["data", "linked_records"])?;
        let (collection, record) = store.record(one.string("object")?, one.uuid("record_id")?).ok_or_else(|| {
            Failure::value_not_found("Could not find record for values passed to the linked_records field.")
        })?;
        let link = json!({ "object_slug": collection.slug, "object_id": collection.id, "record_id": record.id });
        if !links.contains(&link) {
            links.push(link);
        }
    }
    Ok(links)
}

fn create(call: &mut Call<'_>) -> Answer {
    add(call).map_err(|failure| if failure.status == 400 { failure.in_camel_case() } else { failure })
}

fn add(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let links = if fields.has("linked_records") { linked_records(call.store, &fields)? } else { Vec::new() };
    let (start, end) = (when(&fields, "start")?, when(&fields, "end")?);
    if instant(&end) < instant(&start) {
        return Err(fields.refuse("end", "A meeting cannot end before it starts."));
    }
    let id = call.store.random.uuid();
    let meeting = json!({
        "id": { "workspace_id": call.store.workspace_id, "meeting_id": id },
        "title": fields.limited_string("title", 1000)?,
        "description": fields.limited_string("description", 10_000)?,
        "is_all_day": fields.boolean("is_all_day")?,
        "start": start,
        "end": end,
        "participants": participants(&fields)?,
        "linked_records": links,
        "created_at": call.store.timestamp(),
        "created_by_actor": *call.store.actor,
    });
    call.store.meetings.insert(id, meeting.clone());
    data(meeting)
}

/// Links records, in addition to the linked ones or in place of them.
fn link(call: &mut Call<'_>, keep: bool) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&["linked_records"])?;
    let id = call.parameter("meeting_id");
    let mut meeting = call.store.meetings.get(&id).cloned().ok_or_else(|| not_found(&id))?;
    let new = linked_records(call.store, &fields)?;
    let mut links =
        if keep { meeting.at("linked_records").as_array().cloned().unwrap_or_default() } else { Vec::new() };
    for link in new {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    if let Some(map) = meeting.as_object_mut() {
        map.insert("linked_records".to_owned(), Value::Array(links));
    }
    call.store.meetings.insert(id, meeting.clone());
    data(meeting)
}

/// Meetings from a calendar were created by the system and cannot be deleted.
fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("meeting_id");
    let meeting = call.store.meetings.get(&id).ok_or_else(|| not_found(&id))?;
    if *meeting.at("created_by_actor/type") == "system" {
        return Err(Failure::bad(
            "system_edit_unauthorized",
            "Cannot delete a meeting which was created by calendar sync.",
        ));
    }
    call.store.meetings.shift_remove(&id);
    call.store.recordings.retain(|_, recording| *recording.at("id/meeting_id") != id.as_str());
    nothing()
}
