use super::open_enum;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

open_enum! {
    /// Kind of actor. Those of type `system` have no id.
    pub enum ActorType {
        ApiToken = "api-token",
        WorkspaceMember = "workspace-member",
        System = "system",
        App = "app",
    }
}

/// Actor of a change. Both fields can be missing or `null`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Actor {
    /// The id of the actor: of a workspace member, a token or an app.
    #[serde(default)]
    pub id: Option<String>,
    /// Kind of actor.
    #[serde(default, rename = "type")]
    pub kind: Option<ActorType>,
}
