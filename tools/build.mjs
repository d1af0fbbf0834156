#!/usr/bin/env node
// Builds the npm package into pkg/, ready for `npm publish`: `npm run build [-- --force]`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { assemble } from "./build/assemble.mjs";
import { entries } from "./build/bundle.mjs";
import { compile } from "./build/compile.mjs";
import { fingerprint, inputs, outputs } from "./build/fingerprint.mjs";
import { writeGlue } from "./build/glue.mjs";
import { writeOperations } from "./build/operations.mjs";
import { optimize } from "./build/optimize.mjs";
import { plain } from "./build/plain.mjs";
import { shorten } from "./build/shorten.mjs";
import { smallStd } from "./build/small-std.mjs";
import { snippets } from "./build/snippets.mjs";
import { output, StepFailed } from "./command.mjs";
import { glue as glueFolder, inRoot, pkg, scratch } from "./paths.mjs";

/** The crates that have glue, and the folder of the package into which their WebAssembly goes. */
const crates = [
  { name: "attio", folder: inRoot(), into: "." },
  { name: "sandbox", folder: inRoot("sandbox"), into: "sandbox" },
];

/** The crates that have none: numbers in and out. The scanner of rows is the one part that is built for speed. */
const plainCrates = [
  { name: "rows", into: "rows", optimizeFor: "speed", rustFlags: "-Ctarget-feature=+simd128", passes: ["--enable-simd", "-O3"] },
  { name: "types", into: "types", optimizeFor: "size", rustFlags: "", passes: ["-Oz", "--converge"] },
];

const stamp = join(scratch, "build");

try {
  const sources = fingerprint(inputs);
  const isThere = [join(pkg, "package.json"), join(glueFolder, "attio.js")].every((file) => existsSync(file));
  const current = isThere && existsSync(stamp) && readFileSync(stamp, "utf8") === sources + fingerprint(outputs);
  if (current && !process.argv.includes("--force")) {
    console.log("✔ pkg/ is up to date");
  } else {
    const started = performance.now();
    rmSync(stamp, { force: true });
    const std = smallStd();
    if (!std) console.log("– this Rust cannot build its own standard library: the package will be some 7 kB larger");
    const built = [];
    for (const crate of crates) {
      console.log(`… ${crate.name}: compiling${built.length === 0 && !existsSync(pkg) ? "; the first time takes some minutes" : ""}`);
      const glue = await compile(crate, std);
      console.log(`… ${crate.name}: wasm-opt`);
      const optimized = await optimize(join(glue, `${crate.name}_bg.wasm`));
      const code = readFileSync(join(glue, `${crate.name}_bg.js`), "utf8");
      const written = readFileSync(join(glue, `${crate.name}.d.ts`), "utf8");
      // Before the sandbox is compiled, which routes by them.
      const definitions = crate.name === "attio" ? writeOperations(written) : written;
      built.push({ ...crate, ...(await shorten(optimized, code, snippets(glue, crate.folder))), definitions });
    }
    for (const crate of plainCrates) {
      console.log(`… ${crate.name}: compiling`);
      built.push({ ...crate, wasm: await plain(crate, std) });
    }
    writeGlue(built);
    await assemble(built);
    await checkEntries();
    mkdirSync(scratch, { recursive: true });
    writeFileSync(stamp, sources + fingerprint(outputs));
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
  // Node has no import of WebAssembly as it is.
  for (const entry of entries.filter((entry) => !/(workerd|edge-light)$/.test(entry))) {
    const address = pathToFileURL(join(pkg, `${entry}.js`));
    const said = output(process.execPath, ["--input-type=module", "-e", `import ${JSON.stringify(address.href)}`]);
    if (said === undefined) throw new StepFailed(`pkg/${entry}.js cannot be imported: run 'node pkg/${entry}.js' to see why`);
  }
}
