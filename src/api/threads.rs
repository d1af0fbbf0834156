//! Threads: comments on a record or an entry, with their replies.

use super::comments::Comment;
use super::resource;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Threads: comments on a record or an entry, with their replies.
    Threads "threads";

    /// Lists the comment threads of a record or an entry.
    ///
    /// Page size: 10 by default, at most 50.
    ///
    /// @example
    /// for await (const thread of attio.threads.list({ object: "companies", record_id: companyId })) {
    ///   console.log(thread.comments.map((comment) => comment.content_plaintext));
    /// }
    list "(query?: ThreadListQuery, options?: RequestOptions): PagePromise<Thread>"
        = GET "/v2/threads" scopes("comment:read"), offset(10, 50);

    /// Reads a thread and a page of its comments.
    ///
    /// @example
    /// const { data: thread, nextCursor } = await attio.threads.get(threadId, { limit: 20 });
    get "(thread_id: string, query?: ThreadGetQuery, options?: RequestOptions): Promise<CursorPage<Thread>>"
        = GET "/v2/threads/{thread_id}" scopes("comment:read"), cursor_object();
}

/// The ids of a thread.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ThreadId {
    pub workspace_id: String,
    pub thread_id: String,
}

/// A thread of comments.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Thread {
    pub id: ThreadId,
    /// Its comments, oldest first: one page of them from `threads.get`, the first comment and at most 80 replies from
    /// `threads.list`.
    pub comments: Vec<Comment>,
    pub created_at: Timestamp,
    /// Whether there are more comments than these; set by `threads.list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_more_comments: Option<bool>,
}

/// Query parameters of `threads.list`: a record or an entry.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ThreadListQuery {
    /// Id of a record; goes with `object`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    /// Slug or id of the object of the record; goes with `record_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Id of an entry; goes with `list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry_id: Option<String>,
    /// Slug or id of the list of the entry; goes with `entry_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Size of a page, at most 50. Default 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of threads to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// Query parameters of `threads.get`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ThreadGetQuery {
    /// Maximum number of comments. Default 250, which is also the maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Only comments written after this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_after: Option<Timestamp>,
}
