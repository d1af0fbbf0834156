//! Attribute types: what each accepts, holds, answers, filters and sorts by. One file per idea.

mod canonical;
mod countries;
mod domain;
mod operators;
mod phone;
mod read;
mod reference;
mod write;

pub use canonical::canonical;
pub use countries::is_country;
pub use domain::{clean_domain, root_domain};
pub use operators::{FilterField, Operator, Scalar, default_field, field, filter_fields, filter_value, sort_fields};
pub use read::{FieldsView, ValueView};
pub use reference::find_record;
pub use write::coerce;

/// The currency codes the service knows.
pub const CURRENCIES: &[&str] = &[
    "ARS", "AUD", "BRL", "BGN", "CAD", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "FJD", "GHS", "HKD", "HUF",
    "ISK", "INR", "IDR", "ILS", "JPY", "KES", "KRW", "MYR", "MXN", "NTD", "NZD", "NGN", "NOK", "OMR", "XPF", "PEN",
    "PHP", "PLN", "GBP", "QAR", "RWF", "SAR", "SGD", "ZAR", "SEK", "CHF", "THB", "TRY", "AED", "UYU", "USD",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttributeType {
    Text,
    Number,
    Checkbox,
    Currency,
    Date,
    Timestamp,
    Rating,
    Status,
    Select,
    RecordReference,
    ActorReference,
    Location,
    Domain,
    EmailAddress,
    PhoneNumber,
    PersonalName,
    Interaction,
}

const NAMES: &[(AttributeType, &str)] = &[
    (AttributeType::Text, "text"),
    (AttributeType::Number, "number"),
    (AttributeType::Checkbox, "checkbox"),
    (AttributeType::Currency, "currency"),
    (AttributeType::Date, "date"),
    (AttributeType::Timestamp, "timestamp"),
    (AttributeType::Rating, "rating"),
    (AttributeType::Status, "status"),
    (AttributeType::Select, "select"),
    (AttributeType::RecordReference, "record-reference"),
    (AttributeType::ActorReference, "actor-reference"),
    (AttributeType::Location, "location"),
    (AttributeType::Domain, "domain"),
    (AttributeType::EmailAddress, "email-address"),
    (AttributeType::PhoneNumber, "phone-number"),
    (AttributeType::PersonalName, "personal-name"),
    (AttributeType::Interaction, "interaction"),
];

impl AttributeType {
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("text", |(_, name)| name)
    }

    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// Interactions and personal names cannot be added through the API.
    pub fn is_creatable(self) -> bool {
        !matches!(self, Self::Interaction | Self::PersonalName)
    }
}
