// A Worker that keeps a small cache of records in step with Attio: a webhook names the changed record, and a read gets
// its current values. Two concurrent reads of one record can leave older values until its next event; attio-wasm/sync
// excludes that.
//
//   npx wrangler kv namespace create RECORDS     and its id into wrangler.toml
//   npx wrangler secret put MATON_API_KEY
//   npx wrangler secret put ATTIO_WEBHOOK_SECRET
//   npx wrangler deploy
import { AttioClient, AttioError } from "attio-wasm";
import { createWebhookHandler } from "attio-wasm/webhooks";

interface Env {
  MATON_API_KEY: string;
  MATON_API_URL?: string;
  ATTIO_WEBHOOK_SECRET: string;
  RECORDS: {
    get(key: string): Promise<string | null>;
    put(key: string, value: string, options?: { expirationTtl?: number }): Promise<void>;
    delete(key: string): Promise<void>;
  };
}

/** Attio repeats a delivery for about 3 days. */
const REMEMBERED_S = 4 * 24 * 60 * 60;

const clientOf = (env: Env) => new AttioClient({ apiKey: env.MATON_API_KEY, baseUrl: env.MATON_API_URL });

/** Reads a record again; a deleted one is removed from the cache. */
async function refresh(env: Env, object: string, record: string): Promise<void> {
  const key = `record/${object}/${record}`;
  try {
    const { values } = await clientOf(env).records.get(object, record);
    await env.RECORDS.put(key, JSON.stringify(values));
  } catch (error) {
    if (!AttioError.is(error) || error.kind !== "not_found") throw error; // 500: Attio sends the event again
    await env.RECORDS.delete(key);
  }
}

function handlerFor(env: Env) {
  return createWebhookHandler({
    secret: env.ATTIO_WEBHOOK_SECRET,
    on: {
      "record.created": ({ id }) => refresh(env, id.object_id, id.record_id),
      "record.updated": ({ id }) => refresh(env, id.object_id, id.record_id),
      "record.deleted": ({ id }) => refresh(env, id.object_id, id.record_id),
      // Handles both forms of a merge: whichever record no longer exists is removed from the cache.
      async "record.merged"({ id, duplicate_object_id, duplicate_record_id }) {
        await refresh(env, id.object_id, id.record_id);
        await refresh(env, duplicate_object_id, duplicate_record_id);
      },
    },
    dedupe: {
      has: async (id) => (await env.RECORDS.get(`delivery/${id}`)) !== null,
      add: (id) => env.RECORDS.put(`delivery/${id}`, "", { expirationTtl: REMEMBERED_S }),
    },
  });
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/attio") return handlerFor(env)(request);
    const [, object, record] = /^\/records\/([\w-]+)\/([\w-]+)$/.exec(pathname) ?? [];
    const cached = object && record && (await env.RECORDS.get(`record/${object}/${record}`));
    return cached ? new Response(cached, { headers: { "content-type": "application/json" } }) : new Response(null, { status: 404 });
  },
};
