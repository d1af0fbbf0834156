//! Objects and their saved views.

use serde_json::{Value, json};

use crate::api::collections;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::store::delete;
use crate::store::schema::{Collection, Space};

pub const HANDLERS: &[Handler] = &[
    ("objects.list", list),
    ("objects.create", create),
    ("objects.get", get),
    ("objects.update", update),
    ("objects.delete", delete),
    ("objects.views", |call| views(call, Space::Objects, "object")),
];

const VIEWS: Limits = Limits::new(500, 1, 1000);

fn object_json(workspace: &str, collection: &Collection) -> Value {
    json!({
        "id": { "workspace_id": workspace, "object_id": collection.id },
        "api_slug": collection.slug,
        "singular_noun": collection.singular,
        "plural_noun": collection.plural,
        "created_at": collection.created_at,
    })
}

fn list(call: &mut Call<'_>) -> Answer {
    let objects = call.store.collections.values().filter(|collection| collection.space == Space::Objects);
    data(objects.map(|collection| object_json(&call.store.workspace_id, collection)).collect::<Vec<_>>())
}

fn get(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Objects, &call.parameter("object"))?;
    data(object_json(&call.store.workspace_id, collection))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let collection = collections::create(call, Space::Objects, &Input::of(&body, &["data"])?)?;
    let json = object_json(&call.store.workspace_id, &collection);
    call.store.collections.insert(collection.id.clone(), collection);
    data(json)
}

fn update(call: &mut Call<'_>) -> Answer {
    let id = collections::update(call, Space::Objects, "object")?;
    data(object_json(&call.store.workspace_id, call.store.collection(Space::Objects, &id)?))
}

fn delete(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Objects, &call.parameter("object"))?;
    if collection.is_system {
        return Err(Failure::bad("system_edit_unauthorized", "Only deleting custom objects is allowed."));
    }
    let id = collection.id.clone();
    let records: Vec<String> = collection.records.keys().cloned().collect();
    for record in records {
        delete::delete_record(call.store, &id, &record);
    }
    call.store.collections.shift_remove(&id);
    nothing()
}

/// The saved views of an object or a list, by view ID.
pub fn views(call: &mut Call<'_>, space: Space, parameter: &str) -> Answer {
    let archived = call.flag("show_archived")?.unwrap_or(false);
    let collection = call.store.collection(space, &call.parameter(parameter))?;
    let mut views: Vec<_> = collection.views.iter().filter(|view| archived || !view.is_archived).collect();
    views.sort_by(|left, right| left.id.cmp(&right.id));
    let views = views
        .into_iter()
        .map(|view| {
            json!({
                "id": { "workspace_id": call.store.workspace_id, space.id_key(): collection.id, "view_id": view.id },
                "title": view.title,
                "created_at": view.created_at,
            })
        })
        .collect();
    let (page, cursor) = cursor_page(call.request, VIEWS, views)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}
