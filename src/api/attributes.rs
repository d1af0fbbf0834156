//! Attributes: the fields of objects and lists, with their select options and statuses.

use super::resource;
use crate::model::{
    Actor, ActorType, AttributeType, CalendarDate, CountryCode, CurrencyCode, CurrencyDisplay, InputValue,
    InteractionType, Json, LocationParts, SelectOption, Status, Timestamp, open_enum, tagged_union,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

resource! {
    /// Attributes: the fields of objects and lists, with their select options and statuses.
    Attributes "attributes";

    /// Lists the attributes of an object or a list.
    ///
    /// @example
    /// for await (const attribute of attio.attributes.list("objects", "companies")) {
    ///   console.log(attribute.api_slug, attribute.type);
    /// }
    list "<const T extends AttributeTarget, const I extends string>(target: T, identifier: TargetArgument<T, I>, query?: AttributeListQuery, options?: RequestOptions): PagePromise<Attribute>"
        = GET "/v2/{target}/{identifier}/attributes"
            scopes("object_configuration:read|list_configuration:read"), offset(0, 0);

    /// Creates an attribute on an object or a list.
    ///
    /// @example
    /// await attio.attributes.create("objects", "invoices", {
    ///   title: "Amount",
    ///   description: null,
    ///   api_slug: "amount",
    ///   type: "currency",
    ///   is_required: true,
    ///   is_unique: false,
    ///   is_multiselect: false,
    ///   config: { currency: { default_currency_code: "EUR", display_type: "symbol" } },
    /// });
    create "<const T extends AttributeTarget, const I extends string>(target: T, identifier: TargetArgument<T, I>, body: AttributeCreate, options?: RequestOptions): Promise<Attribute>"
        = POST "/v2/{target}/{identifier}/attributes"
            requires("title description? api_slug type is_required is_unique is_multiselect config default_value.type default_value.template relationship.object relationship.title relationship.api_slug relationship.is_multiselect config.currency.default_currency_code config.currency.display_type config.record_reference.allowed_objects")
            scopes("object_configuration:read-write|list_configuration:read-write");

    /// Reads one attribute by its slug or id.
    ///
    /// @example
    /// const { is_writable } = await attio.attributes.get("lists", "sales_pipeline", "stage");
    get "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, options?: RequestOptions): Promise<Attribute>"
        = GET "/v2/{target}/{identifier}/attributes/{attribute}"
            scopes("object_configuration:read|list_configuration:read");

    /// Changes an attribute, or archives it.
    ///
    /// @example
    /// await attio.attributes.update("objects", "invoices", "amount", { title: "Total", description: "Without tax" });
    update "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, body: AttributeUpdate, options?: RequestOptions): Promise<Attribute>"
        = PATCH "/v2/{target}/{identifier}/attributes/{attribute}"
            requires("default_value.type default_value.template config.currency.default_currency_code config.currency.display_type config.record_reference.allowed_objects")
            scopes("object_configuration:read-write|list_configuration:read-write");

    /// Lists the options of a select attribute.
    ///
    /// @example
    /// const options = await attio.attributes.listOptions("objects", "companies", "categories").toArray();
    /// console.log(options.map((option) => option.title));
    listOptions "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, query?: SelectOptionListQuery, options?: RequestOptions): PagePromise<SelectOption>"
        = GET "/v2/{target}/{identifier}/attributes/{attribute}/options"
            scopes("object_configuration:read|list_configuration:read"), one_page(), queried();

    /// Adds an option to a select attribute.
    ///
    /// @example
    /// await attio.attributes.createOption("objects", "invoices", "tags", { title: "Overdue" });
    createOption "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, body: SelectOptionCreate, options?: RequestOptions): Promise<SelectOption>"
        = POST "/v2/{target}/{identifier}/attributes/{attribute}/options"
            requires("title")
            scopes("object_configuration:read-write|list_configuration:read-write");

    /// Renames or archives an option of a select attribute.
    ///
    /// @example
    /// await attio.attributes.updateOption("objects", "invoices", "tags", "Overdue", { is_archived: true });
    updateOption "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, option: string, body: SelectOptionUpdate, options?: RequestOptions): Promise<SelectOption>"
        = PATCH "/v2/{target}/{identifier}/attributes/{attribute}/options/{option}"
            scopes("object_configuration:read-write|list_configuration:read-write");

    /// Lists the statuses of a status attribute.
    ///
    /// @example
    /// const stages = await attio.attributes.listStatuses("lists", "sales_pipeline", "stage").toArray();
    /// console.log(stages.map((stage) => stage.title));
    listStatuses "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, query?: StatusListQuery, options?: RequestOptions): PagePromise<Status>"
        = GET "/v2/{target}/{identifier}/attributes/{attribute}/statuses"
            scopes("object_configuration:read|list_configuration:read"), one_page(), queried();

    /// Adds a status to a status attribute.
    ///
    /// @example
    /// await attio.attributes.createStatus("lists", "sales_pipeline", "stage", {
    ///   title: "Signed",
    ///   celebration_enabled: true,
    ///   target_time_in_status: "P1W",
    /// });
    createStatus "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, body: StatusCreate, options?: RequestOptions): Promise<Status>"
        = POST "/v2/{target}/{identifier}/attributes/{attribute}/statuses"
            requires("title")
            scopes("object_configuration:read-write|list_configuration:read-write");

    /// Changes or archives a status of a status attribute.
    ///
    /// @example
    /// await attio.attributes.updateStatus("lists", "sales_pipeline", "stage", "Signed", { is_archived: true });
    updateStatus "<const T extends AttributeTarget, const I extends string, const A extends string>(target: T, identifier: TargetArgument<T, I>, attribute: TargetAttributeArgument<T, I, A>, status: string, body: StatusUpdate, options?: RequestOptions): Promise<Status>"
        = PATCH "/v2/{target}/{identifier}/attributes/{attribute}/statuses/{status}"
            scopes("object_configuration:read-write|list_configuration:read-write");
}

open_enum! {
    /// Resource that an attribute belongs to.
    pub enum AttributeTarget {
        Objects = "objects",
        Lists = "lists",
    }
}

/// The ids of an attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttributeId {
    pub workspace_id: String,
    /// The id of the object, or of the list.
    pub object_id: String,
    pub attribute_id: String,
}

