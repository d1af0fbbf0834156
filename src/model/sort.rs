use super::open_enum;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// The direction of a sort.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum SortDirection {
    Asc,
    Desc,
}

open_enum! {
    /// The field of a value to compare, where a type has several, such as `last_name` of a name.
    pub enum SortField {
        Value = "value",
        FirstName = "first_name",
        LastName = "last_name",
        FullName = "full_name",
        CurrencyValue = "currency_value",
        Domain = "domain",
        RootDomain = "root_domain",
        EmailAddress = "email_address",
        EmailDomain = "email_domain",
        PhoneNumber = "phone_number",
        Locality = "locality",
        Region = "region",
        CountryCode = "country_code",
        InteractedAt = "interacted_at",
        Status = "status",
        Option = "option",
    }
}

/// A sort criterion. Exactly one of `attribute` and `path` is set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sort {
    pub direction: SortDirection,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<SortField>,
}

#[wasm_bindgen(typescript_custom_section)]
const SORT: &'static str = include_str!("sort.d.ts");
