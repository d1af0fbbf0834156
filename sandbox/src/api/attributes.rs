//! Attributes of objects, lists and activities, with their select options and statuses.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::http::paging::{Limits, offset_page};
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::attributes::{AttributeType, CURRENCIES, FieldsView, coerce};
use crate::store::schema::{Attribute, Choice, Collection, Space};
use crate::time::add_duration;

pub const HANDLERS: &[Handler] = &[
    ("attributes.list", list),
    ("attributes.create", create),
    ("attributes.get", get),
    ("attributes.update", update),
    ("attributes.listOptions", |call| list_choices(call, &OPTION)),
    ("attributes.createOption", |call| create_choice(call, &OPTION)),
    ("attributes.updateOption", |call| update_choice(call, &OPTION)),
    ("attributes.listStatuses", |call| list_choices(call, &STATUS)),
    ("attributes.createStatus", |call| create_choice(call, &STATUS)),
    ("attributes.updateStatus", |call| update_choice(call, &STATUS)),
];

/// Differences between select options and statuses.
struct ChoiceKind {
    of: AttributeType,
    /// "There is already another …"
    noun: &'static str,
    /// "This attribute is not a … attribute."
    attribute: &'static str,
    /// Its name in the path.
    parameter: &'static str,
}

const OPTION: ChoiceKind =
    ChoiceKind { of: AttributeType::Select, noun: "select option", attribute: "select", parameter: "option" };
const STATUS: ChoiceKind =
    ChoiceKind { of: AttributeType::Status, noun: "status", attribute: "status", parameter: "status" };

fn space(call: &Call<'_>) -> Result<Space, Failure> {
    Space::from_path(&call.parameter("target")).ok_or_else(|| Failure::not_found("The requested path was not found."))
}

fn find<'a>(call: &'a Call<'_>) -> Result<(&'a Collection, &'a Attribute), Failure> {
    call.store.attribute(space(call)?, &call.parameter("identifier"), &call.parameter("attribute"))
}

/// The attribute to change, and the id of its collection.
fn find_mut<'a>(call: &'a mut Call<'_>) -> Result<(String, &'a mut Attribute), Failure> {
    let (collection, attribute) =
        find(call).map(|(collection, attribute)| (collection.id.clone(), attribute.id.clone()))?;
    let space = space(call)?;
    let found = call.store.collection_mut(space, &collection)?.attribute_mut(&attribute);
    found.map(|found| (collection, found)).ok_or_else(|| Failure::not_found("The attribute is gone."))
}

fn attribute_json(store: &Store, collection: &Collection, attribute: &Attribute) -> Value {
    let id = |collection: &str, attribute: &str| json!({ "workspace_id": store.workspace_id, "object_id": collection, "attribute_id": attribute });
    let relationship = attribute.relationship.as_ref().and_then(|(other, attribute)| {
        let other = store.collections.get(other)?;
        let attribute = other.attribute(attribute)?;
        Some(json!({
            "id": id(&other.id, &attribute.id),
            "object_slug": other.slug,
            "title": attribute.title,
            "api_slug": attribute.slug,
            "is_multiselect": attribute.is_multiselect,
        }))
    });
    let default_value = attribute.default_value.as_ref().map(|default| match &default.at("template") {
        Value::Array(values) => {
            let read = |value: &Value| {
                let fields = coerce(store, attribute, value).ok()?;
                serde_json::to_value(FieldsView {
                    workspace: &store.workspace_id,
                    collection,
                    attribute,
                    fields: &fields,
                })
                .ok()
            };
            json!({ "type": "static", "template": values.iter().filter_map(read).collect::<Vec<_>>() })
        }
        _ => default.clone(),
    });
    let allowed = (attribute.kind == AttributeType::RecordReference && !attribute.allowed_objects.is_empty())
        .then_some(&attribute.allowed_objects);
    json!({
        "id": id(&collection.id, &attribute.id),
        "title": attribute.title,
        "description": attribute.description,
        "api_slug": attribute.slug,
        "type": attribute.kind.name(),
        "is_system_attribute": attribute.is_system,
        "is_writable": attribute.is_writable,
        "is_required": attribute.is_required,
        "is_unique": attribute.is_unique,
        "is_multiselect": attribute.is_multiselect,
        "is_default_value_enabled": attribute.default_value.is_some(),
        "is_archived": attribute.is_archived,
        "default_value": default_value,
        "relationship": relationship,
        "created_at": attribute.created_at,
        "config": {
            "currency": {
                "default_currency_code": attribute.currency.as_ref().map(|(code, _)| code),
                "display_type": attribute.currency.as_ref().map(|(_, display)| display),
            },
            "record_reference": { "allowed_object_ids": allowed },
        },
    })
}

