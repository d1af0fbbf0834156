export { createWebhookHandler, receiveWebhook, signBody, verifySignature, WebhookError, webhookEventTypes } from "../js/webhooks/webhooks.js";
