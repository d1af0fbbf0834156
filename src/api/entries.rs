//! Entries: records in lists, with the values of the list's own attributes.

use super::resource;
use crate::model::{Timestamp, Values, ValuesInput};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Entries: records in lists, with the values of the list's own attributes.
    Entries "entries";

    /// Lists the entries of a list that match a filter, in sort order.
    ///
    /// Page size: 500 by default.
    ///
    /// @example
    /// const open = attio.entries.query("sales_pipeline", {
    ///   filter: { $not: { stage: "Closed won" } },
    ///   sorts: [{ attribute: "deal_size", field: "currency_value", direction: "desc" }],
    /// });
    /// for await (const entry of open) console.log(entry.parent_record_id);
    query "<K extends ListSlug>(list: K, query?: EntryQueryOf<K>, options?: QueryOptions, ...completes: NeverPassed): PagePromise<EntryOf<K>>"
    query "<const L extends string>(list: ListArgument<L>, query?: EntryQueryOf<L>, options?: QueryOptions, ...with_lists: WithLists): PagePromise<EntryOf<L>>"
    query "<V = Values, L extends string = string>(list: L, query?: EntryQuery, options?: QueryOptions, ...given: GivenList<L>): PagePromise<Entry<V>>"
        = POST "/v2/lists/{list}/entries/query"
            requires("sorts[].direction sorts[].attribute|path filter^filter_view_id")
            scopes("list_entry:read list_configuration:read"), whole_body(), reads(), offset(500, 0);

    /// Adds a record to a list; the same record may be in a list more than once.
    ///
    /// @example
    /// const entry = await attio.entries.create("sales_pipeline", {
    ///   parent_object: "companies",
    ///   parent_record_id: companyId,
    ///   entry_values: { stage: ["Proposal"], deal_size: [12_500] },
    /// });
    create "<K extends ListSlug>(list: K, body: EntryCreateOf<K>, options?: RequestOptions, ...completes: NeverPassed): Promise<EntryOf<K>>"
    create "<const L extends string>(list: ListArgument<L>, body: EntryCreateOf<L>, options?: RequestOptions, ...with_lists: WithLists): Promise<EntryOf<L>>"
    create "<V = Values, L extends string = string>(list: L, body: EntryCreate, options?: RequestOptions, ...given: GivenList<L>): Promise<Entry<V>>"
        = POST "/v2/lists/{list}/entries"
            requires("parent_record_id parent_object entry_values")
            scopes("list_entry:read-write list_configuration:read");

    /// Adds a record to a list, or updates the entry that it already has there.
    ///
    /// @example
    /// await attio.entries.upsert("sales_pipeline", {
    ///   parent_object: "companies",
    ///   parent_record_id: companyId,
    ///   entry_values: { next_step: ["Send the offer"] },
    /// });
    upsert "<K extends ListSlug>(list: K, body: EntryUpsertOf<K>, options?: RequestOptions, ...completes: NeverPassed): Promise<EntryOf<K>>"
    upsert "<const L extends string>(list: ListArgument<L>, body: EntryUpsertOf<L>, options?: RequestOptions, ...with_lists: WithLists): Promise<EntryOf<L>>"
    upsert "<V = Values, L extends string = string>(list: L, body: EntryUpsert, options?: RequestOptions, ...given: GivenList<L>): Promise<Entry<V>>"
        = PUT "/v2/lists/{list}/entries"
            requires("parent_record_id parent_object entry_values")
            scopes("list_entry:read-write list_configuration:read");

    /// Reads one entry with its active values.
    ///
    /// @example
    /// const entry = await attio.entries.get("sales_pipeline", entryId);
    get "<K extends ListSlug>(list: K, entry_id: string, options?: RequestOptions, ...completes: NeverPassed): Promise<EntryOf<K>>"
    get "<const L extends string>(list: ListArgument<L>, entry_id: string, options?: RequestOptions, ...with_lists: WithLists): Promise<EntryOf<L>>"
    get "<V = Values, L extends string = string>(list: L, entry_id: string, options?: RequestOptions, ...given: GivenList<L>): Promise<Entry<V>>"
        = GET "/v2/lists/{list}/entries/{entry_id}" scopes("list_entry:read list_configuration:read");

    /// Changes values of an entry; values of multiselect attributes are added to those already there.
    ///
    /// @example
    /// await attio.entries.update("sales_pipeline", entryId, { entry_values: { tags: ["Enterprise"] } });
    update "<K extends ListSlug>(list: K, entry_id: string, body: EntryUpdateOf<K>, options?: RequestOptions, ...completes: NeverPassed): Promise<EntryOf<K>>"
    update "<const L extends string>(list: ListArgument<L>, entry_id: string, body: EntryUpdateOf<L>, options?: RequestOptions, ...with_lists: WithLists): Promise<EntryOf<L>>"
    update "<V = Values, L extends string = string>(list: L, entry_id: string, body: EntryUpdate, options?: RequestOptions, ...given: GivenList<L>): Promise<Entry<V>>"
        = PATCH "/v2/lists/{list}/entries/{entry_id}"
            requires("entry_values")
            scopes("list_entry:read-write list_configuration:read");

    /// Changes values of an entry; values of multiselect attributes replace those already there.
    ///
    /// @example
    /// await attio.entries.replace("sales_pipeline", entryId, { entry_values: { tags: ["Expansion"] } });
    replace "<K extends ListSlug>(list: K, entry_id: string, body: EntryReplaceOf<K>, options?: RequestOptions, ...completes: NeverPassed): Promise<EntryOf<K>>"
    replace "<const L extends string>(list: ListArgument<L>, entry_id: string, body: EntryReplaceOf<L>, options?: RequestOptions, ...with_lists: WithLists): Promise<EntryOf<L>>"
    replace "<V = Values, L extends string = string>(list: L, entry_id: string, body: EntryReplace, options?: RequestOptions, ...given: GivenList<L>): Promise<Entry<V>>"
        = PUT "/v2/lists/{list}/entries/{entry_id}"
            requires("entry_values")
            scopes("list_entry:read-write list_configuration:read");

    /// Removes an entry from its list; the record is kept.
    ///
    /// @example
    /// await attio.entries.delete("sales_pipeline", entryId);
    delete "<const L extends string>(list: ListArgument<L>, entry_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/lists/{list}/entries/{entry_id}" scopes("list_entry:read-write list_configuration:read");

    /// Lists the values of one attribute of an entry, optionally with past ones.
    ///
    /// @example
    /// for await (const stage of attio.entries.values("sales_pipeline", entryId, "stage", { show_historic: true })) {
    ///   console.log(stage.active_from);
    /// }
    values "<const L extends string, const A extends string>(list: ListArgument<L>, entry_id: string, attribute: ListAttributeArgument<L, A>, query?: ValueListQuery, options?: RequestOptions): PagePromise<EntryAttributeValueOf<L, A>>"
        = GET "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values"
            scopes("list_entry:read list_configuration:read"), offset(0, 0);

    /// Replaces the whole history of one attribute of an entry.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.entries.replaceValues("sales_pipeline", entryId, "priority", {
    ///   values: [{ value: "High", active_from: "2026-01-01T00:00:00Z", active_until: null }],
    ///   replace_history: true,
    /// });
    replaceValues "<const L extends string, const A extends string>(list: ListArgument<L>, entry_id: string, attribute: ListAttributeArgument<L, A>, body: ValueHistoryReplace, options?: RequestOptions): Promise<EntryAttributeValueOf<L, A>[]>"
        = PUT "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values"
            requires("values replace_history values[].value values[].active_from values[].active_until?")
            scopes("list_entry:read-write list_configuration:read"), array(), beta();
}

