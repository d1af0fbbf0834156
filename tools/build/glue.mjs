// Writes the part of js/glue/ that is not committed: everything that js/ and the entries import from the crates.
//
//   <name>.js               the glue of a crate, with shortened names
//   <name>.wasm             its WebAssembly, also as text where it is inlined
//   client.d.ts             the definitions of the client, from the Rust types
//   operations.js           the operations, for the proxy
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { glue, inRoot } from "../paths.mjs";
import { encode } from "./text.mjs";

const generated = "// Written by tools/build.mjs.\n";

/** @param {{ name: string, wasm: Buffer, code?: string, definitions?: string }[]} crates */
export function writeGlue(crates) {
  mkdirSync(glue, { recursive: true });
  for (const { name, wasm, code, definitions } of crates) {
    writeFileSync(join(glue, `${name}.wasm`), wasm);
    writeFileSync(join(glue, `${name}.wasm.text.js`), `${generated}export default "${encode(wasm)}";\n`);
    if (code) writeFileSync(join(glue, `${name}.js`), generated + code);
    // For `[Symbol.dispose]` in the definitions: without this line, users on lib es2022 get TS2550.
    if (name === "attio") writeFileSync(join(glue, "client.d.ts"), `/// <reference lib="esnext.disposable" />\n${definitions}`);
  }
  writeFileSync(join(glue, "operations.js"), `${generated}export default [\n${operations().join("\n")}\n];\n`);
}

/** Data for the proxy: `[call, method, path, effect]` for each operation. */
function operations() {
  const rows = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
  return rows.map(({ call, method, path, effect }) => `  ${JSON.stringify([call, method, path, effect])},`);
}
