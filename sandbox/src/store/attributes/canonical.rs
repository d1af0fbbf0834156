//! Canonical text of values: equal texts are equal values, for uniqueness, upserts and matching references.

use std::borrow::Cow;

use super::AttributeType;
use crate::store::record::Fields;

/// Called for each record when a value is searched, so text is not copied.
pub fn canonical(kind: AttributeType, fields: &Fields) -> Option<Cow<'_, str>> {
    let text = |name: &str| fields.get(name).and_then(|value| value.as_str()).map(Cow::Borrowed);
    match kind {
        AttributeType::Domain => text("domain"),
        AttributeType::EmailAddress => text("email_address"),
        AttributeType::PhoneNumber => text("phone_number"),
        AttributeType::Text | AttributeType::Date | AttributeType::Timestamp => text("value"),
        AttributeType::Number | AttributeType::Rating | AttributeType::Checkbox => {
            fields.get("value").map(|value| Cow::Owned(value.to_string()))
        }
        AttributeType::Currency => fields.get("currency_value").map(|value| Cow::Owned(value.to_string())),
        AttributeType::PersonalName => text("full_name"),
        AttributeType::Select => text("option"),
        AttributeType::Status => text("status"),
        AttributeType::RecordReference => text("target_record_id"),
        AttributeType::ActorReference => text("referenced_actor_id"),
        AttributeType::Location | AttributeType::Interaction => None,
    }
}
