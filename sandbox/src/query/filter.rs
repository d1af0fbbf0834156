//! Filters: shorthand, verbose, `$and $or $not`, and paths to other records.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::http::error::Failure;
use crate::store::Store;
use crate::store::attributes::{
    AttributeType, FilterField, Operator, Scalar, default_field, field, filter_fields, filter_value,
};
use crate::store::record::Record;
use crate::store::schema::{Attribute, Collection, Space};
use crate::time::{nanoseconds, parse_date, parse_timestamp};

const LONGEST_PATH: usize = 5;

#[derive(Debug)]
pub enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
    /// Matches where one value of the attribute meets all conditions.
    Values {
        attribute: String,
        tests: Vec<Test>,
    },
    /// Matches where a record at the end of the path does.
    Path {
        path: Path,
        end: Box<Filter>,
        /// Cached results by hop and record: many records lead through the same one.
        known: RefCell<HashMap<(usize, String), bool>>,
    },
}

#[derive(Debug)]
pub struct Test {
    field: &'static FilterField,
    operator: Operator,
    operand: Value,
}

/// Path from the queried collection over references to another. Sorts use it as well.
#[derive(Debug)]
pub struct Path {
    /// Each hop leads from a collection by an attribute (`None`: to the parent record of an entry) to the next one.
    hops: Vec<(Option<String>, String)>,
}

pub fn parse(store: &Store, collection: &Collection, filter: &Value) -> Result<Filter, Failure> {
    match filter {
        Value::Null => Ok(Filter::All(Vec::new())),
        Value::Object(map) => group(store, collection, map),
        _ => Err(Failure::filter("A filter has to be an object.")),
    }
}

fn group(store: &Store, collection: &Collection, map: &Map<String, Value>) -> Result<Filter, Failure> {
    if let (Some(path), Some(constraints)) = (map.get("path"), map.get("constraints")) {
        if map.len() > 2 {
            return Err(Failure::filter("Next to \"path\" and \"constraints\" there can be nothing else."));
        }
        return path_filter(store, collection, path, constraints);
    }
    let mut parts = Vec::new();
    for (key, value) in map {
        parts.push(match key.as_str() {
            "$and" => Filter::All(several(store, collection, key, value)?),
            "$or" => Filter::Any(several(store, collection, key, value)?),
            "$not" => match value {
                Value::Object(inner) => Filter::Not(Box::new(group(store, collection, inner)?)),
                _ => return Err(Failure::filter("\"$not\" takes a filter object.")),
            },
            _ if key.starts_with('$') => {
                return Err(Failure::filter(format!("Unknown operator \"{key}\".")));
            }
            slug => {
                let attribute = collection.attribute(slug).ok_or_else(|| {
                    Failure::filter(format!("Unknown attribute slug/ID \"{slug}\" on \"{}\".", collection.slug))
                })?;
                values(attribute, value)?
            }
        });
    }
    Ok(Filter::All(parts))
}

fn several(store: &Store, collection: &Collection, key: &str, value: &Value) -> Result<Vec<Filter>, Failure> {
    let parts = value.as_array().ok_or_else(|| Failure::filter(format!("\"{key}\" takes an array of filters.")))?;
    parts
        .iter()
        .map(|part| match part {
            Value::Object(map) => group(store, collection, map),
            _ => Err(Failure::filter(format!("\"{key}\" takes an array of filters."))),
        })
        .collect()
}

/// The condition on one attribute: a plain value, operators, or fields with either.
fn values(attribute: &Attribute, condition: &Value) -> Result<Filter, Failure> {
    let mut tests = Vec::new();
    let by_default = || {
        default_field(attribute.kind).ok_or_else(|| {
            let names: Vec<&str> = filter_fields(attribute.kind).iter().map(|field| field.name).collect();
            Failure::filter(format!(
                "Attribute \"{}\" can only be filtered by a field: {}.",
                attribute.slug,
                names.join(", ")
            ))
        })
    };
    match condition {
        Value::Object(map) if map.is_empty() => {
            return Err(Failure::filter(format!("There is no condition for \"{}\".", attribute.slug)));
        }
        Value::Object(map) if map.keys().all(|key| key.starts_with('$')) => {
            operators(attribute, by_default()?, map, &mut tests)?;
        }
        Value::Object(map) => {
            for (name, inner) in map {
                let field = field(attribute.kind, name).ok_or_else(|| {
                    Failure::filter(format!("Unknown field \"{name}\" of attribute \"{}\".", attribute.slug))
                })?;
                match inner {
                    Value::Object(map) if !map.is_empty() => operators(attribute, field, map, &mut tests)?,
                    _ => tests.push(test(attribute, field, Operator::Equals, inner)?),
                }
            }
        }
        plain => tests.push(test(attribute, by_default()?, Operator::Equals, plain)?),
    }
    Ok(Filter::Values { attribute: attribute.id.clone(), tests })
}

