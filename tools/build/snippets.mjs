// Makes the glue import the JavaScript of the source tree. wasm-bindgen copies it into a folder with a hash in its
// name; those copies are not used.
import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { glue as glueFolder } from "../paths.mjs";

/**
 * @param {string} folder where wasm-pack wrote the glue
 * @param {string} crate the folder of the crate, below which its `module = "/…"` paths are
 * @returns {Map<string, string>} imported path, such as `./snippets/…/js/client/error.js`, to the path relative to
 * js/glue/, `../client/error.js`
 */
export function snippets(folder, crate) {
  const found = new Map();
  const copies = join(folder, "snippets");
  if (!existsSync(copies)) return found;
  for (const entry of readdirSync(copies, { recursive: true })) {
    if (!entry.endsWith(".js")) continue;
    const [, ...path] = entry.split(sep);
    const from = relative(glueFolder, join(crate, ...path)).split(sep).join("/");
    found.set(`./snippets/${entry.split(sep).join("/")}`, from);
  }
  return found;
}
