//! Values for writing. Most types accept a shorthand besides the object.

use super::{CountryCode, Json, LocationParts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

/// Value to write to a text attribute: at most 10 MB.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TextInput {
    Shorthand(String),
    Value { value: String },
}

/// Value to write to a number attribute: at most four decimals are documented.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum NumberInput {
    Shorthand(f64),
    Value { value: f64 },
}

/// Value to write to a checkbox attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
#[tsify(type = "boolean | \"true\" | \"false\" | { value: boolean }")]
pub enum CheckboxInput {
    Shorthand(bool),
    Text(String),
    Value { value: bool },
}

/// Value to write to a currency attribute: the amount, with at most four decimals. The currency belongs to
/// the attribute and cannot be written with a value.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum CurrencyInput {
    Shorthand(f64),
    Text(String),
    Value { currency_value: f64 },
}

/// Value to write to a date attribute: `"2023-11-24"`. A longer form is cut to its day, a shorter one completed to
/// its first day. Write a JavaScript `Date` as `date.toISOString().slice(0, 10)`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum DateInput {
    Shorthand(String),
    Value { value: String },
}

/// Value to write to a timestamp attribute: ISO 8601, UTC where no zone is given.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TimestampInput {
    Shorthand(String),
    Value { value: String },
}

/// Value to write to a rating attribute: 0 to 5.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum RatingInput {
    Shorthand(f64),
    Value { value: f64 },
}

/// Value to write to a status attribute: the title or the id of a status.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum StatusInput {
    Shorthand(String),
    Value { status: String },
}

/// Value to write to a select attribute: the title or the id of an option. An unknown title is refused.
/// Titles are the safer choice: an array of bare ids has been seen answered with 200 and not stored.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum SelectInput {
    Shorthand(String),
    Value { option: String },
}

/// A value that identifies a referenced record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum MatchingValue {
    Domain {
        domain: String,
    },
    EmailAddress {
        email_address: String,
    },
    PhoneNumber {
        original_phone_number: String,
        #[serde(default)]
        country_code: Option<CountryCode>,
    },
    Text {
        value: String,
    },
    Number {
        value: f64,
    },
}

/// A record by its id.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordReferenceById {
    /// Slug or id of the object.
    pub target_object: String,
    /// Id of the record.
    pub target_record_id: String,
}

/// A record by the value of one of its attributes, whose slug or id is the key. Exactly one record must match: `{
/// target_object: "people", email_addresses: [{ email_address: "ada@example.com" }] }`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[tsify(
    type = "{ target_object: string; target_record_id?: never; target_record_reference?: never; [matching_attribute: string]: string | MatchingValue[] | undefined }"
)]
pub struct RecordReferenceByMatch {
    pub target_object: String,
    #[serde(flatten)]
    pub matching: BTreeMap<String, Vec<MatchingValue>>,
}

/// A record by the value of one of its attributes, with rules for several matches and for none. `match` takes exactly
/// one attribute and one value, of a domain, e-mail address, number, phone number or text attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordReferenceByRule {
    /// Slug or id of the object.
    pub target_object: String,
    #[tsify(type = "{ match: { [attribute: string]: string | number | MatchingValue }; [option: string]: unknown }")]
    pub target_record_reference: BTreeMap<String, Json>,
}

/// Value to write to a record reference attribute: a record by its id, by a matching value or by a rule.
/// References to standard objects take a string: the domain of a company, the e-mail address of a
/// person, the `user_id` of a user, the `workspace_id` of a workspace.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum RecordReferenceInput {
    Shorthand(String),
    ById(RecordReferenceById),
    ByRule(RecordReferenceByRule),
    ByMatch(RecordReferenceByMatch),
}

/// A member of the workspace by id.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActorReferenceById {
    #[tsify(type = "\"workspace-member\"")]
    pub referenced_actor_type: String,
    /// Id of the member.
    pub referenced_actor_id: String,
}

/// A member of the workspace by e-mail address.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActorReferenceByEmail {
    /// The address with which the member signs in.
    pub workspace_member_email_address: String,
}

/// Value to write to an actor reference attribute: a member of the workspace by id or by e-mail address; the address
/// may be a bare string. Other actors cannot be written.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum ActorReferenceInput {
    Shorthand(String),
    ById(ActorReferenceById),
    ByEmail(ActorReferenceByEmail),
}

/// Value to write to a location attribute: all parts of it, or an address as free text.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum LocationInput {
    Shorthand(String),
    Parts(Box<LocationParts>),
}

/// Value to write to a domain attribute. Paths and queries are cut off.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum DomainInput {
    Shorthand(String),
    Value { domain: String },
}

/// Value to write to an e-mail address attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum EmailAddressInput {
    Shorthand(String),
    Value { email_address: String },
}

/// Value to write to a phone number attribute: E.164, or a local number with its country.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum PhoneNumberInput {
    Shorthand(String),
    Value {
        original_phone_number: String,
        #[serde(default)]
        country_code: Option<CountryCode>,
    },
}

/// The parts of a personal name. Where first and last name are given, the client adds a missing `full_name`, which
/// Attio requires.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct PersonalNameParts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
}

/// Value to write to a personal name attribute: its parts, or `"Last, First"`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum PersonalNameInput {
    Shorthand(String),
    Parts(PersonalNameParts),
}

/// One value for writing, in any form that its attribute's type accepts.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum InputValue {
    Text(TextInput),
    Number(NumberInput),
    Checkbox(CheckboxInput),
    Currency(CurrencyInput),
    Date(DateInput),
    Timestamp(TimestampInput),
    Rating(RatingInput),
    Status(StatusInput),
    Select(SelectInput),
    ActorReference(ActorReferenceInput),
    Domain(DomainInput),
    EmailAddress(EmailAddressInput),
    PhoneNumber(PhoneNumberInput),
    RecordReference(RecordReferenceInput),
    PersonalName(PersonalNameInput),
    // Last, because all of its parts may be missing when it is decoded.
    Location(LocationInput),
}
