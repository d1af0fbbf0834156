//! Members of the workspace.

use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;

pub const HANDLERS: &[Handler] = &[("workspaceMembers.list", list), ("workspaceMembers.get", get)];

fn list(call: &mut Call<'_>) -> Answer {
    data(call.store.members.values().cloned().collect::<Vec<_>>())
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("workspace_member_id");
    let member = call.store.members.get(&id);
    data(member.cloned().ok_or_else(|| Failure::not_found(format!("Workspace member with ID \"{id}\" not found.")))?)
}
