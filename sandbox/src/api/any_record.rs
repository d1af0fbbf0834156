//! Code shared by records, entries and activity records: answers, reading, changing and deleting.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::query;
use crate::store::Store;
use crate::store::attributes::{AttributeType, ValueView, canonical, coerce};
use crate::store::delete;
use crate::store::record::{Record, StoredValue};
use crate::store::schema::{Attribute, Collection, Space};
use crate::store::write::{self, Mode};
use crate::time::{nanoseconds, parse_timestamp};

/// Names of the path parameters in each space.
const fn names(space: Space) -> (&'static str, &'static str, &'static str) {
    match space {
        Space::Objects => ("object", "record_id", "values"),
        Space::Lists => ("list", "entry_id", "entry_values"),
        Space::Activities => ("activity", "record_id", "values"),
    }
}

/// A record in the form of an answer.
pub struct RecordView<'a> {
    store: &'a Store,
    collection: &'a Collection,
    record: &'a Record,
}

impl Serialize for RecordView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { store, collection, record } = self;
        let (_, id_key, values_key) = names(collection.space);
        let mut map = serializer.serialize_map(None)?;
        let id =
            json!({ "workspace_id": store.workspace_id, collection.space.id_key(): collection.id, id_key: record.id });
        map.serialize_entry("id", &id)?;
        if let Some(parent) = &record.parent {
            let object = store.collections.get(&parent.collection).map(|object| object.slug.as_str());
            map.serialize_entry("parent_record_id", &parent.record)?;
            map.serialize_entry("parent_object", object.unwrap_or_default())?;
        }
        map.serialize_entry("created_at", &nanoseconds(record.created_at))?;
        if collection.space == Space::Objects {
            map.serialize_entry("web_url", &web_url(store, collection, record))?;
        }
        map.serialize_entry(values_key, &ValuesView { store, collection, record })?;
        map.end()
    }
}

/// The active values by attribute slug; attributes without values have an empty list.
struct ValuesView<'a> {
    store: &'a Store,
    collection: &'a Collection,
    record: &'a Record,
}

impl Serialize for ValuesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.collection.attributes.iter().filter(|attribute| !attribute.is_archived).map(
            |attribute| {
                let stored = self.record.values(&attribute.id).iter();
                (&attribute.slug, view(self.store, self.collection, attribute, stored))
            },
        ))
    }
}

fn view<'a>(
    store: &'a Store,
    collection: &'a Collection,
    attribute: &'a Attribute,
    stored: impl IntoIterator<Item = &'a StoredValue>,
) -> Vec<ValueView<'a>> {
    stored
        .into_iter()
        .map(|stored| ValueView { workspace: &store.workspace_id, collection, attribute, stored })
        .collect()
}

fn web_url(store: &Store, collection: &Collection, record: &Record) -> String {
    let page = match collection.slug.as_str() {
        "people" => "person",
        "companies" => "company",
        other => other,
    };
    let kind = if collection.is_system { page.to_owned() } else { format!("custom/{page}") };
    format!("https://app.attio.com/{}/{kind}/{}/overview", store.workspace_slug, record.id)
}

/// An answer with one record.
pub fn show(store: &Store, collection: &str, record: &str) -> Answer {
    let collection = store.collections.get(collection).ok_or_else(|| Failure::not_found("The collection is gone."))?;
    let record = collection.records.get(record).ok_or_else(|| Store::no_record(collection, record))?;
    data(RecordView { store, collection, record })
}

pub fn query(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.optional_body()?;
    Input::of(&body, &[])?;
    let collection = call.store.collection(space, &call.parameter(names(space).0))?;
    let found = query::run(call.store, collection, &body)?;
    data(found.into_iter().map(|record| RecordView { store: call.store, collection, record }).collect::<Vec<_>>())
}

pub fn get(call: &mut Call<'_>, space: Space) -> Answer {
    let (collection, record, _) = names(space);
    let collection = call.store.collection(space, &call.parameter(collection))?;
    let record = call.store.readable_record(collection, &call.parameter(record))?;
    data(RecordView { store: call.store, collection, record })
}

