#!/usr/bin/env node
// The proxy in the runtimes that servers run on, and a page in Chromium that uses it without a key.
import { runInBun, runInDeno, runInNode } from "../runtimes/hosts/process.mjs";
import { runInWorkerd } from "../runtimes/hosts/workerd.mjs";
import { runInChromium } from "./chromium.mjs";
import { runExample } from "./example.mjs";
import { runLoopback } from "./loopback.mjs";

const hosts = { node: runInNode, deno: runInDeno, bun: runInBun, workerd: runInWorkerd, chromium: runInChromium, example: runExample, loopback: runLoopback };
const asked = process.argv.slice(2);

let passed = 0;
let failed = 0;
for (const name of asked.length > 0 ? asked : Object.keys(hosts)) {
  for (const test of await hosts[name]("", "proxy")) {
    if (test.error === undefined) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`✖ ${name}: ${test.name}\n${test.error.replace(/^/gm, "    ")}\n`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
