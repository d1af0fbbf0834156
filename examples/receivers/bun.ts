// Attio's webhooks in Bun: verify, mark what changed, answer 200.
//
//   ATTIO_WEBHOOK_SECRET=… bun run bun.ts
import { createWebhookHandler } from "attio-wasm/webhooks";

const changed = new Set<string>();

const handler = createWebhookHandler({
  secret: process.env.ATTIO_WEBHOOK_SECRET!,
  on: { "record.updated": ({ id }) => changed.add(`${id.object_id}/${id.record_id}`) },
});

export default { hostname: "127.0.0.1", port: Number(process.env.PORT ?? 8000), fetch: handler };
