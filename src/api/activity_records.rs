//! Activity records: the things that happened.

use crate::model::{Timestamp, Values, ValuesInput};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

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

/// What `activityRecords.create` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordCreate {
    /// Values by attribute slug or id. Required attributes must have one.
    pub values: ValuesInput,
}

/// What `activityRecords.upsert` takes. A multiselect attribute is overwritten, except the matching
/// one, which is added to.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordUpsert {
    /// Slug or id of the unique attribute by which the record is found.
    pub matching_attribute: String,
    /// Values by attribute slug or id, the matching one among them.
    pub values: ValuesInput,
}

/// What `activityRecords.update` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordUpdate {
    /// Values by attribute slug or id. Those of multiselect attributes are put before what is there.
    pub values: ValuesInput,
}

/// What `activityRecords.replace` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityRecordReplace {
    /// Values by attribute slug or id. Those of multiselect attributes replace what is there;
    /// attributes that are left out stay as they are.
    pub values: ValuesInput,
}
