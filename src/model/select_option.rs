use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The ids of an option of a select attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SelectOptionId {
    pub workspace_id: String,
    /// The id of the object, or of the list.
    pub object_id: String,
    pub attribute_id: String,
    pub option_id: String,
}

/// An option of a select attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SelectOption {
    pub id: SelectOptionId,
    pub title: String,
    /// Whether it is archived: records keep it, but it cannot be chosen any more.
    pub is_archived: bool,
}
