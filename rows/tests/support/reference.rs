//! The scan as the tests use it, and its expected output: the simplest implementation, on top of serde_json.

use attio_rows::plan::Plan;
use attio_rows::scan::{Refusal, Scan};
use serde::de::{Deserialize, IgnoredAny};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The tests' plan: rows of records, with some attributes known.
pub const PLAN: &str = "o\n name\nm tags\n revenue\nm team\n address\n stage\nr whole\n created_at\n gr\\u00f6\\u00dfe";

/// Output for an answer that arrives in chunks of these lengths, followed by the rest.
pub fn written(plan: &str, bytes: &[u8], pieces: &[usize]) -> Result<Vec<u8>, Refusal> {
    let mut scan = Scan::new(Plan::read(plan.as_bytes()));
    let mut rest = bytes;
    for &length in pieces.iter().chain([&bytes.len()]) {
        let (piece, after) = rest.split_at(length.min(rest.len()));
        scan.reserve(piece.len()).copy_from_slice(piece);
        scan.feed(piece.len())?;
        rest = after;
    }
    scan.finish()?;
    Ok(std::mem::take(&mut scan.rows.out.text))
}

/// Rows as one JSON list.
pub fn rows(bytes: &[u8], pieces: &[usize]) -> Result<Vec<u8>, Refusal> {
    Ok([b"[", written(PLAN, bytes, pieces)?.as_slice(), b"]"].concat())
}

/// The rows according to serde_json, or the reason why there are none.
pub fn expected(bytes: &[u8]) -> Result<Expected, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Malformed)?;
    serde_json::from_str::<IgnoredAny>(text).map_err(|_| Refusal::Malformed)?;
    let parsed: Value = match parse(text) {
        Some(value) => value,
        // Legal JSON that a `Value` cannot represent: half of a surrogate pair, or 1e999.
        None => return Ok(Expected::Unknown),
    };
    let twice = parse::<BTreeMap<String, Box<RawValue>>>(text).is_some() && text.matches("\"data\"").count() > 1;
    match parsed.get("data") {
        _ if twice => Ok(Expected::Unknown),
        Some(Value::Array(records)) if records.iter().all(Value::is_object) => {
            Ok(Expected::Rows(records.iter().map(row).collect()))
        }
        _ => Err(Refusal::NoRows),
    }
}

pub enum Expected {
    Rows(Value),
    /// Whether it is JSON.
    Unknown,
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    T::deserialize(&mut reader).ok()
}

fn row(record: &Value) -> Value {
    let mut row = Map::new();
    row.insert("record_id".into(), record["id"]["record_id"].clone());
    row.insert("created_at".into(), record["created_at"].clone());
    row.insert("web_url".into(), record["web_url"].clone());
    let none = Map::new();
    let values = record["values"].as_object().unwrap_or(&none);
    let known = ["name", "tags", "revenue", "team", "address", "stage", "whole", "größe"];
    let others = values.keys().map(String::as_str).filter(|name| !known.contains(name));
    for name in known.into_iter().chain(others) {
        if !["record_id", "created_at", "web_url", "__proto__"].contains(&name) {
            let multi = ["tags", "team"].contains(&name);
            row.insert(name.into(), attribute(values.get(name), multi, name == "whole"));
        }
    }
    Value::Object(row)
}

fn attribute(values: Option<&Value>, multi: bool, whole: bool) -> Value {
    match values {
        None if multi => Value::Array(vec![]),
        None => Value::Null,
        Some(Value::Array(values)) => {
            let mut plain = values.iter().map(|value| self::plain(value, whole));
            match values.len() {
                _ if multi => plain.collect(),
                0 | 1 => plain.next().unwrap_or_default(),
                _ => plain.collect(),
            }
        }
        Some(value) => plain(value, whole),
    }
}

fn plain(value: &Value, whole: bool) -> Value {
    let pick = |names: &[&str]| -> Option<Value> {
        names
            .iter()
            .map(|&name| Some((name.to_string(), value.get(name)?.clone())))
            .collect::<Option<_>>()
            .map(Value::Object)
    };
    let titled = |name: &str| match value.get(name) {
        Some(Value::Object(inner)) => inner.get("title"),
        other => other,
    };
    let part = |name: &str| value.get(name).cloned();
    let plain = match value.get("attribute_type").and_then(Value::as_str).unwrap_or_default() {
        "text" | "number" | "checkbox" | "date" | "timestamp" | "rating" => part("value"),
        "currency" => part("currency_value"),
        "select" => titled("option").cloned(),
        "status" => titled("status").cloned(),
        "domain" => part("domain"),
        "email-address" => part("email_address"),
        "phone-number" => part("phone_number"),
        "personal-name" => part("full_name"),
        "interaction" => part("interacted_at"),
        "record-reference" if whole => pick(&["target_object", "target_record_id"]),
        "record-reference" => part("target_object").and(part("target_record_id")),
        "actor-reference" if whole => pick(&["referenced_actor_type", "referenced_actor_id"]),
        "actor-reference" => part("referenced_actor_type").and(part("referenced_actor_id")),
        "location" => Some(
            [
                "line_1",
                "line_2",
                "line_3",
                "line_4",
                "locality",
                "region",
                "postcode",
                "country_code",
                "latitude",
                "longitude",
            ]
            .into_iter()
            .map(|name| (name.to_string(), value.get(name).cloned().unwrap_or_default()))
            .collect(),
        ),
        _ => None,
    };
    plain.unwrap_or_else(|| value.clone())
}
