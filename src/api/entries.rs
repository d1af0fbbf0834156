//! Entries: records in a list.

use crate::model::{Timestamp, Values, ValuesInput};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

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

/// What `entries.create` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryCreate {
    /// Id of the record to put into the list.
    pub parent_record_id: String,
    /// Slug or id of the object it belongs to.
    pub parent_object: String,
    /// Values of the list's own attributes by slug or id; may be empty.
    pub entry_values: ValuesInput,
}

/// What `entries.upsert` takes. The entry is found by its record; several make it fail with
/// `multiple_match_results`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryUpsert {
    /// Id of the record.
    pub parent_record_id: String,
    /// Slug or id of the object it belongs to.
    pub parent_object: String,
    /// Values of the list's own attributes by slug or id; may be empty.
    pub entry_values: ValuesInput,
}

/// What `entries.update` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryUpdate {
    /// Values by attribute slug or id. Those of multiselect attributes are put before what is there.
    pub entry_values: ValuesInput,
}

/// What `entries.replace` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryReplace {
    /// Values by attribute slug or id. Those of multiselect attributes replace what is there;
    /// attributes that are left out stay as they are.
    pub entry_values: ValuesInput,
}
