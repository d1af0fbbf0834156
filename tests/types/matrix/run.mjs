#!/usr/bin/env node
// The packed package and a workspace's file under each compiler from TypeScript 5.4 to the newest, with the options that
// change the meaning of definitions: `node tests/types/matrix/run.mjs [part of a name …]`.
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../../tools/command.mjs";
import { inRoot } from "../../../tools/paths.mjs";
import { pack } from "../../bundlers/project.mjs";
import { pairwise } from "./pairs.mjs";

/** The oldest version, and the last of each major one; `typescript` builds the package. */
const compilers = ["typescript-5.4", "typescript-5.9", "typescript", "typescript-7"];
const resolutions = { nodenext: { module: "nodenext", moduleResolution: "nodenext" }, bundler: { module: "esnext", moduleResolution: "bundler" } };
/** `exactOptionalPropertyTypes` exists only with `strictNullChecks`. */
const strictness = { strict: { strict: true }, exact: { strict: true, exactOptionalPropertyTypes: true }, loose: { strict: false } };

const require = createRequire(import.meta.url);
const packageOf = (name) => require.resolve(`${name}/package.json`);
const versionOf = (name) => JSON.parse(readFileSync(packageOf(name), "utf8")).version;
const tscOf = (name) => join(dirname(packageOf(name)), JSON.parse(readFileSync(packageOf(name), "utf8")).bin.tsc);

const everything = ["matrix/plain.ts", "workspace/right.ts", "workspace/wrong.ts", "workspace/attio.d.ts"];
const rows = [
  ...pairwise({ compiler: compilers, resolution: Object.keys(resolutions), strictness: Object.keys(strictness), skipLibCheck: [false, true], verbatimModuleSyntax: [false, true] }).map(
    ({ compiler, resolution, strictness: level, skipLibCheck, verbatimModuleSyntax }) => ({
      compiler,
      name: [resolution, level, skipLibCheck && "skipLibCheck", verbatimModuleSyntax && "verbatimModuleSyntax"].filter(Boolean).join(" "),
      options: { ...resolutions[resolution], ...strictness[level], skipLibCheck, verbatimModuleSyntax },
      files: level === "loose" ? everything.filter((file) => !/right|wrong/.test(file)) : everything,
    }),
  ),
  // The old resolution, removed in TypeScript 7.
  ...compilers.filter((compiler) => !versionOf(compiler).startsWith("7.")).map((compiler) => ({
    compiler,
    name: "node10",
    options: { module: "commonjs", moduleResolution: "node10", strict: true, ...(versionOf(compiler).startsWith("6.") && { ignoreDeprecations: "6.0" }) },
    // Its modules have no top-level await.
    files: ["matrix/plain.ts", "workspace/attio.d.ts"],
  })),
  // Without a workspace's file, a program that needs it must fail.
  ...compilers.flatMap((compiler) => [
    { compiler, name: "without a file", options: { ...resolutions.nodenext, ...strictness.exact }, files: ["right.ts", "standard.ts", "wrong.ts"] },
    { compiler, name: "what needs the file, without it", options: { ...resolutions.bundler, ...strictness.strict }, files: ["matrix/plain.ts"], fails: true },
  ]),
];

let passed = 0;
let failed = 0;
function report(name, faults) {
  if (faults.length === 0) return (passed += 1);
  failed += 1;
  console.log(`✖ ${name}\n    ${faults.slice(0, 12).join("\n    ")}`);
}

const asked = process.argv.slice(2);
const packed = await pack();
try {
  const project = await packed.project("types-matrix");
  for (const file of ["same.ts", "right.ts", "standard.ts", "wrong.ts", "matrix/plain.ts", "workspace/right.ts", "workspace/wrong.ts", "workspace/attio.d.ts"]) {
    cpSync(inRoot("tests", "types", file), project.path(file));
  }
  const waiting = rows.map((row, at) => ({ ...row, at, label: `TypeScript ${versionOf(row.compiler)}, ${row.name}` })).filter(({ label }) => asked.every((part) => label.includes(part)));
  const worker = async () => {
    for (let row; (row = waiting.shift()); ) await compile(project, row);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
} finally {
  packed.remove();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function compile(project, { compiler, label, at, options, files, fails = false }) {
  const compilerOptions = { noEmit: true, noUncheckedIndexedAccess: options.strict, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], ...options };
  const config = project.write(`tsconfig.${at}.json`, JSON.stringify({ compilerOptions, files }));
  const { code, text } = await run(process.execPath, [tscOf(compiler), "--project", config, "--pretty", "false"], { quiet: true, cwd: project.root });
  const errors = text.split("\n").filter((line) => /error TS/.test(line));
  if (!fails) return report(label, code === 0 && errors.length === 0 ? [] : errors.length > 0 ? errors : [`exit code ${code}: ${text}`]);
  // The mistakes compile then, so their comments are errors.
  const slips = readFileSync(inRoot("tests", "types", files[0]), "utf8").match(/@ts-expect-error/g)?.length ?? 0;
  const unused = errors.filter((line) => line.includes("TS2578")).length;
  report(`${label}: each of ${slips} slips goes through`, unused === slips ? [] : [`${unused} do`, ...errors]);
}
