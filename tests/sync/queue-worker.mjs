// The Worker of examples/sync/queue, with what a test needs to look inside.
import worker from "../../examples/sync/queue/index.js";

export default {
  ...worker,
  async fetch(request, env) {
    if (new URL(request.url).pathname !== "/sql") return worker.fetch(request, env);
    return Response.json((await env.DB.prepare(await request.text()).all()).results);
  },
};
