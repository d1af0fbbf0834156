//! Records: people, companies, deals and everything else that objects hold.

use super::resource;
use crate::model::{Timestamp, Values, ValuesInput};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Records: people, companies, deals and everything else that objects hold.
    Records "records";

    /// Lists the records of an object that match a filter, in sort order.
    ///
    /// Page size: 500 by default. With `stable: true`, no record is missed or read twice while others are created, changed
    /// or deleted.
    ///
    /// @example
    /// const companies = attio.records.query("companies", {
    ///   filter: { $and: [{ categories: "SaaS" }, { employee_range: "11-50" }] },
    ///   sorts: [{ attribute: "name", direction: "asc" }],
    /// });
    /// for await (const company of companies) console.log(company.values.name?.[0]?.value);
    query "<K extends ObjectSlug>(object: K, query?: RecordQueryOf<K> | RecordQuery, options?: QueryOptions, ...without_file: WithoutFile): PagePromise<AttioRecord<KnownValues[K]>>"
    query "<const O extends string>(object: ObjectArgument<O>, query?: RecordQueryOf<O>, options?: QueryOptions, ...with_file: WithFile): PagePromise<AttioRecord<ValuesOf<O>>>"
    query "<V = Values, O extends string = string>(object: O, query?: RecordQuery, options?: QueryOptions, ...given: Given<O>): PagePromise<AttioRecord<V>>"
        = POST "/v2/objects/{object}/records/query"
            requires("sorts[].direction sorts[].attribute|path filter^filter_view_id")
            scopes("record_permission:read object_configuration:read"), whole_body(), reads(), offset(500, 0);

    /// Creates a record; a conflict on a unique attribute is an error.
    ///
    /// @example
    /// const person = await attio.records.create("people", {
    ///   values: {
    ///     name: [{ first_name: "Ada", last_name: "Lovelace" }],
    ///     email_addresses: ["ada@example.com"],
    ///     company: [{ target_object: "companies", target_record_id: companyId }],
    ///   },
    /// });
    /// console.log(person.id.record_id);
    create "<K extends ObjectSlug>(object: K, body: RecordCreateOf<K>, options?: RequestOptions, ...without_file: WithoutFile): Promise<AttioRecord<KnownValues[K]>>"
    create "<const O extends string>(object: ObjectArgument<O>, body: RecordCreateOf<O>, options?: RequestOptions, ...with_file: WithFile): Promise<AttioRecord<ValuesOf<O>>>"
    create "<V = Values, O extends string = string>(object: O, body: RecordCreate, options?: RequestOptions, ...given: Given<O>): Promise<AttioRecord<V>>"
        = POST "/v2/objects/{object}/records"
            requires("values")
            scopes("record_permission:read-write object_configuration:read"), preset(Preset::FullNames);

    /// Creates a record, or updates the one with the same value of a unique attribute.
    ///
    /// @example
    /// await attio.records.upsert("companies", {
    ///   matching_attribute: "domains",
    ///   values: { domains: ["example.com"], name: ["Example"] },
    /// });
    upsert "<K extends ObjectSlug>(object: K, body: RecordUpsertOf<K>, options?: RequestOptions, ...without_file: WithoutFile): Promise<AttioRecord<KnownValues[K]>>"
    upsert "<const O extends string>(object: ObjectArgument<O>, body: RecordUpsertOf<O>, options?: RequestOptions, ...with_file: WithFile): Promise<AttioRecord<ValuesOf<O>>>"
    upsert "<V = Values, O extends string = string>(object: O, body: RecordUpsert, options?: RequestOptions, ...given: Given<O>): Promise<AttioRecord<V>>"
        = PUT "/v2/objects/{object}/records"
            requires("matching_attribute values")
            scopes("record_permission:read-write object_configuration:read"), matches(), preset(Preset::FullNames);

    /// Reads one record with its active values.
    ///
    /// @example
    /// const deal = await attio.records.get("deals", dealId);
    /// const value = deal.values.value?.[0]?.currency_value;
    get "<K extends ObjectSlug>(object: K, record_id: string, options?: RequestOptions, ...without_file: WithoutFile): Promise<AttioRecord<KnownValues[K]>>"
    get "<const O extends string>(object: ObjectArgument<O>, record_id: string, options?: RequestOptions, ...with_file: WithFile): Promise<AttioRecord<ValuesOf<O>>>"
    get "<V = Values, O extends string = string>(object: O, record_id: string, options?: RequestOptions, ...given: Given<O>): Promise<AttioRecord<V>>"
        = GET "/v2/objects/{object}/records/{record_id}" scopes("record_permission:read object_configuration:read");

    /// Changes values of a record; values of multiselect attributes are added to those already there.
    ///
    /// @example
    /// await attio.records.update("companies", companyId, { values: { categories: ["FinTech"] } });
    update "<K extends ObjectSlug>(object: K, record_id: string, body: RecordUpdateOf<K>, options?: RequestOptions, ...without_file: WithoutFile): Promise<AttioRecord<KnownValues[K]>>"
    update "<const O extends string>(object: ObjectArgument<O>, record_id: string, body: RecordUpdateOf<O>, options?: RequestOptions, ...with_file: WithFile): Promise<AttioRecord<ValuesOf<O>>>"
    update "<V = Values, O extends string = string>(object: O, record_id: string, body: RecordUpdate, options?: RequestOptions, ...given: Given<O>): Promise<AttioRecord<V>>"
        = PATCH "/v2/objects/{object}/records/{record_id}"
            requires("values")
            scopes("record_permission:read-write object_configuration:read"), preset(Preset::FullNames);

    /// Changes values of a record; values of multiselect attributes replace those already there.
    ///
    /// @example
    /// await attio.records.replace("companies", companyId, { values: { categories: ["FinTech", "SaaS"] } });
    replace "<K extends ObjectSlug>(object: K, record_id: string, body: RecordReplaceOf<K>, options?: RequestOptions, ...without_file: WithoutFile): Promise<AttioRecord<KnownValues[K]>>"
    replace "<const O extends string>(object: ObjectArgument<O>, record_id: string, body: RecordReplaceOf<O>, options?: RequestOptions, ...with_file: WithFile): Promise<AttioRecord<ValuesOf<O>>>"
    replace "<V = Values, O extends string = string>(object: O, record_id: string, body: RecordReplace, options?: RequestOptions, ...given: Given<O>): Promise<AttioRecord<V>>"
        = PUT "/v2/objects/{object}/records/{record_id}"
            requires("values")
            scopes("record_permission:read-write object_configuration:read"), preset(Preset::FullNames);

    /// Deletes a record.
    ///
    /// @example
    /// await attio.records.delete("companies", companyId);
    delete "<const O extends string>(object: ObjectArgument<O>, record_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/objects/{object}/records/{record_id}"
            scopes("object_configuration:read record_permission:read-write");

    /// Merges the second record into the first; both ids are replaced by a new one.
    ///
    /// @beta
    ///
    /// @example
    /// const { new_record_id } = await attio.records.merge("people", {
    ///   primary_record_id: personId,
    ///   secondary_record_id: duplicateId,
    /// });
    merge "<const O extends string>(object: ObjectArgument<O>, body: RecordMerge, options?: RequestOptions): Promise<MergedRecord>"
        = POST "/v2/objects/{object}/records/merge"
            requires("primary_record_id secondary_record_id")
            scopes("record_permission:read-write object_configuration:read"), beta();

    /// Lists the values of one attribute of a record, optionally with past ones.
    ///
    /// @example
    /// for await (const title of attio.records.values("people", personId, "job_title", { show_historic: true })) {
    ///   if (title.attribute_type === "text") console.log(title.active_from, title.value);
    /// }
    values "<const O extends string, const A extends string>(object: ObjectArgument<O>, record_id: string, attribute: AttributeArgument<O, A>, query?: ValueListQuery, options?: RequestOptions): PagePromise<AttributeValueOf<O, A>>"
        = GET "/v2/objects/{object}/records/{record_id}/attributes/{attribute}/values"
            scopes("record_permission:read object_configuration:read"), offset(0, 0);

    /// Replaces the whole history of one attribute of a record.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.records.replaceValues("people", personId, "job_title", {
    ///   values: [
    ///     { value: "Analyst", active_from: "2020-01-01T00:00:00Z", active_until: "2022-06-01T00:00:00Z" },
    ///     { value: "Head of Analysis", active_from: "2022-06-01T00:00:00Z", active_until: null },
    ///   ],
    ///   replace_history: true,
    /// });
    replaceValues "<const O extends string, const A extends string>(object: ObjectArgument<O>, record_id: string, attribute: AttributeArgument<O, A>, body: ValueHistoryReplace, options?: RequestOptions): Promise<AttributeValueOf<O, A>[]>"
        = PUT "/v2/objects/{object}/records/{record_id}/attributes/{attribute}/values"
            requires("values replace_history values[].value values[].active_from values[].active_until?")
            scopes("record_permission:read-write object_configuration:read"), array(), beta();

    /// Lists the list entries of which a record is the parent.
    ///
    /// Page size: 100 by default, at most 1000.
    ///
    /// @example
    /// for await (const entry of attio.records.entries("companies", companyId)) console.log(entry.list_api_slug);
    entries "<const O extends string>(object: ObjectArgument<O>, record_id: string, query?: RecordEntryListQuery, options?: RequestOptions): PagePromise<RecordEntry>"
        = GET "/v2/objects/{object}/records/{record_id}/entries"
            scopes("record_permission:read object_configuration:read list_entry:read"), offset(100, 1000);

    /// Finds records by name, domain, e-mail address or phone number. New records become searchable after a moment.
    ///
    /// @beta
    ///
    /// @example
    /// const found = await attio.records.search({
    ///   query: "ada",
    ///   objects: ["people", "companies"],
    ///   request_as: { type: "workspace" },
    /// });
    search "(body: RecordSearch, options?: RequestOptions): Promise<RecordSearchResult[]>"
        = POST "/v2/objects/records/search"
            requires("query objects request_as request_as.type request_as.type=workspace-member:workspace_member_id|email_address")
            scopes("record_permission:read object_configuration:read"), whole_body(), reads(), array(), beta();
}

