// The cases by Deno's own runner, which fails where a body is left unread. They run at once, as in every runtime, so they are
// one test. Some of them leave timers of their own behind; the client's are counted in suite/abort.mjs, and in tests/runtimes.
import { execute } from "./execute.mjs";

const strict = { sanitizeResources: true, sanitizeExit: true, sanitizeOps: false };
let results;
Deno.test({ name: "all cases", ...strict, fn: async () => void (results = await execute("deno", Deno.args[0])) });
Deno.test("the results as one line of JSON", () => console.log(JSON.stringify(results)));