pub fn delete(call: &mut Call<'_>, space: Space) -> Answer {
    let (collection, record, _) = names(space);
    let collection = call.store.collection(space, &call.parameter(collection))?;
    let record = call.store.readable_record(collection, &call.parameter(record))?;
    let (collection, record) = (collection.id.clone(), record.id.clone());
    delete::delete_record(call.store, &collection, &record);
    nothing()
}

pub fn create(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.data()?;
    let input = Input::of(&body, &["data"])?.map(names(space).2)?;
    let collection = call.store.collection(space, &call.parameter(names(space).0))?;
    let prepared = write::prepare(call.store, collection, None, input, Mode::Create)?;
    let collection = collection.id.clone();
    let record = Record::new(call.store.random.uuid(), call.store.clock.now(), None);
    let id = write::insert(call.store, &collection, record, prepared);
    show(call.store, &collection, &id)
}

/// PATCH and PUT on one record.
pub fn update(call: &mut Call<'_>, space: Space, mode: Mode<'_>) -> Answer {
    let (collection, record, values) = names(space);
    let body = call.data()?;
    let collection = call.store.collection(space, &call.parameter(collection))?;
    let record = call.store.writable_record(collection, &call.parameter(record))?;
    let input = Input::of(&body, &["data"])?.map(values)?;
    if space == Space::Lists && input.keys().any(|key| key == "parent_record") {
        return Err(Failure::bad(
            "immutable_value",
            "The parent record for a list entry cannot be updated once created.",
        ));
    }
    let prepared = write::prepare(call.store, collection, Some(record), input, mode)?;
    let (collection, record) = (collection.id.clone(), record.id.clone());
    let now = call.store.clock.now();
    write::apply(call.store, &collection, &record, prepared, now);
    show(call.store, &collection, &record)
}

