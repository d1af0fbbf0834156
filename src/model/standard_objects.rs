//! The predefined attributes of Attio's standard objects. Any of them can be archived and custom ones added, so all
//! are optional and others are allowed.

use super::{
    ActorReferenceValue, CurrencyValue, DateValue, DomainValue, EmailAddressValue, InteractionValue, LocationValue,
    NumberValue, PersonalNameValue, PhoneNumberValue, RecordReferenceValue, SelectValue, StatusValue, TextValue,
    TimestampValue, Values,
};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Values of a record of `people`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct PersonValues {
    #[serde(flatten)]
    pub custom: Values,
    pub record_id: Vec<TextValue>,
    pub name: Vec<PersonalNameValue>,
    /// Any number of addresses; each belongs to only one person.
    pub email_addresses: Vec<EmailAddressValue>,
    pub description: Vec<TextValue>,
    /// The company the person works for.
    pub company: Vec<RecordReferenceValue>,
    pub job_title: Vec<TextValue>,
    pub avatar_url: Vec<TextValue>,
    /// Any number of phone numbers.
    pub phone_numbers: Vec<PhoneNumberValue>,
    pub primary_location: Vec<LocationValue>,
    pub angellist: Vec<TextValue>,
    pub facebook: Vec<TextValue>,
    pub instagram: Vec<TextValue>,
    pub linkedin: Vec<TextValue>,
    pub twitter: Vec<TextValue>,
    pub twitter_follower_count: Vec<NumberValue>,
    pub first_calendar_interaction: Vec<InteractionValue>,
    pub last_calendar_interaction: Vec<InteractionValue>,
    pub next_calendar_interaction: Vec<InteractionValue>,
    pub first_email_interaction: Vec<InteractionValue>,
    pub last_email_interaction: Vec<InteractionValue>,
    pub first_interaction: Vec<InteractionValue>,
    pub last_interaction: Vec<InteractionValue>,
    pub next_interaction: Vec<InteractionValue>,
    pub strongest_connection_strength: Vec<SelectValue>,
    pub strongest_connection_user: Vec<ActorReferenceValue>,
    /// Any number of deals.
    pub associated_deals: Vec<RecordReferenceValue>,
    /// Any number of users.
    pub associated_users: Vec<RecordReferenceValue>,
    pub created_at: Vec<TimestampValue>,
    pub created_by: Vec<ActorReferenceValue>,
}

/// Values of a record of `companies`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct CompanyValues {
    #[serde(flatten)]
    pub custom: Values,
    pub record_id: Vec<TextValue>,
    /// Any number of domains; each belongs to only one company.
    pub domains: Vec<DomainValue>,
    pub name: Vec<TextValue>,
    pub description: Vec<TextValue>,
    /// The people who work there.
    pub team: Vec<RecordReferenceValue>,
    /// Any number of options.
    pub categories: Vec<SelectValue>,
    pub primary_location: Vec<LocationValue>,
    pub logo_url: Vec<TextValue>,
    pub angellist: Vec<TextValue>,
    pub facebook: Vec<TextValue>,
    pub instagram: Vec<TextValue>,
    pub linkedin: Vec<TextValue>,
    pub twitter: Vec<TextValue>,
    pub twitter_follower_count: Vec<NumberValue>,
    /// A range, such as `"$1M-$10M"`.
    pub estimated_arr_usd: Vec<SelectValue>,
    pub funding_raised_usd: Vec<CurrencyValue>,
    pub foundation_date: Vec<DateValue>,
    /// A range, such as `"11-50"`.
    pub employee_range: Vec<SelectValue>,
    pub first_calendar_interaction: Vec<InteractionValue>,
    pub last_calendar_interaction: Vec<InteractionValue>,
    pub next_calendar_interaction: Vec<InteractionValue>,
    pub first_email_interaction: Vec<InteractionValue>,
    pub last_email_interaction: Vec<InteractionValue>,
    pub first_interaction: Vec<InteractionValue>,
    pub last_interaction: Vec<InteractionValue>,
    pub next_interaction: Vec<InteractionValue>,
    pub strongest_connection_strength: Vec<SelectValue>,
    pub strongest_connection_user: Vec<ActorReferenceValue>,
    /// Any number of deals.
    pub associated_deals: Vec<RecordReferenceValue>,
    /// Any number of workspaces.
    pub associated_workspaces: Vec<RecordReferenceValue>,
    pub created_at: Vec<TimestampValue>,
    pub created_by: Vec<ActorReferenceValue>,
}

/// Values of a record of `deals`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct DealValues {
    #[serde(flatten)]
    pub custom: Values,
    pub record_id: Vec<TextValue>,
    pub name: Vec<TextValue>,
    pub stage: Vec<StatusValue>,
    /// The member of the workspace who owns it.
    pub owner: Vec<ActorReferenceValue>,
    pub value: Vec<CurrencyValue>,
    /// Any number of people.
    pub associated_people: Vec<RecordReferenceValue>,
    pub associated_company: Vec<RecordReferenceValue>,
    pub created_at: Vec<TimestampValue>,
    pub created_by: Vec<ActorReferenceValue>,
}

/// Values of a record of `users`: users of your own product.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct UserValues {
    #[serde(flatten)]
    pub custom: Values,
    pub record_id: Vec<TextValue>,
    /// The person of the user.
    pub person: Vec<RecordReferenceValue>,
    pub primary_email_address: Vec<EmailAddressValue>,
    /// The user's id in your own product.
    pub user_id: Vec<TextValue>,
    /// Any number of workspaces.
    pub workspace: Vec<RecordReferenceValue>,
    pub created_at: Vec<TimestampValue>,
    pub created_by: Vec<ActorReferenceValue>,
}

/// Values of a record of `workspaces`: customers' workspaces in your own product.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct WorkspaceValues {
    #[serde(flatten)]
    pub custom: Values,
    pub record_id: Vec<TextValue>,
    /// The workspace's id in your own product.
    pub workspace_id: Vec<TextValue>,
    pub name: Vec<TextValue>,
    /// Any number of users.
    pub users: Vec<RecordReferenceValue>,
    pub company: Vec<RecordReferenceValue>,
    pub avatar_url: Vec<TextValue>,
    pub created_at: Vec<TimestampValue>,
    pub created_by: Vec<ActorReferenceValue>,
}

/// Values by object. Add custom objects, or attributes of the standard ones, by declaring them:
/// ```ts
/// declare module "attio-wasm" {
///   interface StandardObjects { invoices: { number: TextValue[]; total: CurrencyValue[] } }
///   interface CompanyValues { tier?: SelectValue[] }
/// }
/// ```
#[derive(Clone, Debug, Tsify)]
pub struct StandardObjects {
    pub people: PersonValues,
    pub companies: CompanyValues,
    pub deals: DealValues,
    pub users: UserValues,
    pub workspaces: WorkspaceValues,
}
