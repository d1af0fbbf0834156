// Assembles pkg/: the bundled entries, the definitions, the WebAssembly, package.json.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { glue, inRoot, pkg, scratch } from "../paths.mjs";
import { crateVersion } from "../versions.mjs";
import { bundle } from "./bundle.mjs";
import { addDocuments } from "./documents.mjs";

// Made in another folder and then moved, so that pkg/ is never incomplete.
const next = join(scratch, "pkg");

/** @param {{ name: string, into: string }[]} crates and the folder of the package into which their WebAssembly goes */
export async function assemble(crates) {
  rmSync(next, { recursive: true, force: true });
  await bundle(next, crates);
  for (const { name, into } of crates) copyFileSync(join(glue, `${name}.wasm`), join(next, into, `${name}.wasm`));
  writeDefinitions();
  addDocuments(next);
  writeManifest();

  rmSync(pkg, { recursive: true, force: true });
  renameSync(next, pkg);
}

/**
 * Copies the definitions of pkg-template unchanged, and those of the client beside the module of its classes,
 * `client.js`.
 */
function writeDefinitions() {
  copyFileSync(join(glue, "client.d.ts"), join(next, "client.d.ts"));
  for (const file of readdirSync(inRoot("pkg-template"), { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    const text = readFileSync(inRoot("pkg-template", file), "utf8");
    mkdirSync(dirname(join(next, file)), { recursive: true });
    writeFileSync(join(next, file), text.replaceAll("../js/glue/client.js", "./client.js"));
  }
}

function writeManifest() {
  const manifest = JSON.parse(readFileSync(inRoot("pkg-template", "package.json"), "utf8"));
  manifest.version = crateVersion;
  // Every file here is meant to be published.
  manifest.files = readdirSync(next).filter((name) => !["package.json", "README.md", "LICENSE"].includes(name));
  writeFileSync(join(next, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
