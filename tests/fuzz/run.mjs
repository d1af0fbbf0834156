#!/usr/bin/env node
// Random input for everything that accepts any. `npm run fuzz` gives each property its share of 100,000 cases; with
// --native also each property of the core (tests/core/properties.rs) and of the scanner of rows
// (rows/tests/against_serde_json.rs) 10,000, and the simulation of the sync (sync/tests/simulation) 100,000 seeds.
// `npm test` has a short run. `--cases=N` and `--seed=N` reproduce a run.
import fc from "fast-check";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { counters } from "../../tools/test/count.mjs";
import { properties } from "./properties.mjs";

const option = (name, otherwise) => Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const cases = option("cases", 3_000);
const seed = option("seed", Date.now() & 0x7fffffff);

const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

let passed = 0;
let failed = 0;
const weights = properties.reduce((sum, { weight }) => sum + weight, 0);
for (const { name, weight, check } of properties) {
  const numRuns = Math.max(50, Math.round((cases * weight) / weights));
  const began = Date.now();
  const { failed: broken, counterexample, errorInstance } = await fc.check(check, { numRuns, seed, endOnFailure: process.env.CI !== undefined, interruptAfterTimeLimit: 25 * 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  const strays = unhandled.splice(0).map((reason) => String(reason?.stack ?? reason));
  if (broken || strays.length > 0) {
    failed += 1;
    console.log(`✖ ${name} (seed ${seed})\n    ${String(errorInstance?.stack ?? "").replace(/\n/g, "\n    ")}\n    with ${safely(counterexample)}\n    ${strays.slice(0, 3).join("\n    ")}`);
  } else {
    passed += 1;
    console.log(`✔ ${name}: ${numRuns} cases, ${Date.now() - began} ms`);
  }
}
if (process.argv.includes("--native")) {
  const env = { ...process.env, PROPTEST_CASES: "10000", SYNC_SEEDS: "100000" };
  for (const args of [
    ["--workspace", "--test", "properties", "--test", "against_serde_json"],
    ["--package", "attio-sync", "--test", "simulation", "--", "--nocapture"],
  ]) {
    const { code, text } = await run("cargo", ["test", "--release", ...args], { cwd: inRoot(), env });
    const native = counters.cargo(text);
    passed += native.passed;
    failed += native.failed + (code !== 0 && native.failed === 0 ? 1 : 0);
  }
}
console.log(`${passed} passed, ${failed} failed`);
// Calls that wait for their turn are abandoned on purpose.
process.exit(failed > 0 ? 1 : 0);

function safely(value) {
  try {
    return fc.stringify(value).slice(0, 2_000);
  } catch {
    return "something that cannot be shown";
  }
}
