// The suite in workerd: one request runs it.
import { execute } from "./execute.mjs";

export default { fetch: async () => Response.json(await execute()) };
