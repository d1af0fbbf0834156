// Bundles the page into few files: everything needed before the first row is one file, since each request costs a slow
// machine milliseconds.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** The modules that a module imports, recursively, without those that are loaded later. */
function closureOf(entry: string, found = new Set<string>()): Set<string> {
  const file = [entry, `${entry}.ts`, `${entry}.tsx`].find((name) => /\.tsx?$/.test(name) && existsSync(name));
  if (!file || found.has(file)) return found;
  found.add(file);
  for (const [, , path = ""] of readFileSync(file, "utf8").matchAll(/^(import|export)\s(?!type)(?:[^;"]*?\sfrom\s+)?"(\.[^"?]+)"/gm)) closureOf(resolve(dirname(file), path), found);
  return found;
}

const boot = closureOf(source("boot.ts"));
const key = closureOf(source("key/main.tsx"));
const main = closureOf(source("main.tsx"));
const isIn = (id: string, ...groups: ReadonlySet<string>[]) => groups.some((group) => group.has(id));

export const groups = [
  // The package is a separate file, so that its size can be told from the page's.
  { name: "client", test: /\/pkg\/(slim|client|load|error)\.js$/ },
  { name: "boot", priority: 2, test: (id: string) => isIn(id, boot) },
  { name: "load-later", priority: 3, test: /vite\/preload-helper/ },
  // Both pages have these.
  { name: "shared", test: (id: string) => /\/node_modules\/(preact|@preact)\//.test(id) || (isIn(id, main) && isIn(id, key)) },
  { name: "page", test: (id: string) => isIn(id, main) || id.includes("/@tanstack/") },
];
