//! Sorts: by attributes in order, also of records at the end of a path.

use std::cmp::Ordering;

use serde_json::{Value, json};

use crate::http::error::Failure;
use crate::json_path::JsonPath;
use crate::query::filter::{Path, parse_path};
use crate::store::Store;
use crate::store::attributes::{filter_value, sort_fields};
use crate::store::record::Record;
use crate::store::schema::{Attribute, Collection};

pub struct Sort {
    path: Option<Path>,
    attribute: Attribute,
    field: &'static str,
    descending: bool,
}

pub fn parse(store: &Store, collection: &Collection, sorts: &Value) -> Result<Vec<Sort>, Failure> {
    match sorts {
        Value::Null => Ok(Vec::new()),
        Value::Array(sorts) => sorts.iter().map(|sort| one(store, collection, sort)).collect(),
        _ => Err(Failure::invalid(&["sorts"], "\"sorts\" takes an array.")),
    }
}

fn one(store: &Store, collection: &Collection, sort: &Value) -> Result<Sort, Failure> {
    let descending = match sort.at("direction").as_str() {
        Some("asc") => false,
        Some("desc") => true,
        _ => {
            return Err(Failure::invalid(&["sorts", "direction"], "\"direction\" is \"asc\" or \"desc\"."));
        }
    };
    let (path, attribute) = match (sort.at("attribute").as_str(), sort.get("path")) {
        (Some(slug), None) => {
            (None, collection.attribute(slug).map(|found| (found, slug.to_owned())).ok_or_else(|| slug.to_owned()))
        }
        (None, Some(path)) => {
            let (path, end, slug) = parse_path(store, collection, path)?;
            (Some(path), end.attribute(&slug).map(|found| (found, slug.clone())).ok_or(slug))
        }
        _ => {
            return Err(Failure::invalid(&["sorts"], "A sort names either \"attribute\" or \"path\"."));
        }
    };
    let (attribute, _) =
        attribute.map_err(|slug| Failure::filter(format!("Unknown attribute slug/ID \"{slug}\" in sorts.")))?;
    let fields = sort_fields(attribute.kind);
    let field = match sort.at("field").as_str() {
        None => fields.first(),
        Some(wanted) => fields.iter().find(|name| **name == wanted),
    };
    let field = field.ok_or_else(|| {
        Failure::filter(format!("Attribute \"{}\" cannot be sorted by {}.", attribute.slug, sort.at("field")))
    })?;
    Ok(Sort { path, attribute: attribute.clone(), field, descending })
}

impl Sort {
    fn key(&self, store: &Store, record: &Record) -> Value {
        let ends = self.path.as_ref().map_or_else(|| vec![record], |path| path.follow(store, record));
        let Some(stored) = ends.into_iter().find_map(|record| record.values(&self.attribute.id).first()) else {
            return Value::Null;
        };
        let value = filter_value(&self.attribute, stored, self.field);
        if matches!(self.field, "option" | "status") {
            // Choices are ordered as in the workspace, not by title.
            let at = self.attribute.choices.iter().position(|choice| value == choice.id.as_str());
            return at.map_or(Value::Null, |at| json!(at));
        }
        value
    }
}

/// Orders records; those without a value come last in both directions.
pub fn apply<'a>(store: &Store, sorts: &[Sort], records: Vec<&'a Record>) -> Vec<&'a Record> {
    if sorts.is_empty() {
        return records;
    }
    let mut keyed: Vec<(Vec<Value>, &Record)> = records
        .into_iter()
        .map(|record| (sorts.iter().map(|sort| sort.key(store, record)).collect(), record))
        .collect();
    keyed.sort_by(|(left, _), (right, _)| {
        sorts
            .iter()
            .zip(left.iter().zip(right))
            .map(|(sort, (left, right))| compare(left, right, sort.descending))
            .find(|order| *order != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
    });
    keyed.into_iter().map(|(_, record)| record).collect()
}

fn compare(left: &Value, right: &Value, descending: bool) -> Ordering {
    let order = match (left, right) {
        (Value::Null, Value::Null) => return Ordering::Equal,
        (Value::Null, _) => return Ordering::Greater,
        (_, Value::Null) => return Ordering::Less,
        (Value::String(left), Value::String(right)) => left.to_lowercase().cmp(&right.to_lowercase()),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        _ => left.as_f64().partial_cmp(&right.as_f64()).unwrap_or(Ordering::Equal),
    };
    if descending { order.reverse() } else { order }
}
