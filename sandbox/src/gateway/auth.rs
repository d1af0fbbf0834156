//! Authorization: keys, and the scopes of a grant.

use crate::options::Options;

/// Every scope of the service.
pub const SCOPES: &[&str] = &[
    "activity_configuration:read-write",
    "activity_record:read-write",
    "call_recording:read-write",
    "comment:read-write",
    "email:read",
    "file:read-write",
    "list_configuration:read-write",
    "list_entry:read-write",
    "meeting:read-write",
    "note:read-write",
    "object_configuration:read-write",
    "record_permission:read-write",
    "sequence_unsubscribe:read-write",
    "task:read-write",
    "user_management:read",
    "webhook:read-write",
];

/// Scopes of a token.
#[derive(Debug, Clone)]
pub struct Access {
    pub scopes: Vec<String>,
    /// The OAuth client that the token was issued to.
    pub client_id: String,
    /// Seconds since 1970.
    pub issued_at: i64,
}

impl Access {
    /// Whether a scope is granted; `thing:read-write` includes `thing:read`.
    pub fn allows(&self, scope: &str) -> bool {
        let wider = scope.strip_suffix(":read").map(|thing| format!("{thing}:read-write"));
        self.scopes.iter().any(|granted| granted == scope || Some(granted) == wider.as_ref())
    }
}

/// Checks a key: any is accepted, unless the options list the valid ones.
pub fn accepts(options: &Options, key: Option<&str>) -> bool {
    match (key, &options.keys) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(key), Some(keys)) => keys.iter().any(|known| known == key),
    }
}
