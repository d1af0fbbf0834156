//! Conversion of input to stored values: one function per attribute type.

use serde_json::{Value, json};

use super::{AttributeType, clean_domain, is_country, phone, reference, root_domain};
use crate::http::error::Failure;
use crate::http::is_uuid;
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::record::Fields;
use crate::store::schema::Attribute;
use crate::time::{nanoseconds, parse_date, parse_timestamp};

const TEXT_LIMIT: usize = 10 * 1024 * 1024;

/// Converts one value of a request to the fields that are stored.
pub fn coerce(store: &Store, attribute: &Attribute, input: &Value) -> Result<Fields, Failure> {
    let refuse = |expected: &str| {
        Failure::invalid(
            &["data", "values", &attribute.slug],
            format!("Invalid value for attribute \"{}\": expected {expected}.", attribute.slug),
        )
    };
    match attribute.kind {
        AttributeType::Text => {
            let text = inner(input, "value").and_then(Value::as_str).ok_or_else(|| refuse("a string"))?;
            if text.len() > TEXT_LIMIT {
                return Err(refuse("at most 10 MB of text"));
            }
            Ok(Fields::from([("value", json!(text))]))
        }
        AttributeType::Number => {
            let number = inner(input, "value").and_then(Value::as_f64).ok_or_else(|| refuse("a number"))?;
            Ok(Fields::from([("value", decimal(number))]))
        }
        AttributeType::Checkbox => match inner(input, "value") {
            Some(Value::Bool(flag)) => Ok(Fields::from([("value", json!(flag))])),
            Some(Value::String(text)) if text == "true" || text == "false" => Ok(Fields::from([("value", json!(text == "true"))])),
            _ => Err(refuse("true or false")),
        },
        AttributeType::Currency => currency(attribute, input).ok_or_else(|| refuse("an amount")),
        AttributeType::Date => {
            let text = inner(input, "value").and_then(Value::as_str).ok_or_else(|| refuse("a date, YYYY-MM-DD"))?;
            let date = parse_date(text).ok_or_else(|| refuse("a date, YYYY-MM-DD"))?;
            Ok(Fields::from([("value", json!(date.to_string()))]))
        }
        AttributeType::Timestamp => {
            let text = inner(input, "value").and_then(Value::as_str).ok_or_else(|| refuse("an ISO 8601 timestamp"))?;
            let time = parse_timestamp(text).ok_or_else(|| refuse("an ISO 8601 timestamp"))?;
            Ok(Fields::from([("value", json!(nanoseconds(time)))]))
        }
        AttributeType::Rating => {
            let stars = inner(input, "value")
                .and_then(Value::as_f64)
                .filter(|stars| stars.fract() == 0.0 && (0.0..=5.0).contains(stars))
                .ok_or_else(|| refuse("a whole number from 0 to 5"))?;
            Ok(Fields::from([("value", decimal(stars))]))
        }
        AttributeType::Status | AttributeType::Select => choice(attribute, input, refuse),
        AttributeType::RecordReference => reference::resolve(store, attribute, input, refuse),
        AttributeType::ActorReference => actor(store, input, refuse),
        AttributeType::Location => location(input).ok_or_else(|| {
            refuse("a string, or an object with line_1 to line_4, locality, region, postcode, country_code, latitude and longitude, each of them null or a string")
        }),
        AttributeType::Domain => {
            let domain = inner(input, "domain")
                .and_then(Value::as_str)
                .and_then(clean_domain)
                .ok_or_else(|| refuse("a domain such as \"acme.com\""))?;
            Ok(Fields::from([("root_domain", json!(root_domain(&domain))), ("domain", json!(domain))]))
        }
        AttributeType::EmailAddress => {
            email(input).ok_or_else(|| refuse("an email address such as \"ada@example.com\""))
        }
        AttributeType::PhoneNumber => phone_number(input).ok_or_else(|| {
            refuse("a phone number with its country code, such as \"+44 20 7946 0958\", or a local one with country_code")
        }),
        AttributeType::PersonalName => personal_name(input)
            .ok_or_else(|| refuse("a string \"Last, First\", or an object with first_name, last_name and full_name")),
        AttributeType::Interaction => {
            Err(Failure::bad("immutable_value", format!("Attribute \"{}\" cannot be written.", attribute.slug)))
        }
    }
}

/// `{key: value}` is equivalent to `value`.
fn inner<'a>(input: &'a Value, key: &str) -> Option<&'a Value> {
    match input {
        Value::Object(map) => map.get(key),
        plain => Some(plain),
    }
}

/// Rounds to four decimal places; whole numbers stay whole.
fn decimal(number: f64) -> Value {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    let rounded = if rounded.is_finite() { rounded } else { number };
    #[allow(clippy::cast_possible_truncation)]
    if rounded.fract() == 0.0 && rounded.abs() < 9e15 { json!(rounded as i64) } else { json!(rounded) }
}

fn currency(attribute: &Attribute, input: &Value) -> Option<Fields> {
    let amount = match inner(input, "currency_value")? {
        Value::String(text) => text.trim().parse::<f64>().ok()?,
        other => other.as_f64()?,
    };
    let code = attribute.currency.as_ref().map(|(code, _)| code.as_str());
    // The currency code belongs to the attribute: a value cannot have its own.
    if let (Some(given), Some(code)) = (input.at("currency_code").as_str(), code)
        && given != code
    {
        return None;
    }
    let amount = amount.is_finite().then(|| decimal(amount))?;
    Some(Fields::from([("currency_value", amount), ("currency_code", json!(code))]))
}

