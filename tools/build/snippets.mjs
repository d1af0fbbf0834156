// JavaScript that Rust imports lands in a folder with a hash in its name; here it gets a lasting one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { StepFailed } from "../command.mjs";

/**
 * @param {string} folder the glue's
 * @returns {Map<string, { name: string, content: string }>} by how they are imported, `./snippets/…/error.js`:
 * the file's own name, under which it lies beside the glue
 */
export function snippets(folder) {
  const found = new Map();
  const names = new Set();
  if (!existsSync(join(folder, "snippets"))) return found;
  for (const entry of readdirSync(join(folder, "snippets"), { recursive: true })) {
    if (!entry.endsWith(".js")) continue;
    const name = basename(entry);
    if (names.has(name)) throw new StepFailed(`two JavaScript files that Rust imports are both called ${name}: rename one`);
    names.add(name);
    found.set(`./snippets/${entry.split(sep).join("/")}`, { name, content: readFileSync(join(folder, "snippets", entry), "utf8") });
  }
  return found;
}
