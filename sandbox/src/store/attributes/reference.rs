//! The ways to reference a record.

use serde_json::{Map, Value, json};

use super::{AttributeType, canonical, coerce};
use crate::http::error::Failure;
use crate::http::is_uuid;
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::record::Fields;
use crate::store::schema::{Attribute, Collection, Space};

/// The attribute of a standard object in which a plain string is looked up.
const SHORTHANDS: &[(&str, &str)] =
    &[("companies", "domains"), ("people", "email_addresses"), ("users", "user_id"), ("workspaces", "workspace_id")];

pub fn resolve(
    store: &Store,
    attribute: &Attribute,
    input: &Value,
    refuse: impl Fn(&str) -> Failure,
) -> Result<Fields, Failure> {
    let (collection, record) = find_record(store, &attribute.allowed_objects, input, refuse)?;
    Ok(Fields::from([("target_object", json!(collection.slug)), ("target_record_id", json!(record))]))
}

/// The referenced record, in one of the allowed objects; an empty list allows all.
pub fn find_record<'a>(
    store: &'a Store,
    allowed: &[String],
    input: &Value,
    refuse: impl Fn(&str) -> Failure,
) -> Result<(&'a Collection, String), Failure> {
    let (collection, record) = match input {
        Value::String(text) => by_text(store, allowed, text)?,
        Value::Object(map) => {
            let target = map
                .get("target_object")
                .and_then(Value::as_str)
                .ok_or_else(|| refuse("an object with target_object"))?;
            let collection = store
                .find_collection(Space::Objects, target)
                .ok_or_else(|| Failure::value_not_found(format!("Object with slug/ID \"{target}\" not found.")))?;
            (collection, by_object(store, collection, map, &refuse)?)
        }
        _ => return Err(refuse("an object with target_object and target_record_id")),
    };
    if !allowed.is_empty() && !allowed.contains(&collection.id) {
        return Err(refuse("a record of another object; this one is not allowed here"));
    }
    Ok((collection, record))
}

fn by_object(
    store: &Store,
    collection: &Collection,
    map: &Map<String, Value>,
    refuse: &impl Fn(&str) -> Failure,
) -> Result<String, Failure> {
    if let Some(id) = map.get("target_record_id") {
        let id = id.as_str().ok_or_else(|| refuse("target_record_id as a string"))?;
        return match collection.records.get(id) {
            Some(record) => Ok(record.id.clone()),
            None => Err(Failure::value_not_found(format!("Record with ID \"{id}\" not found."))),
        };
    }
    let by_match = map.get("target_record_reference").and_then(|reference| reference.at("match").as_object());
    let mut wanted = match by_match {
        Some(by_match) => by_match.iter().collect::<Vec<_>>(),
        None => map.iter().filter(|(key, _)| *key != "target_object").collect(),
    };
    let (Some((slug, value)), true) = (wanted.pop(), wanted.is_empty()) else {
        return Err(refuse("exactly one attribute to match by"));
    };
    let attribute = collection
        .attribute(slug)
        .ok_or_else(|| Failure::value_not_found(format!("Cannot find attribute with slug/ID \"{slug}\".")))?;
    let value = match value.as_array().map(Vec::as_slice) {
        Some([one]) => one,
        Some(_) => return Err(refuse("exactly one value to match by")),
        None => value,
    };
    match_one(store, collection, attribute, value)
}

fn by_text<'a>(store: &'a Store, allowed: &[String], text: &str) -> Result<(&'a Collection, String), Failure> {
    let candidates = store.collections.values().filter(|collection| {
        collection.space == Space::Objects && (allowed.is_empty() || allowed.contains(&collection.id))
    });
    for collection in candidates {
        if is_uuid(text) && collection.records.contains_key(text) {
            return Ok((collection, text.to_owned()));
        }
        let lookup = SHORTHANDS
            .iter()
            .find(|(object, _)| *object == collection.slug)
            .and_then(|(_, slug)| collection.attribute(slug));
        if let Some(lookup) = lookup
            && let Ok(found) = match_one(store, collection, lookup, &json!(text))
        {
            return Ok((collection, found));
        }
    }
    Err(Failure::value_not_found(format!("Cannot find a record for \"{text}\".")))
}

/// The only record with this value; none or several is an error.
fn match_one(store: &Store, collection: &Collection, attribute: &Attribute, value: &Value) -> Result<String, Failure> {
    let matchable = matches!(
        attribute.kind,
        AttributeType::Domain
            | AttributeType::EmailAddress
            | AttributeType::Number
            | AttributeType::PhoneNumber
            | AttributeType::Text
    );
    if !matchable {
        return Err(Failure::invalid(
            &["data"],
            format!("Records cannot be matched by attribute \"{}\".", attribute.slug),
        ));
    }
    let given = coerce(store, attribute, value)?;
    let wanted = canonical(attribute.kind, &given).unwrap_or_default();
    match *collection.records.having(attribute, &wanted) {
        [record] => Ok(record.id.clone()),
        [] => Err(Failure::value_not_found(format!(
            "Cannot find a record of \"{}\" by \"{}\".",
            collection.slug, attribute.slug
        ))),
        _ => Err(Failure::bad(
            "multiple_match_results",
            format!("More than one record of \"{}\" matches \"{}\".", collection.slug, attribute.slug),
        )),
    }
}
