// The proxy in a Worker: it holds the key, checks the caller, and gives each team its own workspace. Pages on the
// same origin then need no key: new AttioClient({ baseUrl: "/api/attio" }).
//
//   npx wrangler kv namespace create SESSIONS     and its id into wrangler.toml
//   npx wrangler secret put MATON_API_KEY
//   npx wrangler deploy
import { createProxy } from "attio-wasm/proxy";

interface Session {
  user: string;
  /** The id of the Maton connection of this user's team. */
  connection: string;
}

interface Env {
  MATON_API_KEY: string;
  MATON_API_URL?: string;
  /** Sessions by their cookie, written by the app's own login. */
  SESSIONS: { get(key: string, type: "json"): Promise<unknown> };
}

// One proxy for all requests, so that its rate limit works.
let proxy: ((request: Request) => Promise<Response>) | undefined;

function makeProxy(env: Env) {
  const sessions = new WeakMap<Request, Session>();
  return createProxy({
    apiKey: env.MATON_API_KEY,
    baseUrl: env.MATON_API_URL,
    async authorize(request) {
      const id = /(?:^|; )session=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
      const session = id && ((await env.SESSIONS.get(id, "json")) as Session | null);
      if (!session || !session.connection) return false; // a team that has not connected Attio yet
      sessions.set(request, session);
      return true;
    },
    // Every request stays in its team's workspace.
    connection: (request) => sessions.get(request)!.connection,
    rateKey: (request) => sessions.get(request)!.user,
    requestsPerMinute: 120,
    allow: ["tasks.create", "tasks.update", "notes.create"],
    onError: (error) => console.error(error),
  });
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    proxy ??= makeProxy(env);
    return proxy(request);
  },
};
