// Attio's webhooks in SvelteKit, src/routes/attio/+server.ts: verify, mark what changed, answer 200.
import { createWebhookHandler } from "attio-wasm/webhooks";

const changed = new Set<string>();

const handler = createWebhookHandler({
  secret: process.env.ATTIO_WEBHOOK_SECRET!, // or from $env/static/private
  on: { "record.updated": ({ id }) => changed.add(`${id.object_id}/${id.record_id}`) },
});

export const POST = ({ request }: { request: Request }) => handler(request);
