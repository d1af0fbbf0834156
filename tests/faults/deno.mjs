// The cases under Deno's own test runner, which fails where a body is left unread, or a timer or request is left behind. They
// run concurrently, as in every runtime, so they are one test.
import { execute } from "./execute.mjs";

const strict = { sanitizeResources: true, sanitizeOps: true, sanitizeExit: true };
let results;
Deno.test({ name: "all cases", ...strict, fn: async () => void (results = await execute("deno", Deno.args[0])) });
Deno.test("the results as one line of JSON", () => console.log(JSON.stringify(results)));
