// Rust → WebAssembly and its glue.
import { join } from "node:path";
import { must } from "../command.mjs";
import { pathWith, scratch } from "../paths.mjs";
import { cargoToolFolders } from "../setup/cargo-tools.mjs";

/**
 * The standard library is compiled with the crate, for size and without the texts and the formatting
 * of panics: 6.6 kB less (brotli). A panic is then a trap, which the promise of its call rejects with
 * (src/js/task.js). `RUSTC_BOOTSTRAP` lets the stable compiler do it.
 */
const smallStd = {
  arguments: ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"],
  environment: {
    RUSTC_BOOTSTRAP: "1",
    RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
  },
};

/**
 * Runs wasm-pack, which finds the matching wasm-bindgen on PATH. No `wasm-opt` (ours is run with named
 * features) and no package files (`pkg-template/` has them).
 *
 * @returns {Promise<string>} the folder with `<name>_bg.js`, `<name>_bg.wasm`, `<name>.d.ts`
 */
export async function compile({ name, crate }) {
  const folder = join(scratch, "glue", name);
  await must(
    `the crate in ${crate} does not compile`,
    "wasm-pack",
    ["build", crate, "--release", "--target", "bundler", "--no-pack", "--no-opt", "--mode", "no-install", "--out-name", name, "--out-dir", folder, "--", ...smallStd.arguments],
    { env: { ...process.env, ...smallStd.environment, PATH: pathWith(...cargoToolFolders) } },
  );
  return folder;
}
