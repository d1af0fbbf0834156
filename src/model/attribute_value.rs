//! Values as Attio returns them. Every member of the union has its type in `attribute_type`.

use super::{
    Actor, ActorType, CalendarDate, CountryCode, CurrencyCode, InteractionType, SelectOption, Status, Timestamp,
    tagged_union,
};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Fields of every value: the time span in which it was active, and who set it.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ValueMeta {
    /// Start of the time span.
    pub active_from: Timestamp,
    /// End of the time span, `null` for an active value. Records and entries contain active values only.
    pub active_until: Option<Timestamp>,
    /// Actor that set the value.
    pub created_by_actor: Actor,
}

/// A value of a text attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "text")]
pub struct TextValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The text, at most 10 MB.
    pub value: String,
}

/// A value of a number attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "number")]
pub struct NumberValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// A 64-bit float with at most four decimals.
    pub value: f64,
}

/// A value of a checkbox attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "checkbox")]
pub struct CheckboxValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    pub value: bool,
}

/// A value of a currency attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "currency")]
pub struct CurrencyValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The amount, with at most four decimals.
    pub currency_value: f64,
    /// The currency, which belongs to the attribute and is the same for all its values.
    #[serde(default)]
    pub currency_code: Option<CurrencyCode>,
}

/// A value of a date attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "date")]
pub struct DateValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The date.
    pub value: CalendarDate,
}

/// A value of a timestamp attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "timestamp")]
pub struct TimestampValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The time.
    pub value: Timestamp,
}

/// A value of a rating attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "rating")]
pub struct RatingValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// Stars, 0 to 5.
    pub value: f64,
}

/// A value of a status attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "status")]
pub struct StatusValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The status that the record or entry is in.
    pub status: Status,
}

/// A value of a select attribute. One with several options selected has several values.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "select")]
pub struct SelectValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The selected option.
    pub option: SelectOption,
}

/// A value of a record reference attribute: the ids of the record, without its values.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "record-reference")]
pub struct RecordReferenceValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The slug of the object that the record belongs to.
    pub target_object: String,
    /// The id of the record.
    pub target_record_id: String,
}

/// A value of an actor reference attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "actor-reference")]
pub struct ActorReferenceValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// Kind of actor.
    pub referenced_actor_type: ActorType,
    /// The id of the actor, `null` for the system.
    pub referenced_actor_id: Option<String>,
}

/// The parts of a location. All of them are present when read and must be present when written, `null`
/// where unknown.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct LocationParts {
    /// First line of the address. The app does not show the lines.
    pub line_1: Option<String>,
    pub line_2: Option<String>,
    pub line_3: Option<String>,
    pub line_4: Option<String>,
    /// Town or neighbourhood.
    pub locality: Option<String>,
    /// State, county, province or region.
    pub region: Option<String>,
    /// Postcode. The app does not show it.
    pub postcode: Option<String>,
    /// The country in two letters.
    pub country_code: Option<CountryCode>,
    /// Degrees from -90 to 90 as text, at most nine decimals: `"37.331741"`.
    pub latitude: Option<String>,
    /// Degrees from -180 to 180 as text, at most nine decimals: `"-122.030333"`.
    pub longitude: Option<String>,
}

/// A value of a location attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "location")]
pub struct LocationValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    #[serde(flatten)]
    pub location: LocationParts,
}

/// A value of a domain attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "domain")]
pub struct DomainValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The whole domain: `"app.attio.com"`.
    pub domain: String,
    /// The domain that is registered: `"attio.com"`.
    pub root_domain: String,
}

/// A value of an e-mail address attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "email-address")]
pub struct EmailAddressValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The address as entered.
    pub original_email_address: String,
    /// The address, normalized to lower case.
    pub email_address: String,
    /// Part after the `@`.
    pub email_domain: String,
    /// The registered domain of the address.
    pub email_root_domain: String,
    /// Part before the `@`.
    pub email_local_specifier: String,
}

/// A value of a phone number attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "phone-number")]
pub struct PhoneNumberValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// The number as entered.
    pub original_phone_number: String,
    /// The number in E.164: `"+15558675309"`.
    pub phone_number: String,
    /// The country that the number belongs to.
    pub country_code: Option<CountryCode>,
}

/// A value of a personal name attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "personal-name")]
pub struct PersonalNameValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    pub first_name: String,
    pub last_name: String,
    pub full_name: String,
}

/// A value of an interaction attribute, such as `last_email_interaction`. Attio sets it; it cannot
/// be written.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename = "interaction")]
pub struct InteractionValue {
    #[serde(flatten)]
    pub meta: ValueMeta,
    /// Kind of interaction.
    pub interaction_type: InteractionType,
    /// When it happened.
    pub interacted_at: Timestamp,
    /// The member of the workspace who took part.
    pub owner_actor: Actor,
}

tagged_union! {
    /// One value of an attribute, discriminated by `attribute_type`:
    /// ```ts
    /// if (value.attribute_type === "currency") console.log(value.currency_value);
    /// ```
    pub enum AttributeValue by "attribute_type" {
        Text(TextValue) = "text",
        Number(NumberValue) = "number",
        Checkbox(CheckboxValue) = "checkbox",
        Currency(CurrencyValue) = "currency",
        Date(DateValue) = "date",
        Timestamp(TimestampValue) = "timestamp",
        Rating(RatingValue) = "rating",
        Status(StatusValue) = "status",
        Select(SelectValue) = "select",
        RecordReference(RecordReferenceValue) = "record-reference",
        ActorReference(ActorReferenceValue) = "actor-reference",
        Location(LocationValue) = "location",
        Domain(DomainValue) = "domain",
        EmailAddress(EmailAddressValue) = "email-address",
        PhoneNumber(PhoneNumberValue) = "phone-number",
        PersonalName(PersonalNameValue) = "personal-name",
        Interaction(InteractionValue) = "interaction",
    }
    /// A value of an attribute type that this version of the package does not know.
    else UnknownAttributeValue extends "ValueMeta"
}
