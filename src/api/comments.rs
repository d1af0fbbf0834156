//! Comments on records and entries, and replies in threads.

use super::resource;
use crate::model::{Actor, RecordLocator, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Comments on records and entries, and replies in threads.
    Comments "comments";

    /// Writes a comment on a record, on an entry, or as a reply in a thread: exactly one of the three.
    ///
    /// @example
    /// await attio.comments.create({
    ///   format: "plaintext",
    ///   content: "Looks good to me",
    ///   author: { type: "workspace-member", id: memberId },
    ///   record: { object: "companies", record_id: companyId },
    /// });
    create "(body: CommentCreate, options?: RequestOptions): Promise<Comment>"
        = POST "/v2/comments"
            requires("format content author author.type author.id thread_id|record|entry record.object record.record_id entry.list entry.entry_id")
            scopes("comment:read-write");

    /// Reads one comment.
    ///
    /// @example
    /// const { content_plaintext, resolved_at } = await attio.comments.get(commentId);
    get "(comment_id: string, options?: RequestOptions): Promise<Comment>"
        = GET "/v2/comments/{comment_id}" scopes("comment:read");

    /// Deletes a comment; the first comment of a thread takes the thread with it.
    ///
    /// @example
    /// await attio.comments.delete(commentId);
    delete "(comment_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/comments/{comment_id}" scopes("comment:read-write");
}

open_enum! {
    /// Format of a comment's content. A member's e-mail address in it mentions the member.
    pub enum CommentFormat {
        Plaintext = "plaintext",
    }
}

/// The ids of a comment.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CommentId {
    pub workspace_id: String,
    pub comment_id: String,
}

/// The entry that a comment is on.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CommentEntry {
    pub entry_id: String,
    pub list_id: String,
}

/// The record that a comment is on.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CommentRecord {
    pub record_id: String,
    pub object_id: String,
}

/// A comment.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Comment {
    pub id: CommentId,
    pub thread_id: String,
    /// The content as plain text; members who are mentioned appear as their e-mail addresses.
    pub content_plaintext: String,
    /// The entry it is on, `null` for a comment on a record.
    pub entry: Option<CommentEntry>,
    /// The record it is on; for a comment on an entry, the entry's record.
    pub record: CommentRecord,
    /// When its thread was resolved; `null` while it is open.
    pub resolved_at: Option<Timestamp>,
    pub resolved_by: Option<Actor>,
    pub created_at: Timestamp,
    pub author: Actor,
}

/// The member of the workspace in whose name a comment is written.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CommentAuthor {
    #[serde(rename = "type")]
    #[tsify(type = "\"workspace-member\"")]
    pub kind: String,
    /// Id of the member.
    pub id: String,
}

/// Names an entry.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct EntryLocator {
    /// Slug or id of the list.
    pub list: String,
    /// Id of the entry.
    pub entry_id: String,
}

/// Fields that every new comment has.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CommentContent {
    pub format: CommentFormat,
    /// The text, with `\n` between lines.
    pub content: String,
    pub author: CommentAuthor,
    /// When it was written. Default: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

/// Body of `comments.create`: a reply, or a new thread on a record or on an entry.
/// Exactly one of `thread_id`, `record` and `entry` is required.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
#[tsify(
    type = "CommentContent & ({ thread_id: string; record?: never; entry?: never } | { record: RecordLocator; thread_id?: never; entry?: never } | { entry: EntryLocator; thread_id?: never; record?: never })"
)]
pub enum CommentCreate {
    Reply {
        #[serde(flatten)]
        content: CommentContent,
        thread_id: String,
    },
    OnRecord {
        #[serde(flatten)]
        content: CommentContent,
        record: RecordLocator,
    },
    OnEntry {
        #[serde(flatten)]
        content: CommentContent,
        entry: EntryLocator,
    },
}
