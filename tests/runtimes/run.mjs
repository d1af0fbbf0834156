#!/usr/bin/env node
// Runs the suite in one runtime or in all: `node tests/runtimes/run.mjs [node node24 deno bun workerd chromium]`.
import { runInBun, runInDeno, runInNode, runInNode24 } from "./hosts/process.mjs";
import { runInChromium } from "./hosts/chromium.mjs";
import { runnable } from "./hosts/runnable.mjs";
import { runInWorkerd } from "./hosts/workerd.mjs";
import { startServer } from "./server.mjs";

const hosts = { node: runInNode, node24: runInNode24, deno: runInDeno, bun: runInBun, workerd: runInWorkerd, chromium: runInChromium };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in hosts));
if (unknown.length > 0) {
  console.error(`unknown runtime: ${unknown.join(", ")}; there are ${Object.keys(hosts).join(", ")}`);
  process.exit(2);
}

const chosen = runnable(asked.length > 0 ? asked : Object.keys(hosts));
if (chosen.length === 0) process.exit(0);

let passed = 0;
let failed = 0;
const server = await startServer();
try {
  for (const name of chosen) {
    for (const test of await hosts[name](server.address)) {
      if (test.error === undefined) {
        passed += 1;
      } else {
        failed += 1;
        console.log(`✖ ${name}: ${test.name}\n${test.error.replace(/^/gm, "    ")}\n`);
      }
    }
  }
} finally {
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