fn operators(
    attribute: &Attribute,
    field: &'static FilterField,
    map: &Map<String, Value>,
    tests: &mut Vec<Test>,
) -> Result<(), Failure> {
    for (name, operand) in map {
        let operator = Operator::parse(name).ok_or_else(|| {
            Failure::filter(format!("Unknown operator \"{name}\" for attribute \"{}\".", attribute.slug))
        })?;
        if !field.operators.contains(&operator) {
            return Err(Failure::filter(format!(
                "Operator \"{name}\" cannot be used with field \"{}\" of attribute \"{}\", which is of type {}.",
                field.name,
                attribute.slug,
                attribute.kind.name()
            )));
        }
        tests.push(test(attribute, field, operator, operand)?);
    }
    Ok(())
}

fn test(
    attribute: &Attribute,
    field: &'static FilterField,
    operator: Operator,
    operand: &Value,
) -> Result<Test, Failure> {
    let refuse =
        || Failure::filter(format!("Invalid value for field \"{}\" of attribute \"{}\".", field.name, attribute.slug));
    let operand = match operator {
        Operator::NotEmpty if *operand == Value::Bool(true) => Value::Null,
        Operator::NotEmpty => {
            return Err(Failure::filter("\"$not_empty\" takes true; wrap it in \"$not\" for the opposite."));
        }
        Operator::In => {
            let listed = operand.as_array().ok_or_else(|| Failure::filter("\"$in\" takes an array."))?;
            Value::Array(
                listed.iter().map(|one| scalar(attribute, field, one).ok_or_else(refuse)).collect::<Result<_, _>>()?,
            )
        }
        _ => scalar(attribute, field, operand).ok_or_else(refuse)?,
    };
    Ok(Test { field, operator, operand })
}

/// The operand in the form in which the field is stored.
fn scalar(attribute: &Attribute, field: &FilterField, operand: &Value) -> Option<Value> {
    match field.scalar {
        Scalar::Text => {
            let text = operand.as_str()?;
            // These are stored in lower case.
            let folded = matches!(attribute.kind, AttributeType::Domain | AttributeType::EmailAddress)
                && field.name != "original_email_address";
            Some(if folded { json!(text.to_lowercase()) } else { json!(text) })
        }
        Scalar::Number => operand.as_f64().map(|number| json!(number)),
        Scalar::Boolean => operand.as_bool().map(|flag| json!(flag)),
        Scalar::Date => parse_date(operand.as_str()?).map(|date| json!(date.to_string())),
        Scalar::Time => parse_timestamp(operand.as_str()?).map(|time| json!(nanoseconds(time))),
        Scalar::Choice => attribute.choice(operand.as_str()?).map(|choice| json!(choice.id)),
    }
}

fn path_filter(store: &Store, collection: &Collection, path: &Value, constraints: &Value) -> Result<Filter, Failure> {
    let (path, end, attribute) = parse_path(store, collection, path)?;
    if !constraints.is_object() {
        return Err(Failure::filter("\"constraints\" takes an object."));
    }
    let attribute =
        end.attribute(&attribute).ok_or_else(|| Failure::filter("The path does not end at an attribute."))?;
    Ok(Filter::Path { path, end: Box::new(values(attribute, constraints)?), known: RefCell::default() })
}

/// The hops, the last collection, and the attribute named last.
pub fn parse_path<'a>(
    store: &'a Store,
    collection: &'a Collection,
    path: &Value,
) -> Result<(Path, &'a Collection, String), Failure> {
    let refuse = || Failure::filter("\"path\" takes an array of [list or object, attribute] pairs.");
    let segments = path.as_array().ok_or_else(refuse)?;
    if segments.is_empty() || segments.len() > LONGEST_PATH {
        return Err(Failure::filter(format!("A path has from 1 to {LONGEST_PATH} segments.")));
    }
    let mut hops = Vec::new();
    let mut here = collection;
    let mut leaving: Option<String> = None;
    for (at, segment) in segments.iter().enumerate() {
        let [Value::String(slug), Value::String(attribute)] =
            segment.as_array().map(Vec::as_slice).ok_or_else(refuse)?
        else {
            return Err(refuse());
        };
        if at == 0 {
            if !collection.is(slug) {
                return Err(Failure::filter(format!(
                    "A path has to begin at \"{}\", not at \"{slug}\".",
                    collection.slug
                )));
            }
        } else {
            let next = store
                .find_collection(Space::Objects, slug)
                .ok_or_else(|| Failure::filter(format!("Unknown object \"{slug}\" in path.")))?;
            let from = leaving.take().unwrap_or_default();
            let by = if here.space == Space::Lists && from == "parent_record" {
                None
            } else {
                let reference = here
                    .attribute(&from)
                    .filter(|attribute| attribute.kind == AttributeType::RecordReference)
                    .ok_or_else(|| {
                        Failure::filter(format!("\"{from}\" on \"{}\" does not lead to other records.", here.slug))
                    })?;
                Some(reference.id.clone())
            };
            hops.push((by, next.id.clone()));
            here = next;
        }
        leaving = Some(attribute.clone());
    }
    let last = leaving.unwrap_or_default();
    if here.attribute(&last).is_none() {
        return Err(Failure::filter(format!("Unknown attribute slug/ID \"{last}\" on \"{}\".", here.slug)));
    }
    Ok((Path { hops }, here, last))
}

