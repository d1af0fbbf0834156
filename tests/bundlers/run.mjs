#!/usr/bin/env node
// Packs the package as for publication, installs it into an empty project for each bundler, builds without any
// configuration for it, and makes a call with the result in its target environment: `node tests/bundlers/run.mjs
// [name …]`.
import { startServer } from "../runtimes/server.mjs";
import { sandboxesAt } from "../runtimes/sandboxes.mjs";
import { bundlers } from "./bundlers.mjs";
import { pack } from "./project.mjs";

const asked = process.argv.slice(2);
let passed = 0;
let failed = 0;

const server = await startServer();
const packed = await pack();
try {
  const { baseUrl } = await sandboxesAt(server.address)({ companies: 3, people: 3, deals: 1 });
  for (const { name, check } of bundlers.filter((each) => asked.length === 0 || asked.includes(each.name))) {
    try {
      const answer = await check(await packed.project(name), baseUrl);
      if (answer !== "companies") throw new Error(`the call gave ${JSON.stringify(answer)}`);
      passed += 1;
      console.log(`✔ ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${String(error.stack).replace(/^/gm, "    ")}\n`);
    }
  }
} finally {
  packed.remove();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
