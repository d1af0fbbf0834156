#!/usr/bin/env node
// Checks the documents: their programs compile and run, and their tables match the package. `node
// tests/readme/run.mjs [README.md | docs/guide …]`; without arguments, all of them.
import { blocksOf, isProgram } from "./blocks.mjs";
import { compile } from "./compile.mjs";
import { documents } from "./documents.mjs";
import { execute } from "./execute.mjs";
import { facts } from "./facts.mjs";

const asked = process.argv.slice(2);
const chosen = [...documents()].filter(([path]) => asked.length === 0 || asked.some((start) => path === start || path.startsWith(`${start}/`)));
const programs = chosen.flatMap(([path, text]) => blocksOf(text).filter(isProgram).map((block) => ({ ...block, path })));

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

for (const [{ path, line }, wrong] of compile(programs)) check(`${path}:${line}: the program compiles`, wrong);

// Programs for a page have no origin here; tests/examples runs one in Chromium.
for (const block of programs.filter(({ kind }) => kind !== "browser")) {
  const wrong = await execute(block).then(
    (printed) => (block.code.includes("console.log") && printed === "" ? ["it printed nothing"] : []),
    (error) => [String(error.stack)],
  );
  check(`${block.path}:${block.line}: the program runs`, wrong);
}

for (const [path, text] of chosen) {
  for (const [name, find] of Object.entries(facts)) {
    const wrong = find(text, path);
    if (wrong) check(`${path}: ${name}`, wrong);
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