/// The ids of a record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordId {
    pub workspace_id: String,
    pub object_id: String,
    pub record_id: String,
}

/// A record of an object.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[tsify(type_params = "V = Values")]
pub struct AttioRecord<V = Values> {
    pub id: RecordId,
    pub created_at: Timestamp,
    /// URL of the record in the app.
    pub web_url: String,
    /// The active values, by attribute slug.
    pub values: V,
}

/// Body of `records.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordCreate {
    /// Values by attribute slug or id. Required attributes must have one.
    pub values: ValuesInput,
}

/// Body of `records.upsert`. A multiselect attribute is overwritten, except the matching one,
/// which is added to.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordUpsert {
    /// Slug or id of the unique attribute by which the record is found.
    pub matching_attribute: String,
    /// Values by attribute slug or id, the matching one among them.
    pub values: ValuesInput,
}

/// Body of `records.update`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordUpdate {
    /// Values by attribute slug or id. Those of multiselect attributes are prepended to the existing ones.
    pub values: ValuesInput,
}

/// Body of `records.replace`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordReplace {
    /// Values by attribute slug or id. Those of multiselect attributes replace the existing ones; attributes that are
    /// left out keep theirs.
    pub values: ValuesInput,
}

/// Body of `records.merge`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordMerge {
    /// Id of the record whose values take precedence.
    pub primary_record_id: String,
    /// Id of the record that is merged into it; of the same object.
    pub secondary_record_id: String,
}

