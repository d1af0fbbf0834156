//! Lists and their saved views.

use serde_json::{Value, json};

use crate::api::objects::views;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::json_path::JsonPath;
use crate::seed::schema::system_attributes;
use crate::store::Store;
use crate::store::records::Records;
use crate::store::schema::{Collection, ListSettings, Space};

pub const HANDLERS: &[Handler] = &[
    ("lists.list", list),
    ("lists.create", create),
    ("lists.get", get),
    ("lists.update", update),
    ("lists.views", |call| views(call, Space::Lists, "list")),
];

const LEVELS: &[&str] = &["full-access", "read-and-write", "read-only"];

fn list_json(store: &Store, collection: &Collection) -> Value {
    let settings = collection.list.as_ref();
    let parent =
        settings.and_then(|settings| store.collections.get(&settings.parent)).map(|object| object.slug.as_str());
    json!({
        "id": { "workspace_id": store.workspace_id, "list_id": collection.id },
        "api_slug": collection.slug,
        "name": collection.singular,
        "parent_object": [parent.unwrap_or_default()],
        "workspace_access": settings.map(|settings| &settings.workspace_access),
        "workspace_member_access": settings.map(|settings| &settings.member_access),
        "created_by_actor": settings.map(|settings| &settings.created_by),
        "created_at": collection.created_at,
    })
}

fn list(call: &mut Call<'_>) -> Answer {
    let lists = call.store.collections.values().filter(|collection| collection.space == Space::Lists);
    data(lists.map(|collection| list_json(call.store, collection)).collect::<Vec<_>>())
}

fn get(call: &mut Call<'_>) -> Answer {
    let collection = call.store.collection(Space::Lists, &call.parameter("list"))?;
    data(list_json(call.store, collection))
}

fn workspace_access(fields: &Input<'_>) -> Result<Value, Failure> {
    match fields.required("workspace_access")? {
        Value::Null => Ok(Value::Null),
        _ => Ok(json!(fields.one_of("workspace_access", LEVELS)?)),
    }
}

fn member_access(store: &Store, fields: &Input<'_>) -> Result<Value, Failure> {
    let mut access = Vec::new();
    for one in fields.array("workspace_member_access")? {
        let one = Input::of(one, &["data", "workspace_member_access"])?;
        let (id, level) = (one.uuid("workspace_member_id")?, one.one_of("level", LEVELS)?);
        if !store.members.contains_key(id) {
            return Err(Failure::value_not_found(format!("Workspace member with ID \"{id}\" not found.")));
        }
        access.push(json!({ "workspace_member_id": id, "level": level }));
    }
    Ok(Value::Array(access))
}

/// Checks that somebody can change the list.
fn somebody_has_access(fields: &Input<'_>, workspace: &Value, members: &Value) -> Result<(), Failure> {
    let is_full = |access: &Value| access == "full-access";
    let by_member = members.as_array().is_some_and(|members| members.iter().any(|member| is_full(member.at("level"))));
    if is_full(workspace) || by_member {
        return Ok(());
    }
    Err(fields.refuse("workspace_access", "Either the workspace or a member needs \"full-access\"."))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let (name, slug) = (fields.filled_string("name")?, fields.slug("api_slug")?);
    let object = fields.string("parent_object")?;
    let parent = call
        .store
        .find_collection(Space::Objects, object)
        .ok_or_else(|| Failure::not_found(format!("Parent object with slug/ID \"{object}\" not found.")))?;
    let (parent, workspace, members) =
        (parent.id.clone(), workspace_access(&fields)?, member_access(call.store, &fields)?);
    somebody_has_access(&fields, &workspace, &members)?;
    if call.store.find_collection(Space::Lists, slug).is_some() {
        return Err(Failure::conflict("slug_conflict", format!("A list with api_slug \"{slug}\" already exists.")));
    }
    let collection = Collection {
        id: call.store.random.uuid(),
        space: Space::Lists,
        slug: slug.to_owned(),
        singular: name.to_owned(),
        plural: name.to_owned(),
        is_system: false,
        created_at: call.store.timestamp(),
        attributes: system_attributes(call.store, Space::Lists),
        records: Records::default(),
        views: Vec::new(),
        list: Some(ListSettings {
            parent,
            workspace_access: workspace,
            member_access: members,
            created_by: (*call.store.actor).clone(),
        }),
        extends: None,
    };
    let json = list_json(call.store, &collection);
    call.store.emit("list.created", &[("list_id", &collection.id)], Value::Null);
    call.store.collections.insert(collection.id.clone(), collection);
    data(json)
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let collection = call.store.collection(Space::Lists, &call.parameter("list"))?;
    let (id, mut settings) = (collection.id.clone(), collection.list.clone());
    if let Some(settings) = &mut settings {
        if fields.has("workspace_access") {
            settings.workspace_access = workspace_access(&fields)?;
        }
        if fields.has("workspace_member_access") {
            settings.member_access = member_access(call.store, &fields)?;
        }
        somebody_has_access(&fields, &settings.workspace_access, &settings.member_access)?;
    }
    let slug = if fields.has("api_slug") { Some(fields.slug("api_slug")?) } else { None };
    if slug.and_then(|slug| call.store.find_collection(Space::Lists, slug)).is_some_and(|other| other.id != id) {
        return Err(fields.refuse("api_slug", "A list with this api_slug already exists."));
    }
    let name = if fields.has("name") { Some(fields.filled_string("name")?) } else { None };
    let collection = call.store.collection_mut(Space::Lists, &id)?;
    collection.list = settings;
    if let Some(slug) = slug {
        slug.clone_into(&mut collection.slug);
    }
    if let Some(name) = name {
        name.clone_into(&mut collection.singular);
        name.clone_into(&mut collection.plural);
    }
    call.store.emit("list.updated", &[("list_id", &id)], Value::Null);
    let collection = call.store.collection(Space::Lists, &id)?;
    data(list_json(call.store, collection))
}
