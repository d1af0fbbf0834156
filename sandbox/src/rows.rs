//! What records, entries and activity records have in common: how they are answered, read, changed and deleted.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use crate::attributes::{AttributeType, ValueView, canonical, coerce};
use crate::body::Fields;
use crate::call::{Answer, Call, data, nothing};
use crate::deletion;
use crate::error::Failure;
use crate::paging::{Limits, offset_page};
use crate::query;
use crate::record::{Held, Record};
use crate::schema::{Attribute, Space, Table};
use crate::store::Store;
use crate::time::{nanoseconds, parse_timestamp};
use crate::writing::{self, Mode};

/// How the parts of the path are called in each space.
const fn names(space: Space) -> (&'static str, &'static str, &'static str) {
    match space {
        Space::Objects => ("object", "record_id", "values"),
        Space::Lists => ("list", "entry_id", "entry_values"),
        Space::Activities => ("activity", "record_id", "values"),
    }
}

/// A row as it is answered.
pub struct RowView<'a> {
    store: &'a Store,
    table: &'a Table,
    row: &'a Record,
}

impl Serialize for RowView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { store, table, row } = self;
        let (_, id_key, values_key) = names(table.space);
        let mut map = serializer.serialize_map(None)?;
        let id = json!({ "workspace_id": store.workspace_id, table.space.id_key(): table.id, id_key: row.id });
        map.serialize_entry("id", &id)?;
        if let Some(parent) = &row.parent {
            let object = store.tables.get(&parent.table).map(|object| object.slug.as_str());
            map.serialize_entry("parent_record_id", &parent.record)?;
            map.serialize_entry("parent_object", object.unwrap_or_default())?;
        }
        map.serialize_entry("created_at", &nanoseconds(row.created_at))?;
        if table.space == Space::Objects {
            map.serialize_entry("web_url", &web_url(store, table, row))?;
        }
        map.serialize_entry(values_key, &ValuesView { store, table, row })?;
        map.end()
    }
}

/// The active values by attribute slug; attributes without any have an empty list.
struct ValuesView<'a> {
    store: &'a Store,
    table: &'a Table,
    row: &'a Record,
}

impl Serialize for ValuesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.table.attributes.iter().filter(|attribute| !attribute.is_archived).map(
            |attribute| {
                let held = self.row.values(&attribute.id).iter();
                (&attribute.slug, view(self.store, self.table, attribute, held))
            },
        ))
    }
}

fn view<'a>(
    store: &'a Store,
    table: &'a Table,
    attribute: &'a Attribute,
    held: impl IntoIterator<Item = &'a Held>,
) -> Vec<ValueView<'a>> {
    held.into_iter().map(|held| ValueView { workspace: &store.workspace_id, table, attribute, held }).collect()
}

fn web_url(store: &Store, table: &Table, row: &Record) -> String {
    let place = match table.slug.as_str() {
        "people" => "person",
        "companies" => "company",
        other => other,
    };
    let kind = if table.is_system { place.to_owned() } else { format!("custom/{place}") };
    format!("https://app.attio.com/{}/{kind}/{}/overview", store.workspace_slug, row.id)
}

/// The answer that shows one row.
pub fn show(store: &Store, table: &str, row: &str) -> Answer {
    let table = store.tables.get(table).ok_or_else(|| Failure::not_found("The table is gone."))?;
    let row = table.rows.get(row).ok_or_else(|| Store::no_row(table, row))?;
    data(RowView { store, table, row })
}

pub fn query(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.optional_body()?;
    Fields::of(&body, &[])?;
    let table = call.store.table(space, &call.parameter(names(space).0))?;
    let found = query::run(call.store, table, &body)?;
    data(found.into_iter().map(|row| RowView { store: call.store, table, row }).collect::<Vec<_>>())
}

pub fn get(call: &mut Call<'_>, space: Space) -> Answer {
    let (table, row, _) = names(space);
    let table = call.store.table(space, &call.parameter(table))?;
    let row = call.store.row(table, &call.parameter(row))?;
    data(RowView { store: call.store, table, row })
}

pub fn delete(call: &mut Call<'_>, space: Space) -> Answer {
    let (table, row, _) = names(space);
    let table = call.store.table(space, &call.parameter(table))?;
    let row = call.store.row(table, &call.parameter(row))?;
    let (table, row) = (table.id.clone(), row.id.clone());
    deletion::delete_row(call.store, &table, &row);
    nothing()
}

pub fn create(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.data()?;
    let input = Fields::of(&body, &["data"])?.map(names(space).2)?;
    let table = call.store.table(space, &call.parameter(names(space).0))?;
    let prepared = writing::prepare(call.store, table, None, input, Mode::Create)?;
    let table = table.id.clone();
    let record = Record::new(call.store.random.uuid(), call.store.clock.now(), None);
    let id = writing::insert(call.store, &table, record, prepared);
    show(call.store, &table, &id)
}

/// PATCH and PUT on one row.
pub fn update(call: &mut Call<'_>, space: Space, mode: Mode<'_>) -> Answer {
    let (table, row, values) = names(space);
    let body = call.data()?;
    let table = call.store.table(space, &call.parameter(table))?;
    let row = call.store.writable_row(table, &call.parameter(row))?;
    let input = Fields::of(&body, &["data"])?.map(values)?;
    if space == Space::Lists && input.keys().any(|key| key == "parent_record") {
        return Err(Failure::bad(
            "immutable_value",
            "The parent record for a list entry cannot be updated once created.",
        ));
    }
    let prepared = writing::prepare(call.store, table, Some(row), input, mode)?;
    let (table, row) = (table.id.clone(), row.id.clone());
    let now = call.store.clock.now();
    writing::apply(call.store, &table, &row, prepared, now);
    show(call.store, &table, &row)
}

