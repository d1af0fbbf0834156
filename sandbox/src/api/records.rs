//! Records of objects.

use jiff::ToSpan;
use serde_json::{Value, json};

use crate::api::any_record;
use crate::http::Response;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::store::Merge;
use crate::store::attributes::AttributeType;
use crate::store::delete;
use crate::store::record::{Record, StoredValue};
use crate::store::relationships;
use crate::store::schema::{Collection, Space};
use crate::store::write::{self, Mode};
use crate::time::nanoseconds;
use crate::webhooks::options::MergedForm;

pub const HANDLERS: &[Handler] = &[
    ("records.search", search),
    ("records.query", |call| any_record::query(call, Space::Objects)),
    ("records.merge", merge),
    ("records.create", |call| any_record::create(call, Space::Objects)),
    ("records.upsert", |call| any_record::upsert(call, Space::Objects)),
    ("records.get", |call| any_record::get(call, Space::Objects)),
    ("records.update", |call| any_record::update(call, Space::Objects, Mode::Append)),
    ("records.replace", |call| any_record::update(call, Space::Objects, Mode::Overwrite)),
    ("records.delete", |call| any_record::delete(call, Space::Objects)),
    ("records.values", |call| any_record::values(call, Space::Objects)),
    ("records.replaceValues", |call| any_record::replace_values(call, Space::Objects)),
    ("records.entries", entries),
];

/// The entries of a record in all lists.
fn entries(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Objects, &call.parameter("object"))?;
    let id = &call.store.readable_record(collection, &call.parameter("record_id"))?.id;
    let mut found: Vec<Value> = Vec::new();
    for list in call.store.collections.values().filter(|list| list.space == Space::Lists) {
        let records =
            list.records.values().filter(|record| record.parent.as_ref().is_some_and(|parent| parent.record == *id));
        found.extend(records.map(|record| {
            json!({
                "list_id": list.id,
                "list_api_slug": list.slug,
                "entry_id": record.id,
                "created_at": nanoseconds(record.created_at),
            })
        }));
    }
    data(Value::Array(offset_page(call.request, Limits::new(100, 1, 1000), found)?))
}

