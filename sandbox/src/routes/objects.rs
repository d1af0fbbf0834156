//! Objects and their saved views.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::body::Fields;
use crate::call::{Answer, Call, Route, data, nothing};
use crate::deletion;
use crate::error::Failure;
use crate::paging::{Limits, cursor_page, with_cursor};
use crate::schema::{Space, Table};
use crate::seed::schema::system_attributes;

pub const ROUTES: &[Route] = &[
    Route { method: "GET", path: "/v2/objects", scopes: &["object_configuration:read"], run: list },
    Route { method: "POST", path: "/v2/objects", scopes: &["object_configuration:read-write"], run: create },
    Route { method: "GET", path: "/v2/objects/{object}", scopes: &["object_configuration:read"], run: get },
    Route { method: "PATCH", path: "/v2/objects/{object}", scopes: &["object_configuration:read-write"], run: update },
    Route {
        method: "DELETE",
        path: "/v2/objects/{object}",
        scopes: &["object_configuration:read-write", "record_permission:read-write"],
        run: delete,
    },
    Route {
        method: "GET",
        path: "/v2/objects/{object}/views",
        scopes: &["object_configuration:read"],
        run: |call| views(call, Space::Objects, "object"),
    },
];

const VIEWS: Limits = Limits::new(500, 1, 1000);

fn object_json(workspace: &str, table: &Table) -> Value {
    json!({
        "id": { "workspace_id": workspace, "object_id": table.id },
        "api_slug": table.slug,
        "singular_noun": table.singular,
        "plural_noun": table.plural,
        "created_at": table.created_at,
    })
}

fn list(call: &mut Call<'_>) -> Answer {
    let objects = call.store.tables.values().filter(|table| table.space == Space::Objects);
    data(objects.map(|table| object_json(&call.store.workspace_id, table)).collect::<Vec<_>>())
}

fn get(call: &mut Call<'_>) -> Answer {
    let table = call.store.table(Space::Objects, &call.parameter("object"))?;
    data(object_json(&call.store.workspace_id, table))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Fields::of(&body, &["data"])?;
    let slug = fields.slug("api_slug")?;
    let (singular, plural) = (fields.filled_string("singular_noun")?, fields.filled_string("plural_noun")?);
    let taken = call.store.tables.values().any(|table| {
        table.space == Space::Objects && (table.slug == slug || table.singular == singular || table.plural == plural)
    });
    if taken {
        return Err(Failure::conflict(
            "slug_conflict",
            "Failed to create object. Please ensure your api_slug and names are unique.",
        ));
    }
    let table = Table {
        id: call.store.random.uuid(),
        space: Space::Objects,
        slug: slug.to_owned(),
        singular: singular.to_owned(),
        plural: plural.to_owned(),
        is_system: false,
        created_at: call.store.timestamp(),
        attributes: system_attributes(call.store, Space::Objects),
        rows: IndexMap::new(),
        views: Vec::new(),
        list: None,
        extends: None,
    };
    let json = object_json(&call.store.workspace_id, &table);
    call.store.tables.insert(table.id.clone(), table);
    data(json)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Fields::of(&body, &["data"])?;
    if fields.is_empty() {
        return Err(Failure::bad(
            "validation_type",
            "You passed an empty payload. Please ensure you are updating at least one property in your request.",
        ));
    }
    let own = call.store.table(Space::Objects, &call.parameter("object"))?.id.clone();
    if fields.has("api_slug") {
        let slug = fields.slug("api_slug")?;
        if call.store.find_table(Space::Objects, slug).is_some_and(|other| other.id != own) {
            return Err(Failure::conflict(
                "slug_conflict",
                "Failed to update object. Please ensure api_slug is unique.",
            ));
        }
    }
    let table = call.store.table_mut(Space::Objects, &own)?;
    if fields.has("api_slug") {
        table.slug = fields.slug("api_slug")?.to_owned();
    }
    if fields.has("singular_noun") {
        table.singular = fields.filled_string("singular_noun")?.to_owned();
    }
    if fields.has("plural_noun") {
        table.plural = fields.filled_string("plural_noun")?.to_owned();
    }
    get(call).or_else(|_| {
        call.store.table(Space::Objects, &own).and_then(|table| data(object_json(&call.store.workspace_id, table)))
    })
}

fn delete(call: &mut Call<'_>) -> Answer {
    let table = call.store.table(Space::Objects, &call.parameter("object"))?;
    if table.is_system {
        return Err(Failure::bad("system_edit_unauthorized", "Only deleting custom objects is allowed."));
    }
    let id = table.id.clone();
    let rows: Vec<String> = table.rows.keys().cloned().collect();
    for row in rows {
        deletion::delete_row(call.store, &id, &row);
    }
    call.store.tables.shift_remove(&id);
    nothing()
}

/// The saved views of an object or a list, by view ID.
pub fn views(call: &mut Call<'_>, space: Space, parameter: &str) -> Answer {
    let archived = call.flag("show_archived")?.unwrap_or(false);
    let table = call.store.table(space, &call.parameter(parameter))?;
    let mut views: Vec<_> = table.views.iter().filter(|view| archived || !view.is_archived).collect();
    views.sort_by(|left, right| left.id.cmp(&right.id));
    let views = views
        .into_iter()
        .map(|view| {
            json!({
                "id": { "workspace_id": call.store.workspace_id, space.id_key(): table.id, "view_id": view.id },
                "title": view.title,
                "created_at": view.created_at,
            })
        })
        .collect();
    let (page, cursor) = cursor_page(call.request, VIEWS, views)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}
