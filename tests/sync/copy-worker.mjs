// The Worker of examples/sync/worker, with what a test needs to look inside.
import worker, { Copy, RateLimiter } from "../../examples/sync/worker/index.js";

export { Copy, RateLimiter };

export default {
  ...worker,
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname !== "/sql") return worker.fetch(request, env);
    return Response.json((await env.DB.prepare(await request.text()).all()).results);
  },
};