/// Merges two records into a new one; values of the primary record take precedence.
fn merge(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let (primary, secondary) = (fields.uuid("primary_record_id")?, fields.uuid("secondary_record_id")?);
    let collection = call.store.collection(Space::Objects, &call.parameter("object"))?;
    if primary == secondary {
        return Err(Failure::bad("self_merge", "A record cannot be merged with itself."));
    }
    let find = |id: &str| {
        let missing = || Failure::missing("value_not_found", format!("Record with ID \"{id}\" not found."));
        collection.records.get(id).filter(|_| !call.store.is_merging(&collection.id, id)).ok_or_else(missing)
    };
    let (first, second) = (find(primary)?.clone(), find(secondary)?.clone());
    let table_id = collection.id.clone();
    let attributes: Vec<(String, bool, bool)> =
        collection.attributes.iter().map(|it| (it.id.clone(), it.is_multiselect, it.relationship.is_some())).collect();
    let system: Vec<String> =
        collection.attributes.iter().filter(|it| it.is_system && !it.is_writable).map(|it| it.id.clone()).collect();

    let now = call.store.clock.now();
    let mark = call.store.events.mark();
    let id = match call.store.merged {
        MergedForm::New => call.store.random.uuid(),
        MergedForm::Original => primary.to_owned(),
    };
    let mut merged = Record::new(id, now, None);
    let mut links = Vec::new();
    for (attribute, is_multiselect, is_relationship) in attributes {
        let mut values: Vec<StoredValue> = first.values(&attribute).to_vec();
        if is_multiselect || values.is_empty() {
            let more =
                second.values(&attribute).iter().filter(|stored| values.iter().all(|own| own.fields != stored.fields));
            values.extend(more.cloned().collect::<Vec<_>>());
        }
        if is_relationship {
            links.push((attribute, values.into_iter().map(|stored| stored.fields).collect()));
            continue;
        }
        let mut ended = first.ended.get(&attribute).cloned().unwrap_or_default();
        ended.extend(second.ended.get(&attribute).cloned().unwrap_or_default());
        merged.active.insert(attribute.clone(), values);
        merged.ended.insert(attribute, ended);
    }
    for attribute in system {
        let own = first.values(&attribute).to_vec();
        merged.active.insert(attribute, own);
    }
    let new_id = merged.id.clone();
    // Linked items of both are moved to the merged record before the two are deleted.
    move_links(call, &table_id, &[primary, secondary], &new_id);
    for id in [primary, secondary] {
        if id == new_id {
            // The record that is kept: its notes, tasks and entries stay with it.
            relationships::unlink_record(call.store, &table_id, id);
        } else {
            delete::delete_record(call.store, &table_id, id);
        }
    }
    write::insert(call.store, &table_id, merged, links);
    call.store.events.truncate(mark);
    for gone in [primary, secondary].into_iter().filter(|id| *id != new_id) {
        let ids = [("object_id", table_id.as_str()), ("record_id", new_id.as_str())];
        let gone = json!({ "duplicate_object_id": table_id, "duplicate_record_id": gone });
        call.store.emit("record.merged", &ids, gone);
    }
    let wait = i64::from(call.store.merge_ms);
    let ready_at = call.store.clock.peek().saturating_add(wait.milliseconds()).unwrap_or(now);
    let sources = [primary.to_owned(), secondary.to_owned()];
    call.store.merges.push(Merge { collection: table_id, sources, result: new_id.clone(), ready_at });
    let status = if wait == 0 { 200 } else { 202 };
    Ok(Response::json(status, &json!({ "data": { "new_record_id": new_id } })))
}

fn move_links(call: &mut Call<'_>, collection: &str, from: &[&str], to: &str) {
    let store = &mut *call.store;
    for other in store.collections.values_mut() {
        for record in other.records.values_mut() {
            if let Some(parent) =
                record.parent.as_mut().filter(|it| it.collection == collection && from.contains(&it.record.as_str()))
            {
                to.clone_into(&mut parent.record);
            }
        }
    }
    let entities = store
        .notes
        .values_mut()
        .chain(store.tasks.values_mut())
        .chain(store.comments.values_mut())
        .chain(store.files.values_mut())
        .chain(store.meetings.values_mut())
        .chain(store.emails.values_mut());
    for entity in entities {
        rename(entity, from, to);
    }
}

/// Replaces record ids wherever an entity contains them.
fn rename(value: &mut Value, from: &[&str], to: &str) {
    match value {
        Value::String(text) if from.contains(&text.as_str()) => to.clone_into(text),
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, from, to)),
        Value::Object(map) => map.values_mut().for_each(|value| rename(value, from, to)),
        _ => {}
    }
}

const SEARCH_MOST: usize = 25;

/// Searches by names, domains, email addresses and phone numbers.
fn search(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let fields = Input::of(&body, &[])?;
    let query = fields.limited_string("query", 256)?.trim().to_lowercase();
    let limit = match fields.get("limit") {
        None => SEARCH_MOST,
        Some(limit) => limit
            .as_u64()
            .and_then(|limit| usize::try_from(limit).ok())
            .filter(|limit| (1..=SEARCH_MOST).contains(limit))
            .ok_or_else(|| fields.refuse("limit", "\"limit\" takes a whole number from 1 to 25."))?,
    };
    let objects = fields.array("objects")?;
    if objects.is_empty() {
        return Err(fields.refuse("objects", "\"objects\" needs at least one object."));
    }
    let request_as = fields.object("request_as")?;
    if request_as.one_of("type", &["workspace", "workspace-member"])? == "workspace-member" {
        let known = match request_as.get("workspace_member_id").and_then(Value::as_str) {
            Some(id) => call.store.members.contains_key(id),
            None => call.store.member_by_email(request_as.string("email_address")?).is_some(),
        };
        if !known {
            return Err(Failure::value_not_found("The workspace member in \"request_as\" was not found."));
        }
    }
    let mut scored: Vec<(u8, Value)> = Vec::new();
    for object in objects {
        let slug = object.as_str().unwrap_or_default();
        let collection = call
            .store
            .find_collection(Space::Objects, slug)
            .ok_or_else(|| Failure::value_not_found(format!("Object with slug/ID \"{slug}\" not found.")))?;
        for record in collection.records.values() {
            if let Some(score) = score(collection, record, &query) {
                scored.push((score, result_json(&call.store.workspace_id, collection, record)));
            }
        }
    }
    scored.sort_by_key(|(score, _)| *score);
    data(scored.into_iter().take(limit).map(|(_, found)| found).collect::<Vec<_>>())
}

