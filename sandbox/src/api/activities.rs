//! Kinds of activity, those of the service and custom ones.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::seed::schema::system_attributes;
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

/// The same for the same workspace and schema.
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
    let slug = fields.slug("api_slug")?;
    let (singular, plural) = (fields.filled_string("singular_noun")?, fields.filled_string("plural_noun")?);
    let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
    let wanted = fields.one_of("extends", &names)?;
    let extends = names.into_iter().find(|name| *name == wanted);
    let taken = call.store.collections.values().any(|collection| {
        collection.space == Space::Activities
            && (collection.slug == slug || collection.singular == singular || collection.plural == plural)
    });
    if taken {
        return Err(Failure::conflict(
            "slug_conflict",
            "Failed to create activity. Please ensure your api_slug and names are unique.",
        ));
    }
    let collection = Collection {
        id: call.store.random.uuid(),
        space: Space::Activities,
        slug: slug.to_owned(),
        singular: singular.to_owned(),
        plural: plural.to_owned(),
        is_system: false,
        created_at: call.store.timestamp(),
        attributes: system_attributes(call.store, Space::Activities),
        records: IndexMap::new(),
        views: Vec::new(),
        list: None,
        extends,
    };
    let json = activity_json(call.store, &collection);
    call.store.emit("activity.created", &[("activity_id", &collection.id)], Value::Null);
    call.store.collections.insert(collection.id.clone(), collection);
    data(json)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    if fields.is_empty() {
        return Err(Failure::bad(
            "validation_type",
            "You passed an empty payload. Please ensure you are updating at least one property in your request.",
        ));
    }
    fields.only(&["api_slug", "singular_noun", "plural_noun"])?;
    let own = call.store.collection(Space::Activities, &call.parameter("activity"))?.id.clone();
    let slug = if fields.has("api_slug") { Some(fields.slug("api_slug")?) } else { None };
    if slug.and_then(|slug| call.store.find_collection(Space::Activities, slug)).is_some_and(|other| other.id != own) {
        return Err(Failure::conflict(
            "slug_conflict",
            "Failed to update activity. Please ensure your api_slug is unique.",
        ));
    }
    let collection = call.store.collection_mut(Space::Activities, &own)?;
    if let Some(slug) = slug {
        slug.clone_into(&mut collection.slug);
    }
    if fields.has("singular_noun") {
        fields.filled_string("singular_noun")?.clone_into(&mut collection.singular);
    }
    if fields.has("plural_noun") {
        fields.filled_string("plural_noun")?.clone_into(&mut collection.plural);
    }
    call.store.emit("activity.updated", &[("activity_id", &own)], Value::Null);
    let collection = call.store.collection(Space::Activities, &own)?;
    data(activity_json(call.store, collection))
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
