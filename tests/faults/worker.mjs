// The cases in workerd: one request runs them.
import { execute } from "./execute.mjs";

export default {
  async fetch(request) {
    return Response.json(await execute("workerd", new URL(request.url).searchParams.get("control")));
  },
};
