// Attio's webhooks in Hono: verify, mark what changed, answer 200. Nothing may read the body before.
import { createWebhookHandler } from "attio-wasm/webhooks";
import { Hono } from "hono";

const changed = new Set<string>();

const handler = createWebhookHandler({
  secret: process.env.ATTIO_WEBHOOK_SECRET!,
  on: { "record.updated": ({ id }) => changed.add(`${id.object_id}/${id.record_id}`) },
});

const app = new Hono();
app.post("/attio", (c) => handler(c.req.raw));

export default app;
