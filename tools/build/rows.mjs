// The scanner of rows: numbers in and out, so it has no glue and cargo alone builds it. It is the one
// part that is built for speed.
import { join } from "node:path";
import { must } from "../command.mjs";
import { inRoot, scratch } from "../paths.mjs";
import { optimize } from "./optimize.mjs";

const target = "wasm32-unknown-unknown";

/**
 * @param {{ arguments: string[], environment: Record<string, string> }} [std] how the standard library is built
 * @returns {Promise<Buffer>} the WebAssembly
 */
export async function rows(std = { arguments: [], environment: {} }) {
  // A folder of its own: with other flags, what the others share would be built anew each time.
  const folder = join(scratch, "rows");
  await must(
    "the crate in rows/ does not compile",
    "cargo",
    ["rustc", "--package", "attio-rows", "--lib", "--crate-type", "cdylib", "--release", "--target", target, "--target-dir", folder, ...std.arguments],
    { cwd: inRoot(), env: { ...process.env, ...std.environment, RUSTFLAGS: `${std.environment.RUSTFLAGS ?? ""} -Ctarget-feature=+simd128`.trim() } },
  );
  return optimize(join(folder, target, "release", "attio_rows.wasm"), ["--enable-simd", "-O3"]);
}