/// An attribute of an object or a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Attribute {
    pub id: AttributeId,
    pub title: String,
    pub description: Option<String>,
    /// Slug, accepted in place of the id in paths; also the key in `values`.
    pub api_slug: String,
    #[serde(rename = "type")]
    pub kind: AttributeType,
    /// Whether Attio defined it.
    pub is_system_attribute: bool,
    /// `false` for attributes that Attio fills in itself, and for formulas.
    pub is_writable: bool,
    /// Whether new records or entries must have a value.
    pub is_required: bool,
    /// Whether each value may occur only once.
    pub is_unique: bool,
    /// Whether it may have several values.
    pub is_multiselect: bool,
    pub is_default_value_enabled: bool,
    pub is_archived: bool,
    pub default_value: Option<DefaultValue>,
    /// The attribute on the other side of a two-way reference.
    pub relationship: Option<Relationship>,
    pub created_at: Timestamp,
    pub config: AttributeConfig,
}

/// A default that is computed when a record is created.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "dynamic")]
pub struct DynamicDefault {
    /// `"current-user"` for actors; an ISO 8601 duration from now for dates and timestamps: `"P1M"`.
    #[tsify(type = "\"current-user\" | (string & {})")]
    pub template: String,
}

/// A fixed default.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "static")]
pub struct StaticDefault {
    #[tsify(type = "(OutputValue | { attribute_type: Unlisted; [field: string]: unknown })[]")]
    pub template: Vec<AnyOutputValue>,
}

tagged_union! {
    /// Value of new records or entries that are created without one.
    pub enum DefaultValue by "type" {
        Dynamic(DynamicDefault) = "dynamic",
        Static(StaticDefault) = "static",
    }
    /// A default of a kind that this version of the package does not know.
    else UnknownDefault
}

/// A value without the time span in which it was active.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "attribute_type", rename_all = "kebab-case")]
pub enum OutputValue {
    Text {
        value: String,
    },
    Number {
        value: f64,
    },
    Checkbox {
        value: bool,
    },
    Currency {
        currency_value: f64,
        #[serde(default)]
        currency_code: Option<CurrencyCode>,
    },
    Date {
        value: CalendarDate,
    },
    Timestamp {
        value: Timestamp,
    },
    Rating {
        value: f64,
    },
    Status {
        status: StatusOrId,
    },
    Select {
        option: SelectOptionOrId,
    },
    RecordReference {
        target_object: String,
        target_record_id: String,
    },
    ActorReference {
        referenced_actor_type: ActorType,
        referenced_actor_id: Option<String>,
    },
    Location(LocationParts),
    Domain {
        domain: String,
        root_domain: String,
    },
    EmailAddress {
        original_email_address: String,
        email_address: String,
        email_domain: String,
        email_root_domain: String,
        email_local_specifier: String,
    },
    PhoneNumber {
        original_phone_number: String,
        phone_number: String,
        country_code: Option<CountryCode>,
    },
    PersonalName {
        first_name: String,
        last_name: String,
        full_name: String,
    },
    Interaction {
        interaction_type: InteractionType,
        interacted_at: Timestamp,
        owner_actor: Actor,
    },
}

/// A value of any type, including types that this version of the package does not know.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyOutputValue {
    Listed(Box<OutputValue>),
    Other(BTreeMap<String, Json>),
}

/// A status, or only its id.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum StatusOrId {
    Status(Status),
    Id(String),
}

/// An option, or only its id.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum SelectOptionOrId {
    Option(SelectOption),
    Id(String),
}

/// The attribute on the other side of a relationship.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Relationship {
    pub id: AttributeId,
    /// The object that it belongs to.
    pub object_slug: String,
    pub title: String,
    pub api_slug: String,
    /// Whether it may reference several records.
    pub is_multiselect: bool,
}