/// Result of a merge.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MergedRecord {
    /// The id of the merged record. Until the merge is complete, reading it answers 404 `merge_in_progress`.
    pub new_record_id: String,
}

/// Query parameters of `records.entries`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct RecordEntryListQuery {
    /// Size of a page, at most 1000. Default 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of entries to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// An entry of a record in a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordEntry {
    pub list_id: String,
    pub list_api_slug: String,
    pub entry_id: String,
    pub created_at: Timestamp,
}

/// Search on behalf of the workspace, with access to everything.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "workspace")]
pub struct RequestAsWorkspace {}

/// Search on behalf of a member, by id, with the member's access.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "workspace-member")]
pub struct RequestAsMember {
    pub workspace_member_id: String,
}

/// Search on behalf of a member, by e-mail address, with the member's access.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "workspace-member")]
pub struct RequestAsMemberByEmail {
    pub email_address: String,
}

/// Identity on whose behalf a search is made.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum RequestAs {
    Member(RequestAsMember),
    MemberByEmail(RequestAsMemberByEmail),
    Workspace(RequestAsWorkspace),
}

/// Body of `records.search`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordSearch {
    /// Search text, at most 256 characters. An empty text finds some records.
    pub query: String,
    /// Maximum number of results, 1 to 25. Default 25.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Slugs or ids of the objects to search, at least one.
    pub objects: Vec<String>,
    pub request_as: RequestAs,
}

/// A record found by a search.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordSearchResult {
    pub id: RecordId,
    /// Display name of the record.
    pub record_text: String,
    /// URL of its image.
    pub record_image: Option<String>,
    pub object_slug: String,
    /// On people only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<String>>,
    /// On people only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<String>>,
    /// On companies only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domains: Option<Vec<String>>,
}
