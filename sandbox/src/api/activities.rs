//! Activity types, standard and custom.

use serde_json::{Value, json};

use crate::api::collections;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::store::Store;
use crate::store::schema::{Collection, Space};

pub const HANDLERS: &[Handler] = &[
    ("activities.list", list),
    ("activities.create", create),
    ("activities.get", get),
    ("activities.update", update),
    ("activities.delete", delete),
];

/// Schemas that an activity can extend, each with the schema that it extends itself.
const SCHEMAS: &[(&str, Option<&str>)] = &[
    ("activities", None),
    ("interactions", Some("activities")),
    ("calls", Some("interactions")),
    ("emails", Some("interactions")),
];

fn activity_json(store: &Store, collection: &Collection) -> Value {
    let mut extends = Vec::new();
    let mut next = collection.extends;
    while let Some(slug) = next {
        extends.push(json!({ "schema_id": schema_id(store, slug), "schema_slug": slug }));
        next = SCHEMAS.iter().find(|(known, _)| *known == slug).and_then(|(_, base)| *base);
    }
    json!({
        "id": { "workspace_id": store.workspace_id, "activity_id": collection.id },
        "api_slug": collection.slug,
        "singular_noun": collection.singular,
        "plural_noun": collection.plural,
        "extends": extends,
        "is_system_activity": collection.is_system,
        "created_at": collection.created_at,
    })
}

/// Id of a schema, the same for the same workspace and slug.
fn schema_id(store: &Store, slug: &str) -> String {
    let mark: u64 = slug.bytes().fold(7, |mark, byte| mark.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let own: u64 =
        store.workspace_id.bytes().fold(mark, |mark, byte| mark.wrapping_mul(31).wrapping_add(u64::from(byte)));
    crate::random::Random::new(own).uuid()
}

fn list(call: &mut Call<'_>) -> Answer {
    let collections = call.store.collections.values().filter(|collection| collection.space == Space::Activities);
    let all: Vec<Value> = collections.map(|collection| activity_json(call.store, collection)).collect();
    let (page, cursor) = cursor_page(call.request, Limits::new(100, 1, 1000), all)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}

fn get(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Activities, &call.parameter("activity"))?;
    data(activity_json(call.store, collection))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
    let wanted = fields.one_of("extends", &names)?;
    let mut collection = collections::create(call, Space::Activities, &fields)?;
    collection.extends = names.into_iter().find(|name| *name == wanted);
    let json = activity_json(call.store, &collection);
    call.store.emit("activity.created", &[("activity_id", &collection.id)], Value::Null);
    call.store.collections.insert(collection.id.clone(), collection);
    data(json)
}

fn update(call: &mut Call<'_>) -> Answer {
    let id = collections::update(call, Space::Activities, "activity")?;
    call.store.emit("activity.updated", &[("activity_id", &id)], Value::Null);
    data(activity_json(call.store, call.store.collection(Space::Activities, &id)?))
}

fn delete(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Activities, &call.parameter("activity"))?;
    if collection.is_system {
        return Err(Failure::bad("system_edit_unauthorized", "Only deleting custom activities is allowed."));
    }
    let id = collection.id.clone();
    call.store.collections.shift_remove(&id);
    call.store.emit("activity.deleted", &[("activity_id", &id)], Value::Null);
    nothing()
}