/// PUT on a collection with `matching_attribute`.
pub fn upsert(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.data()?;
    let input = Input::of(&body, &["data"])?.map(names(space).2)?;
    let collection = call.store.collection(space, &call.parameter(names(space).0))?;
    let slug = call
        .query("matching_attribute")
        .ok_or_else(|| Failure::invalid(&["matching_attribute"], "\"matching_attribute\" is required."))?;
    let matching = collection.attribute(&slug).ok_or_else(|| {
        Failure::value_not_found(format!("No attribute was found for matching_attribute slug/ID \"{slug}\"."))
    })?;
    if !matching.is_unique {
        return Err(Failure::bad(
            "validation_type",
            format!("The attribute \"{slug}\" is not unique and cannot be matched by."),
        ));
    }
    let given = input.get(&matching.slug).or_else(|| input.get(&matching.id)).unwrap_or(&Value::Null);
    let given = match given {
        Value::Array(values) => values.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    if given.is_empty() {
        return Err(Failure::bad(
            "missing_value",
            format!("A value for the matching attribute \"{slug}\" was not provided."),
        ));
    }
    let mut wanted = Vec::new();
    for value in &given {
        wanted.extend(canonical(matching.kind, &coerce(call.store, matching, value)?).map(Cow::into_owned));
    }
    let mut found: Vec<&Record> = Vec::new();
    for wanted in &wanted {
        found.extend(collection.records.having(matching, wanted));
    }
    found.dedup_by_key(|record| &record.id);
    let record = match *found {
        [] => None,
        [record] => Some(record),
        _ => {
            return Err(Failure::bad(
                "multiple_match_results",
                format!("More than one record matches the values given for \"{slug}\"."),
            ));
        }
    };
    if let Some(record) = record {
        call.store.writable_record(collection, &record.id)?;
    }
    let prepared = write::prepare(call.store, collection, record, input, Mode::Upsert(&matching.id))?;
    let (collection, record) = (collection.id.clone(), record.map(|record| record.id.clone()));
    let now = call.store.clock.now();
    let id = match record {
        Some(id) => {
            write::apply(call.store, &collection, &id, prepared, now);
            id
        }
        None => {
            let record = Record::new(call.store.random.uuid(), now, None);
            write::insert(call.store, &collection, record, prepared)
        }
    };
    show(call.store, &collection, &id)
}

/// `GET …/attributes/{attribute}/values`
pub fn values(call: &mut Call<'_>, space: Space) -> Answer {
    let (collection, record, _) = names(space);
    let historic = call.flag("show_historic")?.unwrap_or(false);
    let (collection, attribute) =
        call.store.attribute(space, &call.parameter(collection), &call.parameter("attribute"))?;
    let record = call.store.readable_record(collection, &call.parameter(record))?;
    if historic && (attribute.is_enriched || attribute.kind == AttributeType::Interaction) {
        let sort = if attribute.is_enriched { "an enriched" } else { "a COMINT" };
        return Err(Failure::bad(
            "validation_type",
            format!("Cannot set show_historic param to true when querying {sort} attribute."),
        ));
    }
    let stored: Vec<&StoredValue> =
        if historic { record.history(&attribute.id) } else { record.values(&attribute.id).iter().collect() };
    let page = offset_page(call.request, Limits::unbounded(usize::MAX), stored)?;
    data(view(call.store, collection, attribute, page))
}

/// `PUT …/attributes/{attribute}/values`: replaces all values with the given ones.
pub fn replace_values(call: &mut Call<'_>, space: Space) -> Answer {
    let (collection, record, _) = names(space);
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&["values", "replace_history"])?;
    if !fields.boolean("replace_history")? {
        return Err(fields.refuse("replace_history", "\"replace_history\" has to be true."));
    }
    let given = fields.array("values")?;
    if given.is_empty() || given.len() > 400 {
        return Err(fields.refuse("values", "\"values\" takes from 1 to 400 values."));
    }
    let (collection, attribute) =
        call.store.attribute(space, &call.parameter(collection), &call.parameter("attribute"))?;
    let record = call.store.writable_record(collection, &call.parameter(record))?;
    if !attribute.is_writable || attribute.relationship.is_some() || attribute.is_enriched {
        return Err(Failure::bad(
            "system_edit_unauthorized",
            format!("The value history of attribute \"{}\" cannot be written.", attribute.slug),
        ));
    }
    let mut stored = Vec::new();
    for value in given {
        let value = Input::of(value, &["data", "values"])?;
        value.only(&["value", "active_from", "active_until"])?;
        let from = parse_timestamp(value.string("active_from")?)
            .ok_or_else(|| value.refuse("active_from", "\"active_from\" takes an ISO 8601 timestamp."))?;
        let until = value.nullable_timestamp("active_until")?.as_str().and_then(parse_timestamp);
        if until.is_some_and(|until| until < from) {
            return Err(value.refuse("active_until", "\"active_until\" is before \"active_from\"."));
        }
        stored.push(StoredValue {
            fields: coerce(call.store, attribute, value.required("value")?)?,
            active_from: from,
            active_until: until,
            actor: call.store.actor.clone(),
        });
    }
    stored.sort_by_key(|stored| stored.active_from);
    check_history(attribute, &stored)?;
    let current: Vec<_> =
        stored.iter().filter(|stored| stored.active_until.is_none()).map(|stored| stored.fields.clone()).collect();
    write::unique(collection, attribute, Some(&record.id), &current)?;

    let (collection, record, attribute) = (collection.id.clone(), record.id.clone(), attribute.id.clone());
    if let Some(record) = call.store.record_mut(&collection, &record) {
        let (active, ended) = stored.iter().cloned().partition(|stored| stored.active_until.is_none());
        record.active.insert(attribute.clone(), active);
        record.ended.insert(attribute.clone(), ended);
    }
    let collection =
        call.store.collections.get(&collection).ok_or_else(|| Failure::not_found("The collection is gone."))?;
    let attribute = collection.attribute(&attribute).ok_or_else(|| Failure::not_found("The attribute is gone."))?;
    data(view(call.store, collection, attribute, &stored))
}

/// `stored`, in order of time.
fn check_history(attribute: &Attribute, stored: &[StoredValue]) -> Result<(), Failure> {
    for (at, value) in stored.iter().enumerate() {
        for later in stored.iter().skip(at + 1) {
            let overlap = value.active_until.is_none_or(|until| later.active_from < until);
            if overlap && !attribute.is_multiselect {
                return Err(Failure::bad(
                    "validation_type",
                    "This attribute accepts a single value, so its values may not be active at the same time. Please ensure the supplied intervals do not overlap.",
                ));
            }
            if overlap && value.fields == later.fields {
                return Err(Failure::bad(
                    "duplicate_values",
                    "The same value may not be active twice at the same time.",
                ));
            }
        }
    }
    Ok(())
}
