// The suite in workerd: one request runs it.
import { execute } from "./execute.mjs";

export default { fetch: async (request) => Response.json(await execute(new URL(request.url).searchParams.get("control"))) };
