//! Fields of a type for filters and sorts, with their operators, as data.

use serde_json::{Value, json};

use super::AttributeType;
use crate::json_path::JsonPath;
use crate::store::record::StoredValue;
use crate::store::schema::Attribute;
use crate::time::nanoseconds;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Equals,
    In,
    NotEmpty,
    Contains,
    StartsWith,
    EndsWith,
    Lt,
    Lte,
    Gt,
    Gte,
}

impl Operator {
    pub const ALL: &[(&str, Operator)] = &[
        ("$eq", Self::Equals),
        ("$in", Self::In),
        ("$not_empty", Self::NotEmpty),
        ("$contains", Self::Contains),
        ("$starts_with", Self::StartsWith),
        ("$ends_with", Self::EndsWith),
        ("$lt", Self::Lt),
        ("$lte", Self::Lte),
        ("$gt", Self::Gt),
        ("$gte", Self::Gte),
    ];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, operator)| *operator)
    }
}

/// Type of a field, which decides its operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    Text,
    Number,
    Boolean,
    Date,
    Time,
    /// The title or ID of a select option or status.
    Choice,
}

#[derive(Debug)]
pub struct FilterField {
    pub name: &'static str,
    pub scalar: Scalar,
    pub operators: &'static [Operator],
}

use Operator::{Contains, EndsWith, Equals, Gt, Gte, In, Lt, Lte, NotEmpty, StartsWith};

const EQUAL: &[Operator] = &[Equals];
const ORDER: &[Operator] = &[Equals, Lt, Lte, Gt, Gte];
const SINCE: &[Operator] = &[Lt, Lte, Gt, Gte];
const MATCH: &[Operator] = &[Equals, Contains, StartsWith, EndsWith];
const MATCH_OR_EMPTY: &[Operator] = &[Equals, Contains, StartsWith, EndsWith, NotEmpty];

const fn filter_field(name: &'static str, scalar: Scalar, operators: &'static [Operator]) -> FilterField {
    FilterField { name, scalar, operators }
}

const TEXT: &[FilterField] = &[filter_field("value", Scalar::Text, &[Equals, Contains, StartsWith, EndsWith, In])];
const NUMBER: &[FilterField] = &[filter_field("value", Scalar::Number, ORDER)];
const CHECKBOX: &[FilterField] = &[filter_field("value", Scalar::Boolean, EQUAL)];
const CURRENCY: &[FilterField] = &[filter_field("currency_value", Scalar::Number, ORDER)];
const DATE: &[FilterField] = &[filter_field("value", Scalar::Date, ORDER)];
const TIMESTAMP: &[FilterField] = &[filter_field("value", Scalar::Time, ORDER)];
const STATUS: &[FilterField] =
    &[filter_field("status", Scalar::Choice, EQUAL), filter_field("active_from", Scalar::Time, SINCE)];
const SELECT: &[FilterField] =
    &[filter_field("option", Scalar::Choice, EQUAL), filter_field("active_from", Scalar::Time, SINCE)];
const RECORD_REFERENCE: &[FilterField] = &[
    filter_field("target_object", Scalar::Text, EQUAL),
    filter_field("target_record_id", Scalar::Text, &[Equals, In]),
];
const ACTOR_REFERENCE: &[FilterField] = &[
    filter_field("referenced_actor_type", Scalar::Text, EQUAL),
    filter_field("referenced_actor_id", Scalar::Text, EQUAL),
];
const LOCATION: &[FilterField] = &[
    filter_field("line_1", Scalar::Text, MATCH),
    filter_field("line_2", Scalar::Text, MATCH),
    filter_field("line_3", Scalar::Text, MATCH),
    filter_field("line_4", Scalar::Text, MATCH),
    filter_field("locality", Scalar::Text, MATCH),
    filter_field("region", Scalar::Text, MATCH),
    filter_field("postcode", Scalar::Text, MATCH),
    filter_field("country_code", Scalar::Text, EQUAL),
];
const DOMAIN: &[FilterField] =
    &[filter_field("domain", Scalar::Text, MATCH_OR_EMPTY), filter_field("root_domain", Scalar::Text, MATCH_OR_EMPTY)];
