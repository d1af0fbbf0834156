use super::{InputValue, Timestamp};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Query parameters of `records.values` and `entries.values`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ValueListQuery {
    /// Whether past values are included, oldest first. Default `false`. Refused for attributes that
    /// Attio enriches or derives from communication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_historic: Option<bool>,
    /// Size of a page. No default and no maximum are documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of values to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// A value and the time span in which it was active.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct HistoricValueInput {
    /// The value, in the form for writing to its attribute.
    pub value: InputValue,
    /// Start of the time span; not in the future.
    pub active_from: Timestamp,
    /// End of the time span, after `active_from` and not in the future; `null` for the active value.
    pub active_until: Option<Timestamp>,
}

/// Body of `records.replaceValues` and `entries.replaceValues`. Webhooks and workflows are not triggered. Not
/// possible for relationship, formula, enriched and immutable system attributes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ValueHistoryReplace {
    /// The whole history, 1 to 400 values in any order. For an attribute with a single value the time spans must not
    /// overlap, and at most one may be open-ended.
    pub values: Vec<HistoricValueInput>,
    /// Must be `true`: every existing value is destroyed.
    #[tsify(type = "true")]
    pub replace_history: bool,
}
