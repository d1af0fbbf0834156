//! From what is held to what is answered.

use serde_json::{Map, Value, json};

use super::AttributeType;
use crate::record::{Fields, Held};
use crate::schema::{Attribute, Table};
use crate::time::nanoseconds;

/// A value with all that the service says about it.
pub fn value_json(workspace: &str, table: &Table, attribute: &Attribute, held: &Held) -> Value {
    let mut value = Map::new();
    value.insert("active_from".to_owned(), json!(nanoseconds(held.active_from)));
    value.insert("active_until".to_owned(), json!(held.active_until.map(nanoseconds)));
    value.insert("created_by_actor".to_owned(), held.actor.clone());
    value.extend(value_fields(workspace, table, attribute, &held.fields));
    Value::Object(value)
}

/// The fields of the type alone, as default values are answered.
pub fn value_fields(workspace: &str, table: &Table, attribute: &Attribute, fields: &Fields) -> Fields {
    let mut value = fields.clone();
    // Choices are held by ID, so that a new title shows everywhere.
    let key = match attribute.kind {
        AttributeType::Select => Some("option"),
        AttributeType::Status => Some("status"),
        _ => None,
    };
    if let Some(key) = key
        && let Some(choice) = fields.get(key).and_then(Value::as_str).and_then(|id| attribute.choice(id))
    {
        value.insert(key.to_owned(), attribute.choice_json(workspace, &table.id, choice));
    }
    value.insert("attribute_type".to_owned(), json!(attribute.kind.name()));
    value
}