const EMAIL_ADDRESS: &[FilterField] = &[
    filter_field("email_address", Scalar::Text, MATCH),
    filter_field("email_domain", Scalar::Text, MATCH),
    filter_field("email_root_domain", Scalar::Text, MATCH),
    filter_field("email_local_specifier", Scalar::Text, MATCH),
    filter_field("original_email_address", Scalar::Text, MATCH),
];
const PHONE_NUMBER: &[FilterField] = &[
    filter_field("phone_number", Scalar::Text, MATCH),
    filter_field("country_code", Scalar::Text, &[Equals, NotEmpty]),
];
const PERSONAL_NAME: &[FilterField] = &[
    filter_field("full_name", Scalar::Text, MATCH_OR_EMPTY),
    filter_field("first_name", Scalar::Text, MATCH_OR_EMPTY),
    filter_field("last_name", Scalar::Text, MATCH_OR_EMPTY),
];
const INTERACTION: &[FilterField] = &[
    filter_field("owner_member_id", Scalar::Text, &[Equals, NotEmpty]),
    filter_field("interaction_type", Scalar::Text, &[Equals, NotEmpty]),
    filter_field("interacted_at", Scalar::Time, ORDER),
];

pub fn filter_fields(kind: AttributeType) -> &'static [FilterField] {
    match kind {
        AttributeType::Text => TEXT,
        AttributeType::Number | AttributeType::Rating => NUMBER,
        AttributeType::Checkbox => CHECKBOX,
        AttributeType::Currency => CURRENCY,
        AttributeType::Date => DATE,
        AttributeType::Timestamp => TIMESTAMP,
        AttributeType::Status => STATUS,
        AttributeType::Select => SELECT,
        AttributeType::RecordReference => RECORD_REFERENCE,
        AttributeType::ActorReference => ACTOR_REFERENCE,
        AttributeType::Location => LOCATION,
        AttributeType::Domain => DOMAIN,
        AttributeType::EmailAddress => EMAIL_ADDRESS,
        AttributeType::PhoneNumber => PHONE_NUMBER,
        AttributeType::PersonalName => PERSONAL_NAME,
        AttributeType::Interaction => INTERACTION,
    }
}

pub fn field(kind: AttributeType, name: &str) -> Option<&'static FilterField> {
    filter_fields(kind).iter().find(|field| field.name == name)
}

/// The default field of filters and sorts.
pub fn default_field(kind: AttributeType) -> Option<&'static FilterField> {
    match kind {
        AttributeType::RecordReference
        | AttributeType::ActorReference
        | AttributeType::Location
        | AttributeType::Interaction => None,
        _ => filter_fields(kind).first(),
    }
}

/// The fields that results can be sorted by, the default first.
pub fn sort_fields(kind: AttributeType) -> &'static [&'static str] {
    match kind {
        AttributeType::Status => &["status"],
        AttributeType::Select => &["option"],
        AttributeType::RecordReference | AttributeType::ActorReference => &[],
        AttributeType::Location => &[
            "country_code",
            "line_1",
            "line_2",
            "line_3",
            "line_4",
            "locality",
            "region",
            "postcode",
            "latitude",
            "longitude",
        ],
        AttributeType::Domain => &["domain", "root_domain"],
        AttributeType::EmailAddress => {
            &["email_address", "email_domain", "email_root_domain", "email_local_specifier", "original_email_address"]
        }
        AttributeType::PhoneNumber => &["phone_number", "country_code", "original_phone_number"],
        AttributeType::PersonalName => &["last_name", "first_name", "full_name"],
        AttributeType::Interaction => &["interacted_at", "interaction_type"],
        AttributeType::Currency => &["currency_value"],
        _ => &["value"],
    }
}

/// The field of a stored value, `null` where there is none.
pub fn filter_value(attribute: &Attribute, stored: &StoredValue, name: &str) -> Value {
    match (attribute.kind, name) {
        (AttributeType::Status | AttributeType::Select, "active_from") => {
            json!(nanoseconds(stored.active_from))
        }
        (AttributeType::Interaction, "owner_member_id") => {
            stored.fields.get("owner_actor").map(|actor| actor.at("id").clone()).unwrap_or_default()
        }
        _ => stored.fields.get(name).cloned().unwrap_or_default(),
    }
}
