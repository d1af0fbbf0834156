// A crate without glue: numbers in and out, so cargo alone builds it.
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
  // With the standard library for size too, which makes a sixth of types.wasm: compiled once more, in a folder of its own.
  const [folder, level] = optimizeFor === "size" ? [join(scratch, "for-size"), { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" }] : [targetFolder(), {}];
  await must(
    `the crate in ${name}/ does not compile`,
    "cargo",
    [
      ["rustc", "--package", `attio-${name}`, "--lib", "--crate-type", "cdylib", "--release", "--target", target, "--target-dir", folder, ...std.arguments],
      // For this crate alone: in RUSTFLAGS, the standard library would be compiled once more for it.
      ["--", ...rustFlags],
    ].flat(),
    { ...options, cwd: inRoot(), env: { ...process.env, ...std.environment, ...level } },
  );
  return join(folder, target, "release", `attio_${name}.wasm`);
}
