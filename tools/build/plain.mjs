// Builds a crate without glue, whose exports use only numbers, with cargo alone.
import { join } from "node:path";
import { must } from "../command.mjs";
import { inRoot, scratch, targetFolder } from "../paths.mjs";
import { target } from "../setup/rust.mjs";

/**
 * @param {{ name: string, optimizeFor: "speed" | "size", rustFlags: string[] }} crate `attio-<name>`
 * @param {{ arguments: string[], environment: Record<string, string> }} [std] how the standard library is built
 * @returns {Promise<string>} the file with the WebAssembly
 */
export async function compilePlain({ name, optimizeFor, rustFlags }, std = { arguments: [], environment: {} }, options = {}) {
  // The standard library is compiled for size, too, which makes a sixth of types.wasm; a separate compilation needs a
  // target folder of its own.
  const [folder, level] = optimizeFor === "size" ? [join(scratch, "for-size"), { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" }] : [targetFolder(), {}];
  await must(
    `the crate in ${name}/ does not compile`,
    "cargo",
    [
      ["rustc", "--package", `attio-${name}`, "--lib", "--crate-type", "cdylib", "--release", "--target", target, "--target-dir", folder, ...std.arguments],
      // Set for this crate alone: with RUSTFLAGS, the standard library would be compiled again for it.
      ["--", ...rustFlags],
    ].flat(),
    { ...options, cwd: inRoot(), env: { ...process.env, ...std.environment, ...level } },
  );
  return join(folder, target, "release", `attio_${name}.wasm`);
}
