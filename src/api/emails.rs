//! Emails: senders, recipients and times, never the content.

use super::resource;
use crate::model::{LinkedRecord, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Emails: senders, recipients and times, never the content.
    Emails "emails";

    /// Lists e-mails without their content.
    ///
    /// Page size: 25 by default, at most 50.
    ///
    /// @alpha
    ///
    /// @example
    /// const emails = attio.emails.list({ participants: "ada@example.com", sent_after: "2026-01-01T00:00:00Z" });
    /// for await (const email of emails) console.log(email.direction, email.sent_at);
    list "(query?: EmailListQuery, options?: RequestOptions): PagePromise<Email>"
        = GET "/v2/emails"
            scopes("email:read record_permission:read object_configuration:read"), cursor(25, 50), alpha();
}

open_enum! {
    /// Whether the workspace received or sent an e-mail.
    pub enum EmailDirection {
        Inbound = "inbound",
        Outbound = "outbound",
    }
}

open_enum! {
    /// Role of an address in an e-mail.
    pub enum EmailRole {
        From = "from",
        ReplyTo = "reply-to",
        To = "to",
        Cc = "cc",
        Bcc = "bcc",
    }
}

/// The ids of an e-mail.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EmailId {
    pub workspace_id: String,
    /// The mailbox whose copy was read; an e-mail that reached several mailboxes is listed once.
    pub mailbox_id: String,
    pub email_id: String,
}

/// An address in an e-mail.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EmailParticipant {
    pub role: EmailRole,
    /// The address, normalized.
    pub email_address: String,
    pub email_domain: String,
    /// The display name in the e-mail.
    pub name: Option<String>,
}

/// An e-mail, without its content.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Email {
    pub id: EmailId,
    pub sent_at: Timestamp,
    pub direction: EmailDirection,
    /// The subject; `null` where there is none, or where the mailbox does not share it.
    pub subject_line: Option<String>,
    pub participants: Vec<EmailParticipant>,
    /// People and companies that the participants' addresses or domains belong to.
    pub linked_records: Vec<LinkedRecord>,
}

/// Query parameters of `emails.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct EmailListQuery {
    /// Size of a page, 1 to 50. Default 25. A page may be short or empty though more follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Slug or id of people or companies; goes with `linked_record_ids`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_object: Option<String>,
    /// Up to 10 record ids, separated by commas; goes with `linked_object`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_record_ids: Option<String>,
    /// Up to 10 e-mail addresses, separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participants: Option<String>,
    /// A domain that at least one participant belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Only e-mails sent after this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_after: Option<Timestamp>,
    /// Only e-mails sent before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_before: Option<Timestamp>,
    /// Whether to leave out e-mails whose external participants all look automated. Default `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude_automated_participants: Option<bool>,
}
