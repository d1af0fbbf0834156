// A copy in D1 without Durable Objects: cron and a queue decide when a step runs. A message says "there may be something
// to do" and nothing else; which rows changed is in the database, so a message that comes twice, late or never does no
// harm.
//
//   npx wrangler d1 create attio-copy            and its id into wrangler.jsonc
//   npx wrangler queues create attio-steps
//   npx wrangler secret put MATON_API_KEY
//   npx wrangler secret put WEBHOOK_SECRET       as `sync.subscribe` gave it
//   npx wrangler deploy
import { AttioClient } from "attio-wasm";
import { createSync, d1Store } from "attio-wasm/sync";
import { createWebhookHandler } from "attio-wasm/webhooks";

/** One consumer runs at a time (`max_concurrency`), so the client's own rate is enough for the account. */
function syncOf(env) {
  const attio = new AttioClient({ apiKey: env.MATON_API_KEY, baseUrl: env.MATON_API_URL, connection: env.MATON_CONNECTION_ID });
  return createSync({ attio, store: d1Store(env.DB) });
}

export default {
  /** Webhooks of Attio: the answer does not wait for the copy. */
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

  /** Each minute: what no event tells of. */
  async scheduled(_event, env) {
    await env.STEPS.send("step");
  },

  /** One message or a hundred are one step. Where it throws, the queue delivers again. */
  async queue(_batch, env) {
    const { more, delayMs } = await syncOf(env).step({ deadlineMs: 20_000 });
    // What is due later than this the cron will find.
    if (more || delayMs < 60_000) await env.STEPS.send("step", { delaySeconds: more ? 0 : Math.ceil(delayMs / 1_000) });
  },
};
