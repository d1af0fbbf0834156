// Lays the template, the glue and the WebAssembly together into pkg/.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, pkg } from "../paths.mjs";
import { crateVersion } from "../versions.mjs";

export function assemble(modules) {
  // Emptied, not removed: node_modules/attio-wasm and a running dev server point here.
  mkdirSync(pkg, { recursive: true });
  for (const name of readdirSync(pkg)) rmSync(join(pkg, name), { recursive: true });

  cpSync(inRoot("pkg-template"), pkg, { recursive: true });
  for (const file of ["README.md", "LICENSE"]) {
    if (!existsSync(join(pkg, file)) && existsSync(inRoot(file))) copyFileSync(inRoot(file), join(pkg, file));
  }
  for (const module of modules) addModule(module);
  // What is written in JavaScript for the sandbox lives beside its crate.
  cpSync(inRoot("sandbox", "js"), join(pkg, "sandbox"), { recursive: true });
  writeManifest();
}

function addModule({ name, into, wasm, code, definitions, files }) {
  const write = (file, content) => writeFileSync(join(pkg, into, file), content);
  write(`${name}_bg.js`, code);
  for (const { name: file, content } of files.values()) write(file, content);
  // `[Symbol.dispose]` in the definitions: without this line users on lib es2022 get TS2550.
  write(`${name}_bg.d.ts`, `/// <reference lib="esnext.disposable" />\n${definitions}`);
  write(`${name}.wasm`, wasm);
  write(`${name}.wasm.base64.js`, `export default "${wasm.toString("base64")}";\n`);
}

function writeManifest() {
  const file = join(pkg, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.version = crateVersion;
  // Everything that was laid here is meant to be published.
  manifest.files = readdirSync(pkg).filter((name) => !["package.json", "README.md", "LICENSE"].includes(name));
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
