// Hash of all inputs of the build: where it is unchanged, so is the package.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { output } from "../command.mjs";
import { glue, inRoot } from "../paths.mjs";
import { published } from "./documents.mjs";

export const inputs = [
  "Cargo.toml",
  "Cargo.lock",
  "src",
  "rows/Cargo.toml",
  "rows/src",
  "types/Cargo.toml",
  "types/src",
  "sandbox/Cargo.toml",
  "sandbox/src",
  "sync/Cargo.toml",
  "sync/src",
  "js",
  "pkg-template",
  "README.md",
  ...published,
  "package.json",
  "tools/build.mjs",
  "tools/build",
];

/** Generated files outside pkg/: they are rebuilt where somebody changed them. */
export const outputs = ["docs/operations.json"];

function* files(path) {
  // Except js/glue/, which the build writes itself.
  if (!existsSync(path) || path === glue) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** @param {string[]} paths below the root, files or folders */
export function fingerprint(paths) {
  const hash = createHash("sha256").update(output("rustc", ["-vV"]) ?? "");
  for (const path of paths) {
    for (const file of files(inRoot(...path.split("/")))) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
