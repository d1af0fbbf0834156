use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The ids of a status.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct StatusId {
    pub workspace_id: String,
    /// The id of the object, or of the list.
    pub object_id: String,
    pub attribute_id: String,
    pub status_id: String,
}

/// A status of a status attribute, such as a stage of a pipeline.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Status {
    pub id: StatusId,
    pub title: String,
    pub is_archived: bool,
    /// Whether the app celebrates when a record or entry reaches this status.
    pub celebration_enabled: bool,
    /// Target time in this status, an ISO 8601 duration: `"P0Y0M1DT0H0M0S"`.
    pub target_time_in_status: Option<String>,
}
