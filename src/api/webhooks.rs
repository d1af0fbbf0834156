//! Webhooks: URLs to which Attio sends events.

use super::resource;
use crate::model::{Timestamp, WebhookFilterField, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Webhooks: URLs to which Attio sends events.
    Webhooks "webhooks";

    /// Lists the webhooks of the workspace.
    ///
    /// Page size: 10 by default, at most 100.
    ///
    /// @example
    /// for await (const webhook of attio.webhooks.list()) console.log(webhook.target_url, webhook.status);
    list "(query?: WebhookListQuery, options?: RequestOptions): PagePromise<Webhook>"
        = GET "/v2/webhooks" scopes("webhook:read"), offset(10, 100);

    /// Creates a webhook; only this answer contains its secret.
    ///
    /// @example
    /// const { secret } = await attio.webhooks.create({
    ///   target_url: "https://hooks.example.com/attio",
    ///   subscriptions: [
    ///     { event_type: "record.created", filter: null },
    ///     // Not what your own token changed.
    ///     { event_type: "record.updated", filter: { $and: [{ field: "actor.type", operator: "not_equals",
    /// value: "api-token" }] } },
    ///   ],
    /// });
    create "(body: WebhookCreate, options?: RequestOptions): Promise<WebhookWithSecret>"
        = POST "/v2/webhooks"
            requires("target_url subscriptions subscriptions[].event_type subscriptions[].filter? subscriptions[].filter.$and|$or subscriptions[].filter.$and[].field subscriptions[].filter.$and[].operator subscriptions[].filter.$and[].value subscriptions[].filter.$or[].field subscriptions[].filter.$or[].operator subscriptions[].filter.$or[].value")
            scopes("webhook:read-write");

    /// Reads one webhook.
    ///
    /// @example
    /// const { subscriptions } = await attio.webhooks.get(webhookId);
    get "(webhook_id: string, options?: RequestOptions): Promise<Webhook>"
        = GET "/v2/webhooks/{webhook_id}" scopes("webhook:read");

    /// Changes the URL or the subscriptions of a webhook.
    ///
    /// @example
    /// await attio.webhooks.update(webhookId, { target_url: "https://hooks.example.com/new" });
    update "(webhook_id: string, body: WebhookUpdate, options?: RequestOptions): Promise<Webhook>"
        = PATCH "/v2/webhooks/{webhook_id}"
            requires("subscriptions[].event_type subscriptions[].filter? subscriptions[].filter.$and|$or subscriptions[].filter.$and[].field subscriptions[].filter.$and[].operator subscriptions[].filter.$and[].value subscriptions[].filter.$or[].field subscriptions[].filter.$or[].operator subscriptions[].filter.$or[].value")
            scopes("webhook:read-write");

    /// Deletes a webhook.
    ///
    /// @example
    /// await attio.webhooks.delete(webhookId);
    delete "(webhook_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/webhooks/{webhook_id}" scopes("webhook:read-write");
}

open_enum! {
    /// The type of an event that a webhook can subscribe to.
    pub enum WebhookEventType {
        ActivityCreated = "activity.created",
        ActivityUpdated = "activity.updated",
        ActivityDeleted = "activity.deleted",
        ActivityAttributeCreated = "activity-attribute.created",
        ActivityAttributeUpdated = "activity-attribute.updated",
        ActivityRecordCreated = "activity-record.created",
        ActivityRecordDeleted = "activity-record.deleted",
        CallRecordingCreated = "call-recording.created",
        CommentCreated = "comment.created",
        CommentResolved = "comment.resolved",
        CommentUnresolved = "comment.unresolved",
        CommentDeleted = "comment.deleted",
        ListCreated = "list.created",
        ListUpdated = "list.updated",
        ListDeleted = "list.deleted",
        ListAttributeCreated = "list-attribute.created",
        ListAttributeUpdated = "list-attribute.updated",
        ListEntryCreated = "list-entry.created",
        ListEntryUpdated = "list-entry.updated",
        ListEntryDeleted = "list-entry.deleted",
        ObjectAttributeCreated = "object-attribute.created",
        ObjectAttributeUpdated = "object-attribute.updated",
        NoteCreated = "note.created",
        NoteContentUpdated = "note-content.updated",
        NoteUpdated = "note.updated",
        NoteDeleted = "note.deleted",
        RecordCreated = "record.created",
        RecordMerged = "record.merged",
        RecordUpdated = "record.updated",
        RecordDeleted = "record.deleted",
        TaskCreated = "task.created",
        TaskUpdated = "task.updated",
        TaskDeleted = "task.deleted",
        WorkspaceMemberCreated = "workspace-member.created",
    }
}

open_enum! {
    /// Operator that compares a field of an event.
    pub enum WebhookOperator {
        Equals = "equals",
        NotEquals = "not_equals",
    }
}

open_enum! {
    /// Delivery state of a webhook.
    pub enum WebhookStatus {
        Active = "active",
        Degraded = "degraded",
        Inactive = "inactive",
    }
}

/// A condition on a field of an event.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WebhookCondition {
    /// The path of the field in the event: `"id.object_id"`.
    pub field: WebhookFilterField,
    pub operator: WebhookOperator,
    pub value: String,
}

/// Filter of events: those that meet all conditions, or one of them.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum WebhookFilter {
    All {
        #[serde(rename = "$and")]
        and: Vec<WebhookCondition>,
    },
    Any {
        #[serde(rename = "$or")]
        or: Vec<WebhookCondition>,
    },
}

/// Subscription of a webhook to a type of event.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WebhookSubscription {
    pub event_type: WebhookEventType,
    /// `null` for all events of the type.
    pub filter: Option<WebhookFilter>,
}

/// The ids of a webhook.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WebhookId {
    pub workspace_id: String,
    pub webhook_id: String,
}

/// A webhook.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Webhook {
    pub id: WebhookId,
    /// URL to which events are delivered.
    pub target_url: String,
    pub subscriptions: Vec<WebhookSubscription>,
    pub status: WebhookStatus,
    pub created_at: Timestamp,
}

/// A new webhook with its secret.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WebhookWithSecret {
    #[serde(flatten)]
    pub webhook: Webhook,
    /// Secret that signs the deliveries. Only the answer to `create` contains it: store it.
    pub secret: String,
}

/// Query parameters of `webhooks.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct WebhookListQuery {
    /// Size of a page, 10 to 100. Default 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of webhooks to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// Body of `webhooks.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct WebhookCreate {
    /// An `https` URL.
    pub target_url: String,
    /// At least one.
    pub subscriptions: Vec<WebhookSubscription>,
}

/// Body of `webhooks.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct WebhookUpdate {
    /// An `https` URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_url: Option<String>,
    /// Subscriptions that replace the existing ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscriptions: Option<Vec<WebhookSubscription>>,
}
