//! Activity records: one record for each event, such as a visit.

use super::resource;
use crate::model::{Timestamp, Values, ValuesInput};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Activity records: one record for each event, such as a visit.
    ActivityRecords "activityRecords";

    /// Lists the records of an activity type that match a filter, in sort order.
    ///
    /// Page size: 500 by default.
    ///
    /// @beta
    ///
    /// @example
    /// const good = attio.activityRecords.query("site_visits", { filter: { outcome: "Positive" } });
    /// for await (const visit of good) console.log(visit.id.record_id);
    query "<V = Values>(activity: string, query?: ActivityRecordQuery, options?: RequestOptions): PagePromise<ActivityRecord<V>>"
        = POST "/v2/activities/{activity}/records/query"
            requires("sorts[].direction sorts[].attribute|path")
            scopes("activity_record:read activity_configuration:read object_configuration:read record_permission:read"), whole_body(), reads(), offset(500, 0), beta();

    /// Creates an activity record.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activityRecords.create("site_visits", {
    ///   values: { title: ["Visit to the roastery"], minutes: [45], outcome: ["Positive"] },
    /// });
    create "<V = Values>(activity: string, body: ActivityRecordCreate, options?: RequestOptions): Promise<ActivityRecord<V>>"
        = POST "/v2/activities/{activity}/records"
            requires("values")
            scopes("activity_record:read-write activity_configuration:read object_configuration:read record_permission:read"), beta();

    /// Creates an activity record, or updates the one with the same value of a unique attribute.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activityRecords.upsert("site_visits", {
    ///   matching_attribute: "external_id",
    ///   values: { external_id: ["visit-17"], minutes: [60] },
    /// });
    upsert "<V = Values>(activity: string, body: ActivityRecordUpsert, options?: RequestOptions): Promise<ActivityRecord<V>>"
        = PUT "/v2/activities/{activity}/records"
            requires("matching_attribute values")
            scopes("activity_record:read-write activity_configuration:read object_configuration:read record_permission:read"), matches(), beta();

    /// Reads one activity record.
    ///
    /// @beta
    ///
    /// @example
    /// const visit = await attio.activityRecords.get("site_visits", recordId);
    get "<V = Values>(activity: string, record_id: string, options?: RequestOptions): Promise<ActivityRecord<V>>"
        = GET "/v2/activities/{activity}/records/{record_id}"
            scopes("activity_record:read activity_configuration:read object_configuration:read record_permission:read"), beta();

    /// Changes values of an activity record; values of multiselect attributes are added to those already there.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activityRecords.update("site_visits", recordId, { values: { topics: ["Support"] } });
    update "<V = Values>(activity: string, record_id: string, body: ActivityRecordUpdate, options?: RequestOptions): Promise<ActivityRecord<V>>"
        = PATCH "/v2/activities/{activity}/records/{record_id}"
            requires("values")
            scopes("activity_record:read-write activity_configuration:read object_configuration:read record_permission:read"), beta();

    /// Changes values of an activity record; values of multiselect attributes replace those already there.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activityRecords.replace("site_visits", recordId, { values: { topics: ["Introduction"] } });
    replace "<V = Values>(activity: string, record_id: string, body: ActivityRecordReplace, options?: RequestOptions): Promise<ActivityRecord<V>>"
        = PUT "/v2/activities/{activity}/records/{record_id}"
            requires("values")
            scopes("activity_record:read-write activity_configuration:read object_configuration:read record_permission:read"), beta();

    /// Deletes an activity record.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activityRecords.delete("site_visits", recordId);
    delete "(activity: string, record_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/activities/{activity}/records/{record_id}"
            scopes("activity_record:read-write activity_configuration:read object_configuration:read record_permission:read"), beta();
}

/// The ids of an activity record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordId {
    pub workspace_id: String,
    pub activity_id: String,
    pub record_id: String,
}

/// A record of an activity type.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[tsify(type_params = "V = Values")]
pub struct ActivityRecord<V = Values> {
    pub id: ActivityRecordId,
    pub created_at: Timestamp,
    /// The active values, by attribute slug.
    pub values: V,
}

/// Body of `activityRecords.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordCreate {
    /// Values by attribute slug or id. Required attributes must have one.
    pub values: ValuesInput,
}

/// Body of `activityRecords.upsert`. A multiselect attribute is overwritten, except the matching
/// one, which is added to.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordUpsert {
    /// Slug or id of the unique attribute by which the record is found.
    pub matching_attribute: String,
    /// Values by attribute slug or id, the matching one among them.
    pub values: ValuesInput,
}

/// Body of `activityRecords.update`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordUpdate {
    /// Values by attribute slug or id. Those of multiselect attributes are prepended to the existing ones.
    pub values: ValuesInput,
}

/// Body of `activityRecords.replace`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordReplace {
    /// Values by attribute slug or id. Those of multiselect attributes replace the existing ones; attributes that are
    /// left out keep theirs.
    pub values: ValuesInput,
}
