#!/usr/bin/env node
// Builds the npm package into pkg/, ready for `npm publish`: `npm run build [-- --force]`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { assemble } from "./build/assemble.mjs";
import { compile } from "./build/compile.mjs";
import { fingerprint } from "./build/fingerprint.mjs";
import { optimize } from "./build/optimize.mjs";
import { rows } from "./build/rows.mjs";
import { shorten } from "./build/shorten.mjs";
import { smallStd } from "./build/small-std.mjs";
import { snippets } from "./build/snippets.mjs";
import { output, StepFailed } from "./command.mjs";
import { inRoot, pkg, scratch } from "./paths.mjs";

/** The WebAssembly files of the package that have glue, and where their files go. */
const modules = [
  { name: "attio", crate: inRoot(), into: "." },
  { name: "sandbox", crate: inRoot("sandbox"), into: "sandbox" },
];

const stamp = join(scratch, "build");

try {
  const inputs = fingerprint();
  const current = existsSync(stamp) && readFileSync(stamp, "utf8") === inputs && existsSync(join(pkg, "package.json"));
  if (current && !process.argv.includes("--force")) {
    console.log("✔ pkg/ is up to date");
  } else {
    const started = performance.now();
    rmSync(stamp, { force: true });
    const std = smallStd();
    if (!std) console.log("– this Rust cannot build its own standard library: the package will be some 7 kB larger");
    const built = [];
    for (const module of modules) {
      console.log(`… ${module.name}: compiling${built.length === 0 && !existsSync(pkg) ? "; the first time takes some minutes" : ""}`);
      const glue = await compile(module, std);
      console.log(`… ${module.name}: wasm-opt`);
      const optimized = await optimize(join(glue, `${module.name}_bg.wasm`));
      const files = snippets(glue);
      const code = readFileSync(join(glue, `${module.name}_bg.js`), "utf8");
      const definitions = readFileSync(join(glue, `${module.name}.d.ts`), "utf8");
      built.push({ ...module, ...(await shorten(optimized, code, files)), definitions, files });
    }
    console.log("… rows: compiling");
    await assemble(built, await rows(std));
    await checkEntries();
    mkdirSync(scratch, { recursive: true });
    writeFileSync(stamp, inputs);
    console.log(`✔ pkg/ built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  if (error.said) console.error(error.said);
  console.error(`✖ build: ${error.message}`);
  process.exit(1);
}

/** The entries name what they re-export: a name that the crate no longer has shows here and not at the user's. */
async function checkEntries() {
  for (const entry of ["index.js", "slim.js", "rows/index.js", "sandbox/index.js"]) {
    const address = pathToFileURL(join(pkg, entry));
    const said = output(process.execPath, ["--input-type=module", "-e", `import ${JSON.stringify(address.href)}`]);
    if (said === undefined) throw new StepFailed(`pkg/${entry} cannot be imported: run 'node pkg/${entry}' to see why`);
  }
}
