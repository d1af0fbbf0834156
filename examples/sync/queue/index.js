// A copy in D1 without Durable Objects: cron and a queue start its steps. A message only means "there may be something
// to do"; the changed rows are listed in the database, so messages that are duplicated, late or lost are harmless.
//
//   npx wrangler d1 create attio-copy            and its id into wrangler.jsonc
//   npx wrangler queues create attio-steps
//   npx wrangler secret put MATON_API_KEY
//   npx wrangler secret put WEBHOOK_SECRET       as `sync.subscribe` gave it
//   npx wrangler deploy
import { AttioClient } from "attio-wasm";
import { createSync, d1Store } from "attio-wasm/sync";
import { createWebhookHandler } from "attio-wasm/webhooks";

/** Only one consumer runs at a time (`max_concurrency`), so the client's own rate limit suffices for the account. */
function syncOf(env) {
  const attio = new AttioClient({ apiKey: env.MATON_API_KEY, baseUrl: env.MATON_API_URL, connection: env.MATON_CONNECTION_ID });
  return createSync({ attio, store: d1Store(env.DB) });
}

export default {
  /** Attio's webhooks; the answer does not wait for the copy. */
  async fetch(request, env) {
    const handler = createWebhookHandler({
      secret: env.WEBHOOK_SECRET,
      async onEvent(event) {
        await syncOf(env).mark([event]);
        await env.STEPS.send("step");
      },
    });
    return handler(request);
  },

  /** Every minute, for changes without an event. */
  async scheduled(_event, env) {
    await env.STEPS.send("step");
  },

  /** One step, for one message or a hundred. Where it throws, the queue delivers again. */
  async queue(_batch, env) {
    const { more, delayMs } = await syncOf(env).step({ deadlineMs: 20_000 });
    // Steps that are due later are left to the cron.
    if (more || delayMs < 60_000) await env.STEPS.send("step", { delaySeconds: more ? 0 : Math.ceil(delayMs / 1_000) });
  },
};
