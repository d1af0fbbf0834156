#!/usr/bin/env node
// Builds the npm package into pkg/, ready for `npm publish`: `npm run build [-- --force]`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { assemble } from "./build/assemble.mjs";
import { entries } from "./build/bundle.mjs";
import { compile } from "./build/compile.mjs";
import { gluedCrates, plainCrates } from "./build/crates.mjs";
import { fingerprint, inputs, outputs } from "./build/fingerprint.mjs";
import { writeGlue } from "./build/glue.mjs";
import { writeOperations } from "./build/operations.mjs";
import { optimize } from "./build/optimize.mjs";
import { compilePlain } from "./build/plain.mjs";
import { shorten } from "./build/shorten.mjs";
import { smallStd } from "./build/small-std.mjs";
import { snippets } from "./build/snippets.mjs";
import { output, StepFailed } from "./command.mjs";
import { glue as glueFolder, pkg, scratch } from "./paths.mjs";

const stamp = join(scratch, "build");
let cargo = Promise.resolve();

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
    if (!existsSync(pkg)) console.log("  The first time takes half a minute or more.");
    const built = await Promise.all([
      ...gluedCrates.map(async (crate) => finish(crate, await inTurn(crate, () => compileGlued(crate, std)))),
      ...plainCrates.map(async (crate) => ({ ...crate, wasm: await optimize(await inTurn(crate, () => compilePlain(crate, std)), crate.passes) })),
    ]);
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

/** Compiles one crate at a time, as cargo does; the later steps of a crate run while the next one compiles. */
function inTurn({ name }, compile) {
  cargo = cargo.then(() => {
    console.log(`… ${name}: compiling`);
    return compile();
  });
  return cargo;
}

/** Builds a crate's glue and definitions. */
async function compileGlued(crate, std) {
  const folder = await compile(crate, std);
  const definitions = readFileSync(join(folder, `${crate.name}.d.ts`), "utf8");
  return { folder, definitions: crate.name === "attio" ? writeOperations(definitions) : definitions };
}

/** Runs wasm-opt, then shortens the names. */
async function finish(crate, { folder, definitions }) {
  const wasm = await optimize(join(folder, `${crate.name}_bg.wasm`), crate.passes);
  const code = readFileSync(join(folder, `${crate.name}_bg.js`), "utf8");
  return { ...crate, ...(await shorten(wasm, code, snippets(folder, crate.folder))), definitions };
}

/** Checks that every name that an entry re-exports exists, so that a missing one fails here and not at the user's. */
async function checkEntries() {
  // Node does not support such imports of WebAssembly.
  for (const entry of entries.filter((entry) => !/(edge|workerd|edge-light)$/.test(entry))) {
    const address = pathToFileURL(join(pkg, `${entry}.js`));
    const said = output(process.execPath, ["--input-type=module", "-e", `import ${JSON.stringify(address.href)}`]);
    if (said === undefined) throw new StepFailed(`pkg/${entry}.js cannot be imported: run 'node pkg/${entry}.js' to see why`);
  }
}