fn list(call: &mut Call<'_>) -> Answer {
    let archived = call.flag("show_archived")?.unwrap_or(false);
    let collection = call.store.collection(space(call)?, &call.parameter("identifier"))?;
    let attributes = collection.attributes.iter().filter(|attribute| archived || !attribute.is_archived);
    let all: Vec<Value> = attributes.map(|attribute| attribute_json(call.store, collection, attribute)).collect();
    data(Value::Array(offset_page(call.request, Limits::new(usize::MAX, 1, usize::MAX), all)?))
}

fn get(call: &mut Call<'_>) -> Answer {
    let (collection, attribute) = find(call)?;
    data(attribute_json(call.store, collection, attribute))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&[
        "title",
        "description",
        "api_slug",
        "type",
        "is_required",
        "is_unique",
        "is_multiselect",
        "default_value",
        "relationship",
        "config",
    ])?;
    let collection = call.store.collection(space(call)?, &call.parameter("identifier"))?.id.clone();
    let slug = fields.slug("api_slug")?;
    let kind = AttributeType::parse(fields.string("type")?)
        .filter(|kind| kind.is_creatable())
        .ok_or_else(|| fields.refuse("type", "This is not a type that attributes can be created with."))?;
    let description = match fields.required("description")? {
        Value::Null => None,
        _ => Some(fields.string("description")?.to_owned()),
    };
    let mut attribute = Attribute {
        id: call.store.random.uuid(),
        slug: slug.to_owned(),
        title: fields.filled_string("title")?.to_owned(),
        description,
        kind,
        is_system: false,
        is_writable: true,
        is_enriched: false,
        is_required: fields.boolean("is_required")?,
        is_unique: fields.boolean("is_unique")?,
        is_multiselect: fields.boolean("is_multiselect")?,
        is_archived: false,
        default_value: None,
        relationship: None,
        created_at: call.store.timestamp(),
        currency: None,
        allowed_objects: Vec::new(),
        choices: Vec::new(),
    };
    configure(call.store, &mut attribute, &fields.object("config")?)?;
    if kind == AttributeType::Currency && attribute.currency.is_none() {
        return Err(fields.refuse("config", "A currency attribute needs \"currency\" in \"config\"."));
    }
    set_default(call.store, &mut attribute, &fields)?;
    let conflict = |noun: &str| {
        Failure::conflict(
            "slug_conflict",
            format!(
                "An attribute with the same API slug already exists on this {noun}. Please choose a different API slug."
            ),
        )
    };
    let is_taken = |collection: &str, slug: &str| {
        call.store.collections.get(collection).is_some_and(|collection| collection.attribute(slug).is_some())
    };
    if is_taken(&collection, slug) {
        return Err(conflict(if space(call)? == Space::Lists { "list" } else { "object" }));
    }
    let mut other_side = None;
    if fields.get("relationship").is_some_and(|relationship| !relationship.is_null()) {
        if kind != AttributeType::RecordReference {
            return Err(fields.refuse("relationship", "Only record references can have a relationship."));
        }
        let given = fields.object("relationship")?;
        given.only(&["object", "title", "api_slug", "is_multiselect"])?;
        let other = call.store.collection(Space::Objects, given.string("object")?)?;
        let (other_id, other_slug) = (other.id.clone(), given.slug("api_slug")?);
        if is_taken(&other_id, other_slug) {
            return Err(conflict("object"));
        }
        let mut back = attribute.clone();
        back.slug = other_slug.to_owned();
        back.title = given.filled_string("title")?.to_owned();
        back.is_multiselect = given.boolean("is_multiselect")?;
        back.allowed_objects = vec![collection.clone()];
        other_side = Some((other_id, back));
    }
    if let Some((other, mut back)) = other_side {
        back.id = call.store.random.uuid();
        back.relationship = Some((collection.clone(), attribute.id.clone()));
        attribute.relationship = Some((other.clone(), back.id.clone()));
        attribute.allowed_objects = vec![other.clone()];
        let back_id = back.id.clone();
        if let Some(other) = call.store.collections.get_mut(&other) {
            other.attributes.push(back);
        }
        call.store.emit_attribute("created", &other, &back_id);
    }
    let id = attribute.id.clone();
    if let Some(collection) = call.store.collections.get_mut(&collection) {
        collection.attributes.push(attribute);
    }
    call.store.emit_attribute("created", &collection, &id);
    let (collection, attribute) = call.store.attribute(space(call)?, &collection, &id)?;
    data(attribute_json(call.store, collection, attribute))
}

