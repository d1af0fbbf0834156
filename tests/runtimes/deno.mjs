// The suite under Deno's own test runner, which fails a test that leaves a body unread, or a timer or request behind.
import { testsOn } from "./execute.mjs";

const strict = { sanitizeResources: true, sanitizeOps: true, sanitizeExit: true };
const results = [];
for (const { name, run } of testsOn(Deno.args[0])) {
  Deno.test({ name, ...strict, fn: async () => void results.push(await run()) });
}
Deno.test("the results as one line of JSON", () => console.log(JSON.stringify(results)));
