//! The token's identity and scopes: the only answer without `data`.

use serde_json::json;

use crate::http::Response;
use crate::http::call::{Answer, Call, Handler};

pub const HANDLERS: &[Handler] = &[("self", identify)];

fn identify(call: &mut Call<'_>) -> Answer {
    let store = &call.store;
    let member = store.members.keys().next().cloned().unwrap_or_default();
    Ok(Response::json(
        200,
        &json!({
            "active": true,
            "scope": call.access.scopes.join(" "),
            "client_id": call.access.client_id,
            "token_type": "Bearer",
            "exp": null,
            "iat": call.access.issued_at,
            "sub": store.workspace_id,
            "aud": call.access.client_id,
            "iss": "attio.com",
            "authorized_by_workspace_member_id": member,
            "workspace_id": store.workspace_id,
            "workspace_name": store.workspace_name,
            "workspace_slug": store.workspace_slug,
            "workspace_logo_url": null,
            "token_level": "workspace",
        }),
    ))
}
