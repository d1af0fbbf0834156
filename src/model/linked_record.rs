use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A record that something is linked to.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct LinkedRecord {
    /// The slug of the object that the record belongs to.
    pub object_slug: String,
    /// The id of that object.
    pub object_id: String,
    /// The id of the record.
    pub record_id: String,
}

/// Reference to a record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct RecordLocator {
    /// Slug or id of the object.
    pub object: String,
    /// Id of the record.
    pub record_id: String,
}
