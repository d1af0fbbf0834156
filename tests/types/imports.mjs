#!/usr/bin/env node
// Every relative import of a hand-written file resolves in the working tree, so that an editor, a type check and a
// reader can follow it. Run after a build, which writes the generated files.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import ts from "typescript";
import { inRoot } from "../../tools/paths.mjs";

const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.js", "*.mjs", "*.d.ts"], { cwd: inRoot(), encoding: "utf8" });
const files = listed.split("\n").filter((file) => file && existsSync(inRoot(file)));

/** Imports, exports, `import()` of a literal, and `import("…")` in JSDoc. */
function* imported(text) {
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) yield fileName;
  for (const [, name] of text.matchAll(/^\s*(?:\/\*\*|\*).*?\bimport\("([^"]+)"\)/gm)) yield name;
}

/** JSDoc may refer to a module that is TypeScript, or that only has definitions. */
const candidates = (path) => [path, path.replace(/\.js$/, ".d.ts"), path.replace(/\.js$/, ".ts")];

let passed = 0;
const lost = [];
for (const file of files) {
  for (const name of imported(readFileSync(inRoot(file), "utf8"))) {
    if (!/^\.{1,2}\//.test(name)) continue;
    const path = inRoot(dirname(file), name.replace(/\?.*$/, ""));
    const isDefinition = file.endsWith(".d.ts") || name.endsWith(".d.ts");
    if ((isDefinition ? candidates(path) : [path]).some(existsSync)) passed += 1;
    else lost.push(`${file}: ${name}`);
  }
}
for (const each of lost) console.log(`✖ ${each}`);
console.log(`${passed} passed, ${lost.length} failed`);
process.exitCode = lost.length > 0 ? 1 : 0;
