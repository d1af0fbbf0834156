//! Parser of the vendor's answers. Lenient: a value that is missing or of another type counts as absent, and ids
//! replace missing slugs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::schema::{Attribute, Attributes, Comment, Flag, List, Object, Schema, has_choices};

/// Parses `{ objects, lists?, slugs? }`: objects and lists in the vendor's form, each with its `attributes`, of which
/// those of type `select` and `status` have their `choices`. `slugs` maps the ids of all objects, for references to
/// objects that are not included.
pub fn read(workspace: &Value) -> Schema {
    let slugs = slugs(workspace);
    let objects = items(workspace, "objects").filter_map(|object| {
        let name = slug(object, "object_id")?;
        let comment = Comment { title: text(object, "singular_noun"), description: String::new() };
        Some((name, Object { comment, attributes: attributes(object, &slugs) }))
    });
    let lists = workspace.get("lists").and_then(Value::as_array).map(|lists| {
        first_of_each(lists.iter().filter_map(|list| {
            let name = slug(list, "list_id")?;
            let comment = Comment { title: text(list, "name"), description: String::new() };
            let parents = texts(list.get("parent_object")).collect();
            Some((name, List { comment, parents, attributes: attributes(list, &slugs) }))
        }))
    });
    Schema { objects: first_of_each(objects), lists }
}

fn attributes(target: &Value, slugs: &BTreeMap<String, String>) -> Attributes {
    first_of_each(items(target, "attributes").filter(|attribute| !is(attribute, "is_archived")).filter_map(
        |attribute| {
            let kind = text(attribute, "type");
            let choices = match kind.as_str() {
                "record-reference" => targets(attribute, slugs),
                kind if has_choices(kind) => choices(attribute),
                _ => None,
            };
            let comment = Comment { title: text(attribute, "title"), description: text(attribute, "description") };
            Some((
                slug(attribute, "attribute_id")?,
                Attribute { comment, flags: flags(attribute, &kind), kind, choices },
            ))
        },
    ))
}

fn flags(attribute: &Value, kind: &str) -> BTreeSet<Flag> {
    // The vendor fills interactions, whatever the attribute's flag.
    let writable = kind != "interaction" && attribute.get("is_writable").and_then(Value::as_bool).unwrap_or(true);
    let required = is(attribute, "is_required");
    Flag::ALL
        .into_iter()
        .filter(|flag| match flag {
            Flag::Many => is(attribute, "is_multiselect"),
            Flag::Required => required,
            // For other types it makes no difference.
            Flag::Default => required && is(attribute, "is_default_value_enabled"),
            Flag::Unique => is(attribute, "is_unique"),
            Flag::ReadOnly => !writable,
        })
        .collect()
}

/// Titles of options or statuses that can be chosen.
fn choices(attribute: &Value) -> Option<BTreeSet<String>> {
    let choices = attribute.get("choices")?.as_array()?;
    Some(
        choices
            .iter()
            .filter(|choice| !is(choice, "is_archived"))
            .filter_map(|choice| choice.get("title")?.as_str().map(str::to_owned))
            .collect(),
    )
}

/// Slugs of the objects that may be referenced; any object where one of them is unknown.
fn targets(attribute: &Value, slugs: &BTreeMap<String, String>) -> Option<BTreeSet<String>> {
    let ids = attribute.get("config")?.get("record_reference")?.get("allowed_object_ids")?.as_array()?;
    let slugs: Option<BTreeSet<String>> = ids.iter().map(|id| slugs.get(id.as_str()?).cloned()).collect();
    slugs.filter(|slugs| !slugs.is_empty())
}

fn slugs(workspace: &Value) -> BTreeMap<String, String> {
    let told = workspace.get("slugs").and_then(Value::as_object).into_iter().flatten();
    let told = told.filter_map(|(id, slug)| Some((id.clone(), slug.as_str()?.to_owned())));
    let seen = items(workspace, "objects").filter_map(|object| {
        Some((object.get("id")?.get("object_id")?.as_str()?.to_owned(), slug(object, "object_id")?))
    });
    told.chain(seen).collect()
}

/// Path segment: the slug, or the id where there is none.
fn slug(of: &Value, id: &str) -> Option<String> {
    let slug = of.get("api_slug").and_then(Value::as_str).filter(|slug| !slug.is_empty());
    slug.or_else(|| of.get("id")?.get(id)?.as_str()).map(str::to_owned)
}

fn first_of_each<T>(named: impl Iterator<Item = (String, T)>) -> BTreeMap<String, T> {
    let mut first = BTreeMap::new();
    for (name, value) in named {
        first.entry(name).or_insert(value);
    }
    first
}

fn items<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// A list of texts, or a single one.
fn texts(value: Option<&Value>) -> impl Iterator<Item = String> {
    let (one, many) = match value {
        Some(Value::String(text)) => (Some(text.clone()), None),
        Some(Value::Array(texts)) => (None, Some(texts)),
        _ => (None, None),
    };
    one.into_iter().chain(many.into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)))
}

fn is(of: &Value, name: &str) -> bool {
    of.get(name).and_then(Value::as_bool).unwrap_or(false)
}

fn text(of: &Value, name: &str) -> String {
    of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
