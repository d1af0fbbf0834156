// A crate without glue: numbers in and out, so cargo alone builds it.
import { join } from "node:path";
import { must } from "../command.mjs";
import { inRoot, scratch } from "../paths.mjs";
import { optimize } from "./optimize.mjs";

const target = "wasm32-unknown-unknown";

/**
 * @param {{ name: string, optimizeFor: "speed" | "size", rustFlags: string, passes: string[] }} crate `attio-<name>`, and what wasm-opt does
 * @param {{ arguments: string[], environment: Record<string, string> }} [std] how the standard library is built
 * @returns {Promise<Buffer>} the WebAssembly
 */
export async function plain({ name, optimizeFor, rustFlags, passes }, std = { arguments: [], environment: {} }) {
  // A folder of its own: with other flags, what the others share would be built anew each time.
  const folder = join(scratch, name);
  const level = optimizeFor === "size" ? { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" } : {};
  await must(
    `the crate in ${name}/ does not compile`,
    "cargo",
    ["rustc", "--package", `attio-${name}`, "--lib", "--crate-type", "cdylib", "--release", "--target", target, "--target-dir", folder, ...std.arguments],
    { cwd: inRoot(), env: { ...process.env, ...std.environment, ...level, RUSTFLAGS: `${std.environment.RUSTFLAGS ?? ""} ${rustFlags}`.trim() } },
  );
  return optimize(join(folder, target, "release", `attio_${name}.wasm`), passes);
}
