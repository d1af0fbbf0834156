// The standard library compiled with the crate, for size and without the texts and the formatting of
// panics: 6.6 kB less (brotli). A panic is then a trap, which the promise of its call rejects with
// (js/client/task.js). `RUSTC_BOOTSTRAP` lets the stable compiler do it.
import { output } from "../command.mjs";
import { hasStandardLibrarySource } from "../setup/rust.mjs";

const flags = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/** Arguments and environment for cargo, or undefined where this compiler cannot do it: the flags are unstable, so another may not take them. */
export function smallStd() {
  const environment = { RUSTC_BOOTSTRAP: "1", RUSTFLAGS: flags.join(" ") };
  const takesFlags = output("rustc", [...flags, "--print", "cfg"], { env: { ...process.env, ...environment } }) !== undefined;
  if (!takesFlags || !hasStandardLibrarySource()) return undefined;
  return { arguments: ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"], environment };
}