fn update(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let (collection, attribute) = find(call)?;
    let mut changed = attribute.clone();
    let collection = collection.id.clone();
    if changed.is_system {
        return Err(Failure::bad("system_edit_unauthorized", "Cannot update a System attribute."));
    }
    if fields.has("title") {
        changed.title = fields.filled_string("title")?.to_owned();
    }
    match fields.get("description") {
        None => {}
        Some(Value::Null) => changed.description = None,
        Some(_) => changed.description = Some(fields.string("description")?.to_owned()),
    }
    if fields.has("api_slug") {
        changed.slug = fields.slug("api_slug")?.to_owned();
        let same_slug =
            call.store.collections.get(&collection).and_then(|collection| collection.attribute(&changed.slug));
        if same_slug.is_some_and(|other| other.id != changed.id) {
            return Err(fields.refuse("api_slug", "An attribute with the same API slug already exists."));
        }
    }
    for (key, flag) in [
        ("is_required", &mut changed.is_required),
        ("is_unique", &mut changed.is_unique),
        ("is_archived", &mut changed.is_archived),
    ] {
        if fields.has(key) {
            *flag = fields.boolean(key)?;
        }
    }
    if fields.has("config") {
        configure(call.store, &mut changed, &fields.object("config")?)?;
    }
    set_default(call.store, &mut changed, &fields)?;
    let id = changed.id.clone();
    *find_mut(call)?.1 = changed;
    call.store.emit_attribute("updated", &collection, &id);
    let (collection, attribute) = call.store.attribute(space(call)?, &collection, &id)?;
    data(attribute_json(call.store, collection, attribute))
}

/// `config` of a currency or a record reference.
fn configure(store: &Store, attribute: &mut Attribute, config: &Input<'_>) -> Result<(), Failure> {
    if config.has("currency") && attribute.kind == AttributeType::Currency {
        let currency = config.object("currency")?;
        attribute.currency = Some((
            currency.one_of("default_currency_code", CURRENCIES)?.to_owned(),
            currency.one_of("display_type", &["code", "name", "narrowSymbol", "symbol"])?.to_owned(),
        ));
    }
    if config.has("record_reference") && attribute.kind == AttributeType::RecordReference {
        let reference = config.object("record_reference")?;
        let allowed = reference.array("allowed_objects")?;
        if allowed.is_empty() {
            return Err(reference.refuse("allowed_objects", "\"allowed_objects\" needs at least one object."));
        }
        attribute.allowed_objects = allowed
            .iter()
            .map(|object| Ok(store.collection(Space::Objects, object.as_str().unwrap_or_default())?.id.clone()))
            .collect::<Result<_, Failure>>()?;
    }
    Ok(())
}

fn set_default(store: &Store, attribute: &mut Attribute, fields: &Input<'_>) -> Result<(), Failure> {
    match fields.get("default_value") {
        None => return Ok(()),
        Some(Value::Null) => {
            attribute.default_value = None;
            return Ok(());
        }
        Some(_) => {}
    }
    let default = fields.object("default_value")?;
    match default.one_of("type", &["dynamic", "static"])? {
        "dynamic" => {
            let template = default.string("template")?;
            let fits = match attribute.kind {
                AttributeType::ActorReference => template == "current-user",
                AttributeType::Date | AttributeType::Timestamp => add_duration(store.clock.peek(), template).is_some(),
                _ => false,
            };
            if !fits {
                return Err(default.refuse("template", "This template does not fit the type of the attribute."));
            }
        }
        // A new select attribute has no options yet for a default to name.
        _ if attribute.choices.is_empty()
            && matches!(attribute.kind, AttributeType::Select | AttributeType::Status) => {}
        _ => {
            for value in default.array("template")? {
                coerce(store, attribute, value)?;
            }
        }
    }
    attribute.default_value = fields.get("default_value").cloned();
    Ok(())
}

