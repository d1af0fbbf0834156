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
  // For size, the standard library is compiled for size, too, and everything is optimized at link time: a quarter of types.wasm
  // less, for which it needs a target folder of its own. For speed, the one that the crates with glue have is used: a link of
  // its own takes 15 s, gives 1.2 kB more (brotli) and is no faster.
  const forSize = optimizeFor === "size";
  const [folder, level] = forSize ? [join(scratch, "for-size"), { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" }] : [targetFolder(), {}];
  await must(
    `the crate in ${name}/ does not compile`,
    "cargo",
    [
      ["rustc", "--package", `attio-${name}`, "--lib", ...(forSize ? ["--crate-type", "cdylib"] : []), "--release", "--target", target, "--target-dir", folder],
      // Cargo does without link-time optimization where a crate is also a library for Rust.
      std.arguments,
      // Set for this crate alone: with RUSTFLAGS, the standard library would be compiled again for it.
      ["--", ...rustFlags],
    ].flat(),
    { ...options, cwd: inRoot(), env: { ...process.env, ...std.environment, ...level } },
  );
  return join(folder, target, "release", `attio_${name}.wasm`);
}
