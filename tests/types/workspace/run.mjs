#!/usr/bin/env node
// The types of a workspace: from the generator to the editor. `node tests/types/workspace/run.mjs [--show] [--large]`:
// shows what an editor shows; also takes a sandbox of 10,000 companies for the round trip, in which each form of a value
// is compiled once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bindGenerator } from "../../../js/types/generator.js";
import { inRoot, pkg } from "../../../tools/paths.mjs";
import { editor } from "./editor.mjs";
import { errors } from "./errors.mjs";
import { injection } from "./injection.mjs";
import { complaints, programOf, registered, textOf } from "./program.mjs";
import { everyAttribute, roundTrip } from "./round-trip.mjs";
import { workspace } from "./workspace.mjs";

let passed = 0;
let failed = 0;
function report(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`✖ ${name}`);
  for (const fault of faults) console.log(`    ${fault}`);
}
const show = process.argv.includes("--show") ? (text) => console.log(text) : () => {};

const generator = bindGenerator(new WebAssembly.Module(readFileSync(join(pkg, "types", "types.wasm"))));
const generated = generator.declare(workspace);
report("attio.d.ts is what the generator writes of workspace.mjs", generated === textOf(registered) ? [] : ["it differs: write it anew"]);
report("what is right compiles", complaints(programOf([inRoot("tests", "types", "workspace", "right.ts"), registered])));
errors(report);
injection(generator, report);
await roundTrip(report);
if (process.argv.includes("--large")) console.log(await roundTrip(report, { companies: 10_000, people: 10_000, deals: 2_000 }));
await everyAttribute(report);
editor(report, show);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
