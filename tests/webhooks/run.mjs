#!/usr/bin/env node
// Receiving of webhooks in all five runtimes, against vectors and random input; deliveries of the sandbox; the
// examples.
import { runInBun, runInDeno, runInNode } from "../runtimes/hosts/process.mjs";
import { runInChromium } from "../runtimes/hosts/chromium.mjs";
import { runInWorkerd } from "../runtimes/hosts/workerd.mjs";
import { listen } from "../loopback.mjs";
import { randomBodies } from "./bodies.mjs";
import { runFrameworks } from "./frameworks.mjs";
import { runRequests } from "./requests.mjs";
import { runSandbox } from "./sandbox.mjs";
import { runTypes } from "./types.mjs";
import { runWorker } from "./worker-run.mjs";

const runtimes = { node: runInNode, deno: runInDeno, bun: runInBun, workerd: runInWorkerd, chromium: runInChromium };
const others = { requests: runRequests, types: runTypes, sandbox: runSandbox, worker: runWorker, frameworks: runFrameworks };
const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? asked : [...Object.keys(runtimes), ...Object.keys(others)];

const bodies = chosen.some((name) => name in runtimes) ? await randomBodies() : { cases: [], results: [] };
// Pages on another origin fetch it, too.
const server = await listen(() => Response.json(bodies.cases, { headers: { "access-control-allow-origin": "*" } }));

let passed = 0;
let failed = 0;
function count(name, results) {
  for (const test of results) {
    if (test.error === undefined) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`✖ ${name}: ${test.name}\n${test.error.replace(/^/gm, "    ")}\n`);
    }
  }
}

count("bodies", bodies.results);
for (const name of chosen) count(name, name in runtimes ? await runtimes[name](server.address, "webhooks") : await others[name]());
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
