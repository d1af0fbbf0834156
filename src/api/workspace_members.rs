//! Workspace members: the people who use the workspace.

use super::resource;
use crate::model::{Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Workspace members: the people who use the workspace.
    WorkspaceMembers "workspaceMembers";

    /// Lists the members of the workspace, including suspended ones.
    ///
    /// @example
    /// for await (const member of attio.workspaceMembers.list()) console.log(member.email_address);
    list "(options?: RequestOptions): PagePromise<WorkspaceMember>"
        = GET "/v2/workspace_members" scopes("user_management:read"), one_page();

    /// Reads one member of the workspace.
    ///
    /// @example
    /// const { first_name, access_level } = await attio.workspaceMembers.get(memberId);
    get "(workspace_member_id: string, options?: RequestOptions): Promise<WorkspaceMember>"
        = GET "/v2/workspace_members/{workspace_member_id}" scopes("user_management:read");
}

open_enum! {
    /// Access level of a member. Members are never deleted, only suspended.
    pub enum AccessLevel {
        Admin = "admin",
        Member = "member",
        Suspended = "suspended",
    }
}

/// The ids of a member.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WorkspaceMemberId {
    pub workspace_id: String,
    pub workspace_member_id: String,
}

/// A member of the workspace.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WorkspaceMember {
    pub id: WorkspaceMemberId,
    pub first_name: String,
    pub last_name: String,
    /// URL of their picture.
    pub avatar_url: Option<String>,
    pub email_address: String,
    pub created_at: Timestamp,
    pub access_level: AccessLevel,
}
