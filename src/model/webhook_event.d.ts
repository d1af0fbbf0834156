/** The event types that these definitions list. */
export type KnownWebhookEventType = Exclude<WebhookEvent["event_type"], Unlisted>;

/** The event of a type: `WebhookEventOf<"record.updated">`. */
export type WebhookEventOf<T extends KnownWebhookEventType> = Extract<WebhookEvent, { event_type: T }>;
