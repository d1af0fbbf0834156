//! Members of the workspace.

use serde_json::json;

use crate::store::Store;
use crate::time::{days_before, nanoseconds};

const MEMBERS: &[(&str, &str, &str)] = &[
    ("Nora", "Lindgren", "admin"),
    ("Kwame", "Boateng", "admin"),
    ("Sofía", "Ortega", "member"),
    ("Haruto", "Mori", "member"),
    ("Elias", "Brandt", "suspended"),
];

pub fn seed(store: &mut Store) {
    for (first, last, level) in MEMBERS {
        let id = store.random.uuid();
        let member = json!({
            "id": { "workspace_id": store.workspace_id, "workspace_member_id": id },
            "first_name": first,
            "last_name": last,
            "avatar_url": null,
            "email_address": format!("{}@northwind-ventures.com", super::words::ascii(first)),
            "created_at": nanoseconds(days_before(store.clock.peek(), 720)),
            "access_level": level,
        });
        store.members.insert(id, member);
    }
}