/// The ids of the records that a record references: by an attribute, or the parent of an entry.
fn targets<'a>(record: &'a Record, by: Option<&str>) -> impl Iterator<Item = &'a str> {
    let parent = if by.is_none() { record.parent.as_ref().map(|parent| parent.record.as_str()) } else { None };
    let values = by.map(|attribute| record.values(attribute)).unwrap_or_default();
    parent.into_iter().chain(values.iter().filter_map(|stored| stored.fields.text("target_record_id")))
}

impl Path {
    /// Whether a record at the end of the path matches; `hop` is the next hop from `record`.
    fn reaches(
        &self,
        store: &Store,
        collection: &Collection,
        record: &Record,
        hop: usize,
        end: &Filter,
        known: &RefCell<HashMap<(usize, String), bool>>,
    ) -> bool {
        let Some((by, target)) = self.hops.get(hop) else {
            return end.matches(store, collection, record);
        };
        let Some(collection) = store.collections.get(target) else {
            return false;
        };
        targets(record, by.as_deref()).filter_map(|id| collection.records.get(id)).any(|next| {
            let key = (hop, next.id.clone());
            if let Some(passes) = known.borrow().get(&key) {
                return *passes;
            }
            let passes = self.reaches(store, collection, next, hop + 1, end, known);
            known.borrow_mut().insert(key, passes);
            passes
        })
    }

    /// The records at the end of the path from `record`.
    pub fn follow<'a>(&self, store: &'a Store, record: &'a Record) -> Vec<&'a Record> {
        let mut records = vec![record];
        for (by, target) in &self.hops {
            let Some(collection) = store.collections.get(target) else {
                return Vec::new();
            };
            records = records
                .into_iter()
                .flat_map(|record| targets(record, by.as_deref()))
                .filter_map(|id| collection.records.get(id))
                .collect();
        }
        records
    }
}

impl Filter {
    pub fn matches(&self, store: &Store, collection: &Collection, record: &Record) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.matches(store, collection, record)),
            Self::Any(parts) => parts.iter().any(|part| part.matches(store, collection, record)),
            Self::Not(part) => !part.matches(store, collection, record),
            Self::Values { attribute, tests } => {
                let Some(definition) = collection.attribute(attribute) else {
                    return false;
                };
                record.values(attribute).iter().any(|stored| {
                    tests.iter().all(|test| test.passes(&filter_value(definition, stored, test.field.name)))
                })
            }
            Self::Path { path, end, known } => path.reaches(store, collection, record, 0, end, known),
        }
    }
}

impl Test {
    fn passes(&self, value: &Value) -> bool {
        use std::cmp::Ordering::{Greater, Less};
        let text = |test: fn(&str, &str) -> bool| match (value.as_str(), self.operand.as_str()) {
            (Some(stored), Some(wanted)) => test(stored, wanted),
            _ => false,
        };
        let order = || match (value, &self.operand) {
            (Value::String(stored), Value::String(wanted)) => Some(stored.cmp(wanted)),
            (stored, wanted) => stored.as_f64()?.partial_cmp(&wanted.as_f64()?),
        };
        match self.operator {
            Operator::Equals => match (value.as_f64(), self.operand.as_f64()) {
                (Some(stored), Some(wanted)) => (stored - wanted).abs() < f64::EPSILON,
                _ => *value == self.operand,
            },
            Operator::In => self.operand.as_array().is_some_and(|listed| listed.contains(value)),
            Operator::NotEmpty => !value.is_null() && *value != "",
            Operator::Contains => text(|stored, wanted| stored.to_lowercase().contains(&wanted.to_lowercase())),
            Operator::StartsWith => text(|stored, wanted| stored.starts_with(wanted)),
            Operator::EndsWith => text(|stored, wanted| stored.ends_with(wanted)),
            Operator::Lt => order() == Some(Less),
            Operator::Lte => order().is_some_and(|order| order != Greater),
            Operator::Gt => order() == Some(Greater),
            Operator::Gte => order().is_some_and(|order| order != Less),
        }
    }
}
