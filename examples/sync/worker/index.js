// A copy of each connection in D1: a Durable Object for each starts its steps, the Worker receives webhooks.
import { DurableObject } from "cloudflare:workers";
import { AttioClient } from "attio-wasm";
import { durableLimiter, RateLimiter } from "attio-wasm/limiter";
import { createSync, d1Store } from "attio-wasm/sync";
import { createWebhookHandler } from "attio-wasm/webhooks";

export { RateLimiter };

function syncOf(env, connection) {
  const attio = new AttioClient({ apiKey: env.MATON_API_KEY, baseUrl: env.MATON_API_URL, connection, limiter: durableLimiter(env.LIMITER) });
  // A database holds the copy of one workspace: with several connections, bind one for each. A step takes 20 s, so a
  // lease that is older than 30 s belongs to an isolate that no longer exists.
  return createSync({ attio, store: d1Store(env.DB), leaseMs: 30_000 });
}

/** A Durable Object for each connection, named by its id. */
export class Copy extends DurableObject {
  async wake(connection) {
    await this.ctx.storage.put("connection", connection);
    await this.ctx.storage.setAlarm(Date.now());
  }

  async alarm() {
    const connection = await this.ctx.storage.get("connection");
    // Where it throws, Cloudflare repeats the alarm with increasing delays.
    const { more, delayMs } = await syncOf(this.env, connection).step({ deadlineMs: 20_000 });
    await this.ctx.storage.setAlarm(Date.now() + (more ? 0 : delayMs));
  }
}

const copyOf = (env, connection) => env.COPY.get(env.COPY.idFromName(connection));

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const [, what, connection] = pathname.split("/");
    if (what === "webhooks" && connection) {
      const sync = syncOf(env, connection);
      const handler = createWebhookHandler({
        secret: env.WEBHOOK_SECRET,
        async onEvent(event) {
          await sync.mark([event]);
          await copyOf(env, connection).wake(connection);
        },
      });
      return handler(request);
    }
    // Add your access control for these two here.
    if (what === "start" && connection) {
      await copyOf(env, connection).wake(connection);
      return new Response("started\n");
    }
    if (what === "status" && connection) return Response.json(await syncOf(env, connection).status());
    return new Response("not found\n", { status: 404 });
  },

  /** Restarts alarms that were lost. */
  async scheduled(_event, env) {
    for (const connection of (env.CONNECTIONS ?? "").split(",").filter(Boolean)) await copyOf(env, connection).wake(connection);
  },
};
