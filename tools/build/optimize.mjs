// Runs wasm-opt, which halves the size of rustc's output.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { must } from "../command.mjs";
import { inRoot, scratch } from "../paths.mjs";

// The features that rustc enables for the target. Never --all-features, which emits stringref: engines refuse it.
const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

// Optimized for speed, as in Cargo.toml: shared code that is folded outweighs what inlining repeats. With both for size,
// the time of a call besides `fetch` is half as long again and the package is 0.6 kB larger (brotli).
// Tried without success: -Oz, -O4, --gufa, --flatten --rereloop, --traps-never-happen: at most 0.1 kB.
export const thorough = ["-O3", "--converge"];
/** Takes less than half the time, for 0.4 % more size (brotli), measured on the sandbox, whose goal that would miss. */
export const quick = ["-O2"];
const always = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** A command line of wasm-opt: program and arguments. */
export const wasmOpt = (from, to, wanted) => [
  process.execPath,
  [inRoot("node_modules", "binaryen", "bin", "wasm-opt"), from, "-o", to, ...features.map((feature) => `--enable-${feature}`), ...wanted],
];

/**
 * @param {string} file a .wasm
 * @param {string[]} [wanted] its passes
 * @returns {Promise<Buffer>} the optimised one; cached by content, so that unchanged input is not optimised again
 */
export async function optimize(file, wanted = thorough) {
  const passes = [...wanted, ...always];
  const key = createHash("sha256").update(passes.join(" ")).update(readFileSync(file)).digest("hex");
  const folder = join(scratch, "optimized");
  const cached = join(folder, `${key.slice(0, 32)}.wasm`);
  if (!existsSync(cached)) {
    mkdirSync(folder, { recursive: true });
    const partial = `${cached}.partial`;
    await must("wasm-opt refused the module", ...wasmOpt(file, partial, passes));
    renameSync(partial, cached);
  }
  return readFileSync(cached);
}
