// The cases by Deno's own runner, which fails where a body is left unread, a timer or a request behind. They run at once, as in
// every runtime, so they are one test.
import { execute } from "./execute.mjs";

const strict = { sanitizeResources: true, sanitizeOps: true, sanitizeExit: true };
let results;
Deno.test({ name: "all cases", ...strict, fn: async () => void (results = await execute("deno", Deno.args[0])) });
Deno.test("the results as one line of JSON", () => console.log(JSON.stringify(results)));
