// Attio's webhooks in Deno: verify, mark what changed, answer 200.
//
//   ATTIO_WEBHOOK_SECRET=… deno run --allow-env --allow-net deno.ts
import { createWebhookHandler } from "attio-wasm/webhooks";

const changed = new Set<string>();

const handler = createWebhookHandler({
  secret: Deno.env.get("ATTIO_WEBHOOK_SECRET")!,
  on: { "record.updated": ({ id }) => changed.add(`${id.object_id}/${id.record_id}`) },
});

Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.env.get("PORT") ?? 8000) }, handler);
