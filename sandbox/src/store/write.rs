//! Writing of values: checks, and the combination of new values with existing ones.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::http::error::Failure;
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::attributes::{AttributeType, canonical, coerce};
use crate::store::record::{Fields, Record};
use crate::store::relationships;
use crate::store::schema::{Attribute, Collection};
use crate::time::{add_duration, nanoseconds};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode<'a> {
    Create,
    /// PATCH: new values of a multiselect are prepended to the existing ones.
    Append,
    /// PUT: they replace them.
    Overwrite,
    /// PUT on a collection: they replace them, except those of the matching attribute, which are added.
    Upsert(&'a str),
}

/// The new values of attributes, by attribute id.
pub type Prepared = Vec<(String, Vec<Fields>)>;

/// Checks and converts all input before anything is changed.
pub fn prepare(
    store: &Store,
    collection: &Collection,
    record: Option<&Record>,
    input: &Map<String, Value>,
    mode: Mode<'_>,
) -> Result<Prepared, Failure> {
    let mut prepared: Prepared = Vec::new();
    for (key, given) in input {
        let attribute = collection
            .attribute(key)
            .ok_or_else(|| Failure::value_not_found(format!("Cannot find attribute with slug/ID \"{key}\".")))?;
        if !attribute.is_writable {
            return Err(Failure::bad(
                "system_edit_unauthorized",
                format!("Attribute \"{}\" cannot be written.", attribute.slug),
            ));
        }
        if prepared.iter().any(|(id, _)| *id == attribute.id) {
            return Err(Failure::invalid(
                &["data", "values", key],
                format!("Attribute \"{}\" is given twice.", attribute.slug),
            ));
        }
        let mut values = convert(store, attribute, given)?;
        let appends = mode == Mode::Append || matches!(mode, Mode::Upsert(matching) if matching == attribute.id);
        if let (true, true, Some(record)) = (appends, attribute.is_multiselect, record) {
            let present = record.values(&attribute.id).iter().map(|stored| stored.fields.clone());
            values.extend(present.collect::<Vec<_>>());
            values = without_repeats(values);
        }
        if values.is_empty() && attribute.is_required {
            return Err(missing(attribute));
        }
        unique(collection, attribute, record.map(|record| record.id.as_str()), &values)?;
        prepared.push((attribute.id.clone(), values));
    }
    if record.is_none() {
        defaults(store, collection, &mut prepared)?;
    }
    Ok(prepared)
}

fn missing(attribute: &Attribute) -> Failure {
    Failure::bad(
        "missing_value",
        format!("Required value for attribute with ID \"{}\" was not provided.", attribute.id),
    )
}

/// One value, several, or none (`null` and `[]`).
fn convert(store: &Store, attribute: &Attribute, given: &Value) -> Result<Vec<Fields>, Failure> {
    let values = match given {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().map(|value| coerce(store, attribute, value)).collect::<Result<_, _>>()?,
        one => vec![coerce(store, attribute, one)?],
    };
    if values.len() > 1 && !attribute.is_multiselect {
        return Err(Failure::invalid(
            &["data", "values", &attribute.slug],
            format!("Attribute \"{}\" takes one value.", attribute.slug),
        ));
    }
    Ok(without_repeats(values))
}

fn without_repeats(values: Vec<Fields>) -> Vec<Fields> {
    let mut distinct: Vec<Fields> = Vec::with_capacity(values.len());
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

/// Checks that no other record has a unique value.
pub fn unique(
    collection: &Collection,
    attribute: &Attribute,
    own: Option<&str>,
    values: &[Fields],
) -> Result<(), Failure> {
    if !attribute.is_unique {
        return Ok(());
    }
    for wanted in values.iter().filter_map(|fields| canonical(attribute.kind, fields)) {
        if collection.records.having(attribute, &wanted).iter().any(|record| own != Some(record.id.as_str())) {
            return Err(Failure::bad(
                "uniqueness_conflict",
                format!(
                    "The value \"{wanted}\" provided for attribute with slug \"{}\" conflicts with one that is already in use.",
                    attribute.slug
                ),
            ));
        }
    }
    Ok(())
}

/// Adds default values for absent attributes, and refuses absent required ones.
fn defaults(store: &Store, collection: &Collection, prepared: &mut Prepared) -> Result<(), Failure> {
    for attribute in collection.attributes.iter().filter(|attribute| attribute.is_writable && !attribute.is_archived) {
        if prepared.iter().any(|(id, _)| *id == attribute.id) {
            continue;
        }
        let values = default_values(store, attribute);
        if values.is_empty() && attribute.is_required {
            return Err(missing(attribute));
        }
        if !values.is_empty() {
            prepared.push((attribute.id.clone(), values));
        }
    }
    Ok(())
}

fn default_values(store: &Store, attribute: &Attribute) -> Vec<Fields> {
    let Some(default) = &attribute.default_value else {
        return Vec::new();
    };
    let template = match (&default.at("template"), attribute.kind) {
        (Value::Array(values), _) => values.clone(),
        (Value::String(duration), AttributeType::Date | AttributeType::Timestamp) => {
            add_duration(store.clock.peek(), duration).map(|time| json!(nanoseconds(time))).into_iter().collect()
        }
        // "current-user": the calls come from a token, which belongs to no member.
        _ => Vec::new(),
    };
    template.iter().filter_map(|value| coerce(store, attribute, value).ok()).collect()
}

/// Applies the change, at both ends of relationships.
pub fn apply(store: &mut Store, collection: &str, record: &str, prepared: Prepared, now: Timestamp) {
    let actor = store.actor.clone();
    for (attribute, values) in prepared {
        relationships::set(store, collection, record, &attribute, values, now, &actor);
    }
}

/// Adds a record with the system attributes.
pub fn insert(store: &mut Store, collection: &str, mut record: Record, prepared: Prepared) -> String {
    let (id, now, actor) = (record.id.clone(), record.created_at, store.actor.clone());
    if let Some(collection) = store.collections.get_mut(collection) {
        let creator =
            [("referenced_actor_type", actor.at("type").clone()), ("referenced_actor_id", actor.at("id").clone())];
        let by_system = Arc::new(json!({ "type": "system", "id": null }));
        for (slug, fields) in [
            ("record_id", Fields::from([("value", json!(id))])),
            ("entry_id", Fields::from([("value", json!(id))])),
            ("created_at", Fields::from([("value", json!(nanoseconds(now)))])),
            ("created_by", Fields::from(creator)),
        ] {
            if let Some(attribute) = collection.attribute(slug).filter(|found| found.is_system) {
                record.set(&attribute.id, vec![fields], now, &by_system);
            }
        }
        collection.records.insert(record);
    }
    let mark = store.events.mark();
    apply(store, collection, &id, prepared, now);
    store.emit_created(collection, &id, mark);
    id
}