fn is_of(kind: &ChoiceKind, attribute: &Attribute) -> Result<(), Failure> {
    if attribute.kind == kind.of {
        return Ok(());
    }
    Err(Failure::bad("validation_type", format!("This attribute is not a {} attribute.", kind.attribute)))
}

fn list_choices(call: &mut Call<'_>, kind: &ChoiceKind) -> Answer {
    let archived = call.flag("show_archived")?.unwrap_or(false);
    let (collection, attribute) = find(call)?;
    is_of(kind, attribute)?;
    let shown = attribute.choices.iter().filter(|choice| archived || !choice.is_archived);
    data(
        shown.map(|choice| attribute.choice_json(&call.store.workspace_id, &collection.id, choice)).collect::<Vec<_>>(),
    )
}

/// The fields of a choice that a body can set.
fn change_choice(choice: &mut Choice, fields: &Input<'_>, kind: &ChoiceKind) -> Result<(), Failure> {
    if fields.has("is_archived") {
        choice.is_archived = fields.boolean("is_archived")?;
    }
    if kind.of == AttributeType::Status {
        if fields.has("celebration_enabled") {
            choice.celebration_enabled = fields.boolean("celebration_enabled")?;
        }
        match fields.get("target_time_in_status") {
            None => {}
            Some(Value::Null) => choice.target_time = None,
            Some(_) => {
                let text = fields.string("target_time_in_status")?;
                if !text.starts_with('P') || add_duration(jiff::Timestamp::UNIX_EPOCH, text).is_none() {
                    return Err(
                        fields.refuse("target_time_in_status", "This takes an ISO 8601 duration such as \"P7D\".")
                    );
                }
                choice.target_time = Some(text.to_owned());
            }
        }
    }
    Ok(())
}

fn already(kind: &ChoiceKind, title: &str) -> Failure {
    Failure::conflict("slug_conflict", format!("There is already another {} with the title \"{title}\".", kind.noun))
}

fn create_choice(call: &mut Call<'_>, kind: &ChoiceKind) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let title = fields.filled_string("title")?;
    is_of(kind, find(call)?.1)?;
    let id = call.store.random.uuid();
    let workspace = call.store.workspace_id.clone();
    let (collection, attribute) = find_mut(call)?;
    if attribute.choices.iter().any(|choice| choice.title == title) {
        return Err(already(kind, title));
    }
    let mut choice =
        Choice { id, title: title.to_owned(), is_archived: false, celebration_enabled: false, target_time: None };
    change_choice(&mut choice, &fields, kind)?;
    let json = attribute.choice_json(&workspace, &collection, &choice);
    attribute.choices.push(choice);
    data(json)
}

fn update_choice(call: &mut Call<'_>, kind: &ChoiceKind) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    is_of(kind, find(call)?.1)?;
    let wanted = call.parameter(kind.parameter);
    let workspace = call.store.workspace_id.clone();
    let (collection, attribute) = find_mut(call)?;
    let not_found = || {
        Failure::value_not_found(format!(
            "Cannot find {} attribute with {} title \"{wanted}\".",
            kind.attribute, kind.noun
        ))
    };
    let mut choice = attribute.choice(&wanted).ok_or_else(not_found)?.clone();
    if fields.has("title") {
        let title = fields.filled_string("title")?;
        if attribute.choices.iter().any(|other| other.title == title && other.id != choice.id) {
            return Err(already(kind, title));
        }
        choice.title = title.to_owned();
    }
    change_choice(&mut choice, &fields, kind)?;
    let json = attribute.choice_json(&workspace, &collection, &choice);
    if let Some(stored) = attribute.choice_mut(&choice.id.clone()) {
        *stored = choice;
    }
    data(json)
}