fn choice(attribute: &Attribute, input: &Value, refuse: impl Fn(&str) -> Failure) -> Result<Fields, Failure> {
    let (key, noun) =
        if attribute.kind == AttributeType::Status { ("status", "status") } else { ("option", "select option") };
    let wanted = inner(input, key).and_then(Value::as_str).ok_or_else(|| refuse("a title or an ID"))?;
    match attribute.choice(wanted) {
        Some(choice) if !choice.is_archived => Ok(Fields::from([(key, json!(choice.id))])),
        Some(choice) => Err(Failure::value_not_found(format!("The {noun} \"{}\" is archived.", choice.title))),
        None if is_uuid(wanted) => Err(Failure::value_not_found(format!("Cannot find {noun} with ID \"{wanted}\"."))),
        None => Err(Failure::value_not_found(format!("Cannot find {noun} with title \"{wanted}\"."))),
    }
}

fn actor(store: &Store, input: &Value, refuse: impl Fn(&str) -> Failure) -> Result<Fields, Failure> {
    let email = input.as_str().or_else(|| input.at("workspace_member_email_address").as_str());
    let id = match email {
        Some(email) => store.member_by_email(email).ok_or_else(|| {
            Failure::value_not_found(format!("Workspace member with email address \"{email}\" not found."))
        })?,
        None => {
            let is_member = *input.at("referenced_actor_type") == "workspace-member";
            let id = input.at("referenced_actor_id").as_str().filter(|_| is_member).ok_or_else(|| {
                refuse("an email address, or an object with workspace_member_email_address, or one with referenced_actor_type \"workspace-member\" and referenced_actor_id")
            })?;
            if !store.members.contains_key(id) {
                return Err(Failure::value_not_found(format!("Workspace member with ID \"{id}\" not found.")));
            }
            id
        }
    };
    Ok(Fields::from([("referenced_actor_type", json!("workspace-member")), ("referenced_actor_id", json!(id))]))
}

const LOCATION_PARTS: &[&str] = &include!("../../../../src/model/location_parts.rs");

/// A location must have all parts. A plain string is stored as its first line.
fn location(input: &Value) -> Option<Fields> {
    if let Some(text) = input.as_str() {
        let part = |part: &&'static str| (*part, if *part == "line_1" { json!(text) } else { Value::Null });
        return Some(LOCATION_PARTS.iter().map(part).collect());
    }
    let given = input.as_object()?;
    let mut whole = Vec::new();
    for part in LOCATION_PARTS {
        let value = given.get(*part)?;
        let fits = match (value, *part) {
            (Value::Null, _) => true,
            (Value::String(text), "country_code") => is_country(text),
            (Value::String(text), "latitude") => coordinate(text, 90.0),
            (Value::String(text), "longitude") => coordinate(text, 180.0),
            (Value::String(_), _) => true,
            _ => false,
        };
        if !fits {
            return None;
        }
        whole.push((*part, value.clone()));
    }
    Some(whole.into_iter().collect())
}

fn coordinate(text: &str, limit: f64) -> bool {
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let no_leading_zero = whole == "0" || !whole.starts_with('0');
    digits(whole) && digits(fraction) && no_leading_zero && plain.parse::<f64>().is_ok_and(|degrees| degrees <= limit)
}

fn email(input: &Value) -> Option<Fields> {
    let original = inner(input, "email_address").or_else(|| input.get("original_email_address"))?.as_str()?.trim();
    let address = original.to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let local_fits = !local.is_empty() && !local.contains(char::is_whitespace) && !local.contains('@');
    if !local_fits || clean_domain(domain).is_none() || domain.contains(['/', '?', '#', ':']) {
        return None;
    }
    Some(Fields::from([
        ("original_email_address", json!(original)),
        ("email_root_domain", json!(root_domain(domain))),
        ("email_domain", json!(domain)),
        ("email_local_specifier", json!(local)),
        ("email_address", json!(address)),
    ]))
}

fn phone_number(input: &Value) -> Option<Fields> {
    let original = inner(input, "original_phone_number")?.as_str()?;
    let country = input.at("country_code").as_str();
    let (number, country) = phone::normalize(original, country)?;
    Some(Fields::from([
        ("original_phone_number", json!(original)),
        ("country_code", json!(country)),
        ("phone_number", json!(number)),
    ]))
}

fn personal_name(input: &Value) -> Option<Fields> {
    let (first, last, full) = match input {
        Value::String(text) => match text.split_once(',') {
            Some((last, first)) => (first.trim().to_owned(), last.trim().to_owned(), None),
            None => (text.trim().to_owned(), String::new(), None),
        },
        Value::Object(map) => {
            let part = |name: &str| match map.get(name) {
                None | Some(Value::Null) => Some(None),
                Some(Value::String(text)) => Some(Some(text.trim().to_owned())),
                Some(_) => None,
            };
            let (first, last, full) = (part("first_name")?, part("last_name")?, part("full_name")?);
            if first.is_none() && last.is_none() && full.is_none() {
                return None;
            }
            match (first, last, full) {
                (None, None, Some(full)) => {
                    let (first, last) = full.split_once(' ').unwrap_or((&full, ""));
                    (first.to_owned(), last.to_owned(), Some(full))
                }
                (first, last, full) => (first.unwrap_or_default(), last.unwrap_or_default(), full),
            }
        }
        _ => return None,
    };
    let full = full.unwrap_or_else(|| format!("{first} {last}").trim().to_owned());
    (!full.is_empty())
        .then(|| Fields::from([("first_name", json!(first)), ("last_name", json!(last)), ("full_name", json!(full))]))
}
