#!/usr/bin/env node
// Sets up a clone: `node tools/setup.mjs [--tests] [--verbose]`. Uses Node built-ins only, since nothing may be
// installed yet.
import { cargoTools } from "./setup/cargo-tools.mjs";
import { chromium } from "./setup/chromium.mjs";
import { ownCrates } from "./setup/crates.mjs";
import { nodeOf } from "./setup/node.mjs";
import { npmDependencies, ownPackage } from "./setup/npm.mjs";
import { missingRequirements } from "./setup/requirements.mjs";
import { rustComponents, standardLibrarySource, wasmTarget } from "./setup/rust.mjs";
import { runSteps } from "./setup/steps.mjs";

const forTests = process.argv.includes("--tests");

const missing = missingRequirements();
if (missing.length > 0) {
  console.error(`Missing on this machine:\n${missing.map((line) => `  - ${line}`).join("\n")}`);
  process.exit(1);
}

const steps = [
  wasmTarget,
  standardLibrarySource,
  ...(forTests ? [rustComponents] : []),
  cargoTools,
  ownCrates,
  npmDependencies,
  ownPackage,
  ...(forTests ? [chromium, ...["22", "24"].map((major) => ({ ...nodeOf(major), optional: true, after: [npmDependencies] }))] : []),
];
if (!(await runSteps(steps, { verbose: process.argv.includes("--verbose") }))) process.exitCode = 1;
