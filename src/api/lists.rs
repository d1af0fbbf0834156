//! Lists: records of one object, with attributes of their own while they are in the list.

use crate::model::{Actor, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

open_enum! {
    /// What members may do with a list.
    pub enum ListAccess {
        FullAccess = "full-access",
        ReadAndWrite = "read-and-write",
        ReadOnly = "read-only",
    }
}

/// The ids of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListId {
    pub workspace_id: String,
    pub list_id: String,
}

/// What one member may do with a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListMemberAccess {
    pub workspace_member_id: String,
    pub level: Option<ListAccess>,
}

/// A list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttioList {
    pub id: ListId,
    /// Stands for the id in paths.
    pub api_slug: String,
    pub name: String,
    /// Slugs of the objects whose records may be in it: one, except in some old lists.
    pub parent_object: Vec<String>,
    /// What every member may do, `null` for a private list.
    pub workspace_access: Option<ListAccess>,
    pub workspace_member_access: Vec<ListMemberAccess>,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// What one member is to be allowed.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListMemberAccessInput {
    pub workspace_member_id: String,
    pub level: ListAccess,
}

/// What `lists.create` takes. At least one member, or the workspace, needs full access.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListCreate {
    pub name: String,
    /// Unique, in snake case.
    pub api_slug: String,
    /// Slug or id of the object whose records will be in it.
    pub parent_object: String,
    /// What every member may do, `null` for a private list.
    pub workspace_access: Option<ListAccess>,
    /// What single members may do; may be empty.
    pub workspace_member_access: Vec<ListMemberAccessInput>,
}

/// What `lists.update` takes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ListUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Unique, in snake case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_slug: Option<String>,
    /// What every member may do, `null` makes the list private.
    #[serde(default)]
    pub workspace_access: Option<ListAccess>,
    /// What single members may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_member_access: Option<Vec<ListMemberAccessInput>>,
}
