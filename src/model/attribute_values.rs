use super::{AttributeValue, InputValue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

/// The active values of a record or an entry, by attribute slug. An attribute without a value has an empty array; an
/// attribute that does not exist has no property.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(transparent)]
#[tsify(type = "{ [attribute: string]: AttributeValue[] | undefined }")]
pub struct Values(pub BTreeMap<String, Vec<AttributeValue>>);

/// Values to write, by attribute slug or id. An array is accepted for every attribute, a bare value only where the
/// attribute takes a single value. An empty array clears the attribute.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(transparent)]
#[tsify(type = "{ [attribute: string]: InputValue | readonly InputValue[] | null | undefined }")]
pub struct ValuesInput(pub BTreeMap<String, OneOrMore>);

/// A value, or an array of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    Many(Vec<InputValue>),
    One(Option<Box<InputValue>>),
}