/// The ids of an entry.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryId {
    pub workspace_id: String,
    pub list_id: String,
    pub entry_id: String,
}

/// An entry of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[tsify(type_params = "V = Values")]
pub struct Entry<V = Values> {
    pub id: EntryId,
    /// The id of the record that is in the list.
    pub parent_record_id: String,
    /// The slug of the object it belongs to.
    pub parent_object: String,
    pub created_at: Timestamp,
    /// The active values of the list's own attributes, by slug.
    pub entry_values: V,
}

/// Body of `entries.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryCreate {
    /// Id of the record to add to the list.
    pub parent_record_id: String,
    /// Slug or id of the object that the record belongs to.
    pub parent_object: String,
    /// Values of the list's own attributes by slug or id; may be empty.
    pub entry_values: ValuesInput,
}

/// Body of `entries.upsert`. The entry is found by its record; where the record has several, it fails with
/// `multiple_match_results`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryUpsert {
    /// Id of the record.
    pub parent_record_id: String,
    /// Slug or id of the object that the record belongs to.
    pub parent_object: String,
    /// Values of the list's own attributes by slug or id; may be empty.
    pub entry_values: ValuesInput,
}

/// Body of `entries.update`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryUpdate {
    /// Values by attribute slug or id. Those of multiselect attributes are prepended to the existing ones.
    pub entry_values: ValuesInput,
}

/// Body of `entries.replace`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryReplace {
    /// Values by attribute slug or id. Those of multiselect attributes replace the existing ones; attributes that are
    /// left out keep theirs.
    pub entry_values: ValuesInput,
}
