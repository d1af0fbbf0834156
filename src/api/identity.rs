//! Identity of the token: the only operation that is a method of the client itself.

use super::resource;
use crate::model::open_enum;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Methods of the client itself.
    AttioClient "";

    /// Reads which workspace the token belongs to and which scopes it has. An inactive token gives `{ active: false
    /// }`.
    ///
    /// @example
    /// const identity = await attio.self();
    /// if (identity.active) console.log(identity.workspace_name, identity.scope);
    self "(options?: RequestOptions): Promise<Identity>"
        = GET "/v2/self", returns(Output::Whole);
}

open_enum! {
    /// Whether a token acts for the whole workspace or for one member.
    pub enum TokenLevel {
        Workspace = "workspace",
        User = "user",
    }
}

/// An active token.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActiveIdentity {
    #[tsify(type = "true")]
    pub active: bool,
    /// Scopes of the token, separated by spaces: `"record_permission:read note:read-write"`.
    pub scope: String,
    /// The app it was issued to, or the id of a token that was created in the settings.
    pub client_id: String,
    /// `"Bearer"`.
    #[tsify(type = "\"Bearer\" | (string & {})")]
    pub token_type: String,
    /// When it expires, in seconds since 1970; `null` for never.
    pub exp: Option<f64>,
    /// When it was issued, in seconds since 1970.
    pub iat: f64,
    /// The id of the workspace.
    pub sub: String,
    /// The same as `client_id`.
    pub aud: String,
    /// `"attio.com"`.
    #[tsify(type = "\"attio.com\" | (string & {})")]
    pub iss: String,
    /// The member who authorised it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorized_by_workspace_member_id: Option<String>,
    pub workspace_id: String,
    pub workspace_name: String,
    pub workspace_slug: String,
    pub workspace_logo_url: Option<String>,
    /// Missing in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_level: Option<TokenLevel>,
}

/// An inactive token.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct InactiveIdentity {
    #[tsify(type = "false")]
    pub active: bool,
}

/// Result of `self`. An inactive token is not an error here: check `active`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum Identity {
    Active(Box<ActiveIdentity>),
    Inactive(InactiveIdentity),
}
