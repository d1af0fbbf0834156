// Attio's webhooks in a Cloudflare Worker: verify, mark what changed, answer 200.
import { createWebhookHandler } from "attio-wasm/webhooks";

interface Env {
  ATTIO_WEBHOOK_SECRET: string; // npx wrangler secret put ATTIO_WEBHOOK_SECRET
  CHANGED: { put(key: string, value: string): Promise<void> };
}

const handler = createWebhookHandler<[Env]>({
  secret: (webhookId, env) => env.ATTIO_WEBHOOK_SECRET,
  on: { "record.updated": ({ id }, delivery, env) => env.CHANGED.put(`${id.object_id}/${id.record_id}`, "") },
});

export default { fetch: (request: Request, env: Env) => handler(request, env) };
