// JavaScript that Rust imports lands in a folder with a hash in its name; here it gets a lasting one.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { StepFailed } from "../command.mjs";

const imported = /(["'])\.\/(snippets\/[^"']+)\1/g;

/**
 * @param {string} folder the glue's
 * @param {string} name of the glue file in it
 * @returns {{ code: string, files: Map<string, string> }} the glue with `./error.js` where it had
 * `./snippets/…/error.js`, and those files by their new names
 */
export function resolveSnippets(folder, name) {
  const files = new Map();
  const sources = new Map();
  const code = readFileSync(join(folder, name), "utf8").replace(imported, (_, quote, path) => {
    const file = basename(path);
    if ((sources.get(file) ?? path) !== path) {
      throw new StepFailed(`two JavaScript files that Rust imports are both called ${file}: rename one`);
    }
    sources.set(file, path);
    files.set(file, readFileSync(join(folder, path), "utf8"));
    return `${quote}./${file}${quote}`;
  });
  return { code, files };
}
