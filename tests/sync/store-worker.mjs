import { DurableObject } from "cloudflare:workers";
import { d1Store, sqliteStore } from "attio-wasm/sync";
import { scenario } from "./scenario.mjs";

const answer = (promise) => promise.then((said) => new Response(said), (error) => new Response(String(error.stack ?? error), { status: 500 }));

export class Holder extends DurableObject {
  fetch() {
    const { storage } = this.ctx;
    return answer(scenario(sqliteStore(storage), async (sql) => storage.sql.exec(sql).toArray()));
  }
}

export default {
  fetch(request, env) {
    if (new URL(request.url).pathname === "/durable") return env.HOLDER.get(env.HOLDER.idFromName("one")).fetch(request);
    return answer(scenario(d1Store(env.DB), async (sql) => (await env.DB.prepare(sql).all()).results));
  },
};
