//! Sequences of e-mails.

use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// What `sequences.unsubscribe` takes.
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