/// PUT on a collection with `matching_attribute`.
pub fn upsert(call: &mut Call<'_>, space: Space) -> Answer {
    let body = call.data()?;
    let input = Fields::of(&body, &["data"])?.map(names(space).2)?;
    let table = call.store.table(space, &call.parameter(names(space).0))?;
    let slug = call
        .query("matching_attribute")
        .ok_or_else(|| Failure::invalid(&["matching_attribute"], "\"matching_attribute\" is required."))?;
    let matching = table.attribute(&slug).ok_or_else(|| {
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
        wanted.extend(canonical(matching.kind, &coerce(call.store, matching, value)?));
    }
    let mut found = table.rows.values().filter(|row| wanted.iter().any(|wanted| writing::has(row, matching, wanted)));
    let row = match (found.next(), found.next()) {
        (row, None) => row,
        _ => {
            return Err(Failure::bad(
                "multiple_match_results",
                format!("More than one record matches the values given for \"{slug}\"."),
            ));
        }
    };
    if let Some(row) = row {
        call.store.writable_row(table, &row.id)?;
    }
    let prepared = writing::prepare(call.store, table, row, input, Mode::Upsert(&matching.id))?;
    let (table, row) = (table.id.clone(), row.map(|row| row.id.clone()));
    let now = call.store.clock.now();
    let id = match row {
        Some(id) => {
            writing::apply(call.store, &table, &id, prepared, now);
            id
        }
        None => {
            let record = Record::new(call.store.random.uuid(), now, None);
            writing::insert(call.store, &table, record, prepared)
        }
    };
    show(call.store, &table, &id)
}

/// `GET …/attributes/{attribute}/values`
pub fn values(call: &mut Call<'_>, space: Space) -> Answer {
    let (table, row, _) = names(space);
    let historic = call.flag("show_historic")?.unwrap_or(false);
    let (table, attribute) = call.store.attribute(space, &call.parameter(table), &call.parameter("attribute"))?;
    let row = call.store.row(table, &call.parameter(row))?;
    if historic && (attribute.is_enriched || attribute.kind == AttributeType::Interaction) {
        let sort = if attribute.is_enriched { "an enriched" } else { "a COMINT" };
        return Err(Failure::bad(
            "validation_type",
            format!("Cannot set show_historic param to true when querying {sort} attribute."),
        ));
    }
    let held: Vec<&Held> =
        if historic { row.history(&attribute.id) } else { row.values(&attribute.id).iter().collect() };
    let page = offset_page(call.request, Limits::unbounded(usize::MAX), held)?;
    data(view(call.store, table, attribute, page))
}

/// `PUT …/attributes/{attribute}/values`: everything there is goes, what is given comes.
pub fn replace_values(call: &mut Call<'_>, space: Space) -> Answer {
    let (table, row, _) = names(space);
    let body = call.data()?;
    let fields = Fields::of(&body, &["data"])?;
    fields.only(&["values", "replace_history"])?;
    if !fields.boolean("replace_history")? {
        return Err(fields.refuse("replace_history", "\"replace_history\" has to be true."));
    }
    let given = fields.array("values")?;
    if given.is_empty() || given.len() > 400 {
        return Err(fields.refuse("values", "\"values\" takes from 1 to 400 values."));
    }
    let (table, attribute) = call.store.attribute(space, &call.parameter(table), &call.parameter("attribute"))?;
    let row = call.store.writable_row(table, &call.parameter(row))?;
    if !attribute.is_writable || attribute.relationship.is_some() || attribute.is_enriched {
        return Err(Failure::bad(
            "system_edit_unauthorized",
            format!("The value history of attribute \"{}\" cannot be written.", attribute.slug),
        ));
    }
    let mut held = Vec::new();
    for value in given {
        let value = Fields::of(value, &["data", "values"])?;
        value.only(&["value", "active_from", "active_until"])?;
        let from = parse_timestamp(value.string("active_from")?)
            .ok_or_else(|| value.refuse("active_from", "\"active_from\" takes an ISO 8601 timestamp."))?;
        let until = value.nullable_timestamp("active_until")?.as_str().and_then(parse_timestamp);
        if until.is_some_and(|until| until < from) {
            return Err(value.refuse("active_until", "\"active_until\" is before \"active_from\"."));
        }
        held.push(Held {
            fields: coerce(call.store, attribute, value.required("value")?)?,
            active_from: from,
            active_until: until,
            actor: call.store.actor.clone(),
        });
    }
    held.sort_by_key(|held| held.active_from);
    check_history(attribute, &held)?;
    let current: Vec<_> =
        held.iter().filter(|held| held.active_until.is_none()).map(|held| held.fields.clone()).collect();
    writing::unique(table, attribute, Some(&row.id), &current)?;

    let (table, row, attribute) = (table.id.clone(), row.id.clone(), attribute.id.clone());
    if let Some(record) = call.store.row_mut(&table, &row) {
        let (active, ended) = held.iter().cloned().partition(|held| held.active_until.is_none());
        record.active.insert(attribute.clone(), active);
        record.ended.insert(attribute.clone(), ended);
    }
    let table = call.store.tables.get(&table).ok_or_else(|| Failure::not_found("The table is gone."))?;
    let attribute = table.attribute(&attribute).ok_or_else(|| Failure::not_found("The attribute is gone."))?;
    data(view(call.store, table, attribute, &held))
}

/// `held` in order of time.
fn check_history(attribute: &Attribute, held: &[Held]) -> Result<(), Failure> {
    for (at, value) in held.iter().enumerate() {
        for later in held.iter().skip(at + 1) {
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
