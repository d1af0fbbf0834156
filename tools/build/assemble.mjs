// Lays the template, the glue and the WebAssembly together into pkg/.
import { copyFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, pkg, scratch } from "../paths.mjs";
import { crateVersion } from "../versions.mjs";
import { addRows } from "./rows.mjs";

// Made here and then put in place, so that pkg/ is never seen half made.
const next = join(scratch, "pkg");

export function assemble(modules, rows) {
  rmSync(next, { recursive: true, force: true });
  cpSync(inRoot("pkg-template"), next, { recursive: true });
  copyFileSync(inRoot("LICENSE"), join(next, "LICENSE"));
  writeFileSync(join(next, "README.md"), forUsers(readFileSync(inRoot("README.md"), "utf8")));
  for (const module of modules) addModule(module);
  addRows(next, rows);
  // What is written in JavaScript for the sandbox lives beside its crate.
  cpSync(inRoot("sandbox", "js"), join(next, "sandbox"), { recursive: true });
  writeOperations();
  writeManifest();

  rmSync(pkg, { recursive: true, force: true });
  renameSync(next, pkg);
}

/** The README that npm shows: without what is only of use in a clone. */
const forUsers = (readme) => readme.replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g, "");

function addModule({ name, into, wasm, code, definitions, files }) {
  const write = (file, content) => writeFileSync(join(next, into, file), content);
  write(`${name}_bg.js`, code);
  for (const { name: file, content } of files.values()) write(file, content);
  // `[Symbol.dispose]` in the definitions: without this line users on lib es2022 get TS2550.
  write(`${name}_bg.d.ts`, `/// <reference lib="esnext.disposable" />\n${definitions}`);
  write(`${name}.wasm`, wasm);
  write(`${name}.wasm.base64.js`, `export default "${wasm.toString("base64")}";\n`);
}

/** What the proxy has to know of the operations: a row each, `[call, method, path]`. */
function writeOperations() {
  const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
  const rows = operations.map(({ call, method, path }) => `  ${JSON.stringify([call, method, path])},`);
  writeFileSync(join(next, "proxy", "operations.js"), `export default [\n${rows.join("\n")}\n];\n`);
}

function writeManifest() {
  const file = join(next, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.version = crateVersion;
  // Everything that was laid here is meant to be published.
  manifest.files = readdirSync(next).filter((name) => !["package.json", "README.md", "LICENSE"].includes(name));
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
