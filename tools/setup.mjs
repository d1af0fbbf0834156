#!/usr/bin/env node
// Makes a clone ready: `node tools/setup.mjs [--tests] [--verbose]`.
// Node built-ins only, because nothing else may be installed yet.
import { StepFailed } from "./command.mjs";
import { missingRequirements } from "./setup/requirements.mjs";
import { cargoTools } from "./setup/cargo-tools.mjs";
import { chromium } from "./setup/chromium.mjs";
import { npmDependencies, ownPackage } from "./setup/npm.mjs";
import { rustComponents, standardLibrarySource, wasmTarget } from "./setup/rust.mjs";

const forTests = process.argv.includes("--tests");
const verbose = process.argv.includes("--verbose");

/** Each step: `name`, `done()`, `doing` (what to tell the person who waits), `run()`, perhaps `optional`. */
const steps = [
  wasmTarget,
  standardLibrarySource,
  ...cargoTools,
  npmDependencies,
  ownPackage,
  ...(forTests ? [rustComponents, chromium] : []),
];

const missing = missingRequirements();
if (missing.length > 0) {
  console.error(`Missing on this machine:\n${missing.map((line) => `  - ${line}`).join("\n")}`);
  process.exit(1);
}

for (const step of steps) {
  try {
    if (await step.done()) {
      if (verbose) console.log(`✔ ${step.name}`);
      continue;
    }
    console.log(`… ${step.name}: ${step.doing}`);
    const started = performance.now();
    await step.run();
    console.log(`✔ ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    if (error.said) console.error(error.said);
    console.error(`${step.optional ? "–" : "✖"} ${step.name}: ${error.message}`);
    if (!step.optional) process.exit(1);
  }
}