/// Settings that depend on the type of the attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttributeConfig {
    /// For currency attributes.
    pub currency: CurrencyConfig,
    /// For record references.
    pub record_reference: RecordReferenceConfig,
}

/// Settings of a currency attribute; `null` on others.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CurrencyConfig {
    /// The currency of all values.
    pub default_currency_code: Option<CurrencyCode>,
    pub display_type: Option<CurrencyDisplay>,
}

/// Settings of a record reference.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordReferenceConfig {
    /// Ids of the objects whose records may be referenced; `null` or empty for all.
    pub allowed_object_ids: Option<Vec<String>>,
}

/// Query parameters of `attributes.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct AttributeListQuery {
    /// Size of a page. No default and no maximum are documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of attributes to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Whether archived attributes are included. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_archived: Option<bool>,
}

/// A default that is computed when a record is created.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "dynamic")]
pub struct DynamicDefaultInput {
    /// `"current-user"` for actors; an ISO 8601 duration from now for dates and timestamps: `"P1M"`.
    #[tsify(type = "\"current-user\" | (string & {})")]
    pub template: String,
}

/// A fixed default.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "static")]
pub struct StaticDefaultInput {
    pub template: Vec<InputValue>,
}

/// A default to set. People and companies have none.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum DefaultValueInput {
    Dynamic(DynamicDefaultInput),
    Static(StaticDefaultInput),
}

/// The other side of a new relationship, created together with the attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RelationshipCreate {
    /// Slug or id of the object that gets the other attribute.
    pub object: String,
    pub title: String,
    pub api_slug: String,
    /// Whether the other attribute may reference several records.
    pub is_multiselect: bool,
}

/// Settings of a currency attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CurrencyConfigInput {
    /// The currency of all values.
    pub default_currency_code: CurrencyCode,
    pub display_type: CurrencyDisplay,
}

/// Settings of a record reference.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordReferenceConfigInput {
    /// Slugs or ids of the objects whose records may be referenced, at least one.
    pub allowed_objects: Vec<String>,
}

/// Settings that depend on the type of the attribute; `{}` for most.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct AttributeConfigInput {
    /// For currency attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<CurrencyConfigInput>,
    /// For record references.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_reference: Option<RecordReferenceConfigInput>,
}

/// Body of `attributes.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttributeCreate {
    /// The name in the app.
    pub title: String,
    pub description: Option<String>,
    /// Unique, in snake case.
    pub api_slug: String,
    /// The type; `interaction` and `personal-name` cannot be created.
    #[serde(rename = "type")]
    pub kind: AttributeType,
    /// Whether new records or entries must have a value.
    pub is_required: bool,
    /// Whether each value may occur only once.
    pub is_unique: bool,
    /// Whether it may have several values. Not every type allows it.
    pub is_multiselect: bool,
    #[serde(default)]
    pub default_value: Option<DefaultValueInput>,
    /// Makes the record reference two-way.
    #[serde(default)]
    pub relationship: Option<RelationshipCreate>,
    pub config: AttributeConfigInput,
}

/// Body of `attributes.update`. The type cannot be changed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct AttributeUpdate {
    /// The name in the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    /// Unique, in snake case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_slug: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_unique: Option<bool>,
    #[serde(default)]
    pub default_value: Option<DefaultValueInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<AttributeConfigInput>,
    /// `true` archives the attribute, `false` restores it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_archived: Option<bool>,
}

/// Query parameters of `attributes.listOptions`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct SelectOptionListQuery {
    /// Whether archived options are included. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_archived: Option<bool>,
}

/// Body of `attributes.createOption`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SelectOptionCreate {
    /// At least one character; unique among the options.
    pub title: String,
}

/// Body of `attributes.updateOption`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct SelectOptionUpdate {
    /// At least one character; unique among the options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `true` archives the option, `false` restores it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_archived: Option<bool>,
}

/// Query parameters of `attributes.listStatuses`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct StatusListQuery {
    /// Whether archived statuses are included. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_archived: Option<bool>,
}

/// Body of `attributes.createStatus`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct StatusCreate {
    /// At least one character; unique among the statuses.
    pub title: String,
    /// Whether the app celebrates when a record or entry reaches this status. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub celebration_enabled: Option<bool>,
    /// Target time in this status, an ISO 8601 duration: `"P0Y0M1DT0H0M0S"`.
    #[serde(default)]
    pub target_time_in_status: Option<String>,
}

/// Body of `attributes.updateStatus`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct StatusUpdate {
    /// At least one character; unique among the statuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the app celebrates when a record or entry reaches this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub celebration_enabled: Option<bool>,
    /// Target time in this status, an ISO 8601 duration; `null` for none.
    #[serde(default)]
    pub target_time_in_status: Option<String>,
    /// `true` archives the status, `false` restores it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_archived: Option<bool>,
}
