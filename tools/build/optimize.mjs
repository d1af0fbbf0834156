// wasm-opt, the big lever on size: it halves what rustc emits.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { must } from "../command.mjs";
import { inRoot, scratch } from "../paths.mjs";

// rustc's default features for the target. Never --all-features: that emits stringref, which engines refuse.
const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

// For speed, as the crate is compiled (Cargo.toml): what is folded away outweighs what is repeated. Both for size, what a
// call takes besides `fetch` is half as long again and the package is 0.6 kB larger (brotli).
// Tried and left: -Oz, -O4, --gufa, --flatten --rereloop, --traps-never-happen: at most 0.1 kB.
export const thorough = ["-O3", "--converge"];
/** Less than half of the time: 0.4 % larger (brotli), measured on the sandbox. */
export const quick = ["-O2"];
const always = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** A command line of wasm-opt: program and arguments. */
export const wasmOpt = (from, to, wanted) => [
  process.execPath,
  [inRoot("node_modules", "binaryen", "bin", "wasm-opt"), from, "-o", to, ...features.map((feature) => `--enable-${feature}`), ...wanted],
];

/**
 * @param {string} file a .wasm
 * @param {string[]} [wanted] what is done to it
 * @returns {Promise<Buffer>} the optimised one; cached by content, so that the same input is not optimised twice
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
