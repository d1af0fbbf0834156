#!/usr/bin/env node
// attio-wasm/query: its keys, with TanStack Query and SWR, and what an event or a write makes stale. Types are `query/types`.
import { freshness } from "./freshness.mjs";
import { keys } from "./keys.mjs";
import { libraries } from "./libraries.mjs";

let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries({ ...keys, ...libraries, ...freshness })) {
  try {
    await test();
    passed += 1;
  } catch (error) {
    failed += 1;
    const cause = error.cause instanceof Error ? `\n${error.cause.stack}` : "";
    console.log(`✖ ${name}\n${`${error.stack}${cause}`.replace(/^/gm, "    ")}\n`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
