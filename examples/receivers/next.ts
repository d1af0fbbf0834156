// Attio's webhooks in Next.js, app/attio/route.ts: verify, mark what changed, answer 200.
import { createWebhookHandler } from "attio-wasm/webhooks";

const changed = new Set<string>();

export const POST = createWebhookHandler({
  secret: process.env.ATTIO_WEBHOOK_SECRET!,
  on: { "record.updated": ({ id }) => changed.add(`${id.object_id}/${id.record_id}`) },
});
