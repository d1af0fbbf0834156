#!/usr/bin/env node
// Builds the demo page and uses it in Chromium: `node tests/demo/run.mjs [part of a test's name]`. SCREENSHOTS=folder
// saves a picture of every moment that is checked.
import * as address from "./address.mjs";
import * as content from "./content.mjs";
import { launch, openDemo, variants } from "./demo.mjs";
import * as connections from "./connections.mjs";
import * as filters from "./filters.mjs";
import * as hosting from "./hosting.mjs";
import * as key from "./key.mjs";
import * as keyboard from "./keyboard.mjs";
import * as looks from "./looks.mjs";
import * as memory from "./memory.mjs";
import * as proxies from "./proxies.mjs";
import * as query from "./query.mjs";
import * as record from "./record.mjs";
import { serveDemo } from "./server.mjs";
import * as trouble from "./trouble.mjs";
import * as wire from "./wire.mjs";
import * as work from "./work.mjs";

const tests = [query, filters, record, work, connections, proxies, content, address, keyboard, key, trouble, wire, hosting, looks, memory].flatMap(({ tests }) => tests);

const asked = process.argv.slice(2).join(" ");
let passed = 0;
let failed = 0;
const server = await serveDemo();
const browser = await launch();

/** Tests that use the server's back ends run sequentially, all others concurrently. */
const chosen = tests.filter(({ name }) => name.includes(asked));
const lanes = [chosen.filter(({ name }) => name.startsWith("proxy")), chosen.filter(({ name }) => !name.startsWith("proxy"))];

async function lane() {
  for (let next; (next = lanes[0].shift() ?? lanes[1].shift()); ) await attempt(next);
}
async function otherLane() {
  for (let next; (next = lanes[1].shift()); ) await attempt(next);
}

try {
  await Promise.all([lane(), otherLane()]);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function attempt({ name, test, variant = "wide", path, allowed }) {
  if (name.startsWith("proxy")) await server.reset();
    const since = performance.now();
    const demo = await openDemo(browser, server.address, variants[variant], { path, name });
    try {
      await test(demo, server);
      const problems = demo.problems.filter((problem) => !allowed?.test(problem));
      if (problems.length > 0) throw new Error(`in the console of the page:\n${problems.join("\n")}`);
      passed += 1;
      console.log(`✔ ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
      if (demo.problems.length > 0) console.log(`    page: ${demo.problems.join("\n          ")}\n`);
      await demo.shoot("failed").catch(() => {});
    } finally {
      await demo.close();
    }
}
