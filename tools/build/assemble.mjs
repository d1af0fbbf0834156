// Lays the template, the glue and the WebAssembly together into pkg/.
import { copyFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, pkg, scratch } from "../paths.mjs";
import { crateVersion } from "../versions.mjs";
import { bundle } from "./bundle.mjs";
import { addDocuments } from "./documents.mjs";
import { addRows } from "./rows.mjs";

/** Every module, one file each. */
const modules = join(scratch, "modules");
// Made here and then put in place, so that pkg/ is never seen half made.
const next = join(scratch, "pkg");

export async function assemble(built, rows) {
  for (const folder of [modules, next]) rmSync(folder, { recursive: true, force: true });
  cpSync(inRoot("pkg-template"), modules, { recursive: true });
  for (const module of built) addModule(module);
  addRows(modules, rows);
  // What is written in JavaScript for the sandbox lives beside its crate.
  cpSync(inRoot("sandbox", "js"), join(modules, "sandbox"), { recursive: true });
  writeOperations();

  await bundle(modules, next);
  for (const file of readdirSync(modules, { recursive: true })) {
    if (isLeftByBundle(join(modules, file))) copyFileSync(join(modules, file), join(next, file));
  }
  addDocuments(next);
  writeManifest();

  rmSync(pkg, { recursive: true, force: true });
  renameSync(next, pkg);
}

const isLeftByBundle = (file) => statSync(file).isFile() && !/\.js(on)?$/.test(file);

function addModule({ name, into, wasm, code, definitions, files }) {
  const write = (file, content) => writeFileSync(join(modules, into, file), content);
  write(`${name}_bg.js`, code);
  for (const { name: file, content } of files.values()) write(file, content);
  // `[Symbol.dispose]` in the definitions: without this line users on lib es2022 get TS2550.
  write(`${name}_bg.d.ts`, `/// <reference lib="esnext.disposable" />\n${definitions}`);
  write(`${name}.wasm`, wasm);
  write(`${name}.wasm.base64.js`, `export default "${wasm.toString("base64")}";\n`);
}

/** The operations as the proxy needs them: a row each, `[call, method, path, effect]`. */
function writeOperations() {
  const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
  const rows = operations.map(({ call, method, path, effect }) => `  ${JSON.stringify([call, method, path, effect])},`);
  writeFileSync(join(modules, "proxy", "operations.js"), `export default [\n${rows.join("\n")}\n];\n`);
}

function writeManifest() {
  const manifest = JSON.parse(readFileSync(inRoot("pkg-template", "package.json"), "utf8"));
  manifest.version = crateVersion;
  // Everything that was laid here is meant to be published.
  manifest.files = readdirSync(next).filter((name) => !["package.json", "README.md", "LICENSE"].includes(name));
  writeFileSync(join(next, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
