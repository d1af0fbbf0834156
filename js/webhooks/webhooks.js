// Receiving of webhooks: web-standard only, without the client.
export { receiveWebhook } from "./delivery.js";
export { WebhookError } from "./error.js";
export { webhookEventTypes } from "./events.js";
export { createWebhookHandler } from "./handler.js";
export { signBody, verifySignature } from "./signature.js";
