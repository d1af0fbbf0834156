//! Attribute types: their input, storage, output, filters and sorts. One file for each of these.

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

/// The currency codes that the service accepts.
pub const CURRENCIES: &[&str] = &[
    "ARS", "AUD", "BRL", "BGN", "CAD", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "FJD", "GHS", "HKD", "HUF",
    "ISK", "INR", "IDR", "ILS", "JPY", "KES", "KRW", "MYR", "MXN", "NTD", "NZD", "NGN", "NOK", "OMR", "XPF", "PEN",
    "PHP", "PLN", "GBP", "QAR", "RWF", "SAR", "SGD", "ZAR", "SEK", "CHF", "THB", "TRY", "AED", "UYU", "USD",
];

include!("../../../../src/model/every_attribute_type.rs");

macro_rules! attribute_type {
    ($($name:ident = $wire:literal,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum AttributeType {
            $($name,)*
        }

        impl AttributeType {
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $wire,)*
                }
            }

            pub fn parse(name: &str) -> Option<Self> {
                match name {
                    $($wire => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}
every_attribute_type!(attribute_type);

impl AttributeType {
    /// Interactions and personal names cannot be added through the API.
    pub fn is_creatable(self) -> bool {
        !matches!(self, Self::Interaction | Self::PersonalName)
    }
}
