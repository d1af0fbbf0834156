#!/usr/bin/env node
// The README is true: its programs compile and run, its tables are those of the package.
import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { blocksOf, isProgram } from "./blocks.mjs";
import { compile } from "./compile.mjs";
import { execute } from "./execute.mjs";
import { facts } from "./facts.mjs";

const readme = readFileSync(inRoot("README.md"), "utf8");
const programs = blocksOf(readme).filter(isProgram);

let passed = 0;
let failed = 0;
function check(name, wrong) {
  if (wrong.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`✖ ${name}\n${wrong.join("\n").replace(/^/gm, "    ")}\n`);
}

for (const [{ line }, wrong] of compile(programs)) check(`the program at line ${line} compiles`, wrong);

// Programs for a page have no origin here; tests/examples runs one in Chromium.
for (const block of programs.filter(({ kind }) => kind !== "browser")) {
  const wrong = await execute(block).then(
    (printed) => (block.code.includes("console.log") && printed === "" ? ["it printed nothing"] : []),
    (error) => [String(error.stack)],
  );
  check(`the program at line ${block.line} runs`, wrong);
}

for (const [name, find] of Object.entries(facts)) check(name, find(readme));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