/// Rank of a match: 0 is equal, 1 begins with the text, 2 has a word that begins with it, 3 contains it.
fn score(collection: &Collection, record: &Record, query: &str) -> Option<u8> {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    searched(collection, record)
        .into_iter()
        .filter_map(|text| {
            let text = text.to_lowercase();
            let phone = digits.len() >= 4 && text.starts_with('+') && text.contains(&digits);
            match () {
                () if text == query || query.is_empty() => Some(0),
                () if text.starts_with(query) => Some(1),
                () if text.split([' ', '.', '@', '-']).any(|word| word.starts_with(query)) => Some(2),
                () if phone || text.contains(query) => Some(3),
                () => None,
            }
        })
        .min()
}

fn searched(collection: &Collection, record: &Record) -> Vec<String> {
    let field = |kind| match kind {
        AttributeType::PersonalName => Some("full_name"),
        AttributeType::Domain => Some("domain"),
        AttributeType::EmailAddress => Some("email_address"),
        AttributeType::PhoneNumber => Some("phone_number"),
        _ => None,
    };
    let mut texts = vec![label(collection, record)];
    for attribute in &collection.attributes {
        if let Some(field) = field(attribute.kind) {
            texts.extend(texts_of(record, &attribute.id, field));
        }
    }
    texts
}

fn texts_of(record: &Record, attribute: &str, field: &str) -> Vec<String> {
    record.values(attribute).iter().filter_map(|stored| stored.fields.get(field)?.as_str().map(str::to_owned)).collect()
}

/// Display name of a record.
pub fn label(collection: &Collection, record: &Record) -> String {
    let slugs = ["name", "title", "primary_email_address", "user_id", "workspace_id"];
    slugs
        .iter()
        .filter_map(|slug| collection.attribute(slug))
        .find_map(|attribute| {
            ["value", "full_name", "email_address"]
                .iter()
                .find_map(|field| texts_of(record, &attribute.id, field).pop())
        })
        .unwrap_or_else(|| format!("Unnamed {}", collection.singular.to_lowercase()))
}

fn result_json(workspace: &str, collection: &Collection, record: &Record) -> Value {
    let mut json = json!({
        "id": { "workspace_id": workspace, "object_id": collection.id, "record_id": record.id },
        "record_text": label(collection, record),
        "record_image": null,
        "object_slug": collection.slug,
    });
    let extra: &[(&str, &str, &str)] = match collection.slug.as_str() {
        "people" => &[
            ("email_addresses", "email_addresses", "email_address"),
            ("phone_numbers", "phone_numbers", "phone_number"),
        ],
        "companies" => &[("domains", "domains", "domain")],
        _ => &[],
    };
    if let Some(map) = json.as_object_mut() {
        for (key, slug, field) in extra {
            let texts =
                collection.attribute(slug).map(|attribute| texts_of(record, &attribute.id, field)).unwrap_or_default();
            map.insert((*key).to_owned(), json!(texts));
        }
    }
    json
}
