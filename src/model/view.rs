use super::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Query parameters of `objects.views` and `lists.views`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ViewListQuery {
    /// Whether archived views are included. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_archived: Option<bool>,
    /// Size of a page, 1 to 1000. Default 500.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// The ids of a view of an object.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectViewId {
    pub workspace_id: String,
    pub object_id: String,
    /// Can be given as `filter_view_id` to `records.query`.
    pub view_id: String,
}

/// A saved view of an object.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectView {
    pub id: ObjectViewId,
    /// The title in the app.
    pub title: String,
    pub created_at: Timestamp,
}

/// The ids of a view of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListViewId {
    pub workspace_id: String,
    pub list_id: String,
    /// Can be given as `filter_view_id` to `entries.query`.
    pub view_id: String,
}

/// A saved view of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListView {
    pub id: ListViewId,
    /// The title in the app.
    pub title: String,
    pub created_at: Timestamp,
}
