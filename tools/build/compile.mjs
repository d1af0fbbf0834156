// Rust → WebAssembly and its glue.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { must } from "../command.mjs";
import { pathWith, scratch } from "../paths.mjs";
import { cargoToolFolders } from "../setup/cargo-tools.mjs";
import { target } from "../setup/rust.mjs";

/**
 * Runs wasm-pack, which finds the matching wasm-bindgen on PATH. Without its `wasm-opt` (the build runs it with named
 * features) and without its package files (`pkg-template/` has them).
 *
 * @param {{ name: string, folder: string }} crate
 * @param {{ arguments: string[], environment: Record<string, string> }} [std] how the standard library is built
 * @returns {Promise<string>} the folder with `<name>_bg.js`, `<name>_bg.wasm`, `<name>.d.ts`
 */
export async function compile({ name, folder: crate }, std = { arguments: [], environment: {} }) {
  const folder = join(scratch, "glue", name);
  // Otherwise files that are no longer imported would remain.
  rmSync(join(folder, "snippets"), { recursive: true, force: true });
  await must(
    `the crate in ${crate} does not compile`,
    "wasm-pack",
    [
      ["build", crate, "--release", "--target", "bundler", "--no-pack", "--no-opt", "--mode", "no-install"],
      ["--out-name", name, "--out-dir", folder, "--", ...std.arguments],
    ].flat(),
    { env: { ...process.env, ...std.environment, PATH: pathWith(...cargoToolFolders) } },
  );
  return folder;
}

/**
 * Compiles a crate with the command that wasm-pack runs, so that wasm-pack finds it compiled: set-up does this while
 * wasm-pack itself is being built.
 *
 * @param {{ folder: string }} crate
 */
export async function compileAhead({ folder }, std = { arguments: [], environment: {} }, options = {}) {
  await must(`the crate in ${folder} does not compile`, "cargo", ["build", "--lib", "--release", "--target", target, ...std.arguments], {
    ...options,
    cwd: folder,
    env: { ...process.env, ...std.environment },
  });
}
