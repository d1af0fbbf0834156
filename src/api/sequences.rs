//! Sequences: e-mail addresses that are unsubscribed from them.

use super::resource;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Sequences: e-mail addresses that are unsubscribed from them.
    Sequences "sequences";

    /// Unsubscribes e-mail addresses from all sequences.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.sequences.unsubscribe({ email_addresses: ["ada@example.com"] });
    unsubscribe "(body: SequenceUnsubscribe, options?: RequestOptions): Promise<UnsubscribedEmail[]>"
        = POST "/v2/sequences/unsubscribed_emails"
            requires("email_addresses")
            scopes("sequence_unsubscribe:read-write"), idempotent(), array(), beta();
}

/// Body of `sequences.unsubscribe`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SequenceUnsubscribe {
    /// 1 to 1000 addresses. Addresses that are already unsubscribed are accepted.
    pub email_addresses: Vec<String>,
}

/// An unsubscribed address.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct UnsubscribedEmail {
    /// The address, normalized.
    pub email_address: String,
    pub created_at: Timestamp,
}
