import { DurableObject } from "cloudflare:workers";
import { d1Store, sqliteStore } from "attio-wasm/sync";
import { hostile } from "./hostile.mjs";
import { scenario } from "./scenario.mjs";

const testOf = (request) => (new URL(request.url).searchParams.has("hostile") ? hostile : scenario);

const answer = (promise) => promise.then((said) => new Response(said), (error) => new Response(String(error.stack ?? error), { status: 500 }));

export class Holder extends DurableObject {
  fetch(request) {
    const { storage } = this.ctx;
    return answer(testOf(request)(sqliteStore(storage), async (sql) => storage.sql.exec(sql).toArray()));
  }
}

export default {
  fetch(request, env) {
    if (new URL(request.url).pathname === "/durable") return env.HOLDER.get(env.HOLDER.idFromName("one")).fetch(request);
    return answer(testOf(request)(d1Store(env.DB), async (sql) => (await env.DB.prepare(sql).all()).results));
  },
};
