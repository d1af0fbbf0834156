//! Sequences: who must not be written to.

use super::resource;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Sequences: who must not be written to.
    Sequences "sequences";

    /// Puts e-mail addresses on the list that no sequence writes to.
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
    /// 1 to 1000 addresses. Those that are on the list already do no harm.
    pub email_addresses: Vec<String>,
}

/// An address that no sequence writes to.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct UnsubscribedEmail {
    /// In its normal form.
    pub email_address: String,
    pub created_at: Timestamp,
}
