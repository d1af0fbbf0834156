// Compiles the standard library with the crate, for size and without messages and formatting of panics: 6.6 kB less
// (brotli). A panic is then a trap, with which the promise of its call rejects (js/client/task.js). `RUSTC_BOOTSTRAP`
// makes the stable compiler accept the flags.
import { output } from "../command.mjs";
import { hasStandardLibrarySource } from "../setup/rust.mjs";

const flags = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/** Arguments and environment for cargo, or undefined where this compiler does not support them: the flags are unstable. */
export function smallStd() {
  const environment = { RUSTC_BOOTSTRAP: "1", RUSTFLAGS: flags.join(" ") };
  const takesFlags = output("rustc", [...flags, "--print", "cfg"], { env: { ...process.env, ...environment } }) !== undefined;
  if (!takesFlags || !hasStandardLibrarySource()) return undefined;
  return { arguments: ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"], environment };
}
