//! Objects: people, companies, deals and the workspace's own kinds of records.

use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The ids of an object.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectId {
    pub workspace_id: String,
    pub object_id: String,
}

/// An object: a kind of records.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttioObject {
    pub id: ObjectId,
    /// Stands for the id in paths: `"people"`.
    pub api_slug: Option<String>,
    /// `"Person"`.
    pub singular_noun: Option<String>,
    /// `"People"`.
    pub plural_noun: Option<String>,
    pub created_at: Timestamp,
}

/// What `objects.create` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectCreate {
    /// Unique, in snake case.
    pub api_slug: String,
    /// At least one character.
    pub singular_noun: String,
    /// At least one character.
    pub plural_noun: String,
}

/// What `objects.update` takes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ObjectUpdate {
    /// Unique, in snake case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_slug: Option<String>,
    /// At least one character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub singular_noun: Option<String>,
    /// At least one character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural_noun: Option<String>,
}
