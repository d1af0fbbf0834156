// First compilation of the project's own crates, while the tools for the build are still being built.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compileAhead } from "../build/compile.mjs";
import { gluedCrates, plainCrates } from "../build/crates.mjs";
import { compilePlain } from "../build/plain.mjs";
import { smallStd } from "../build/small-std.mjs";
import { targetFolder } from "../paths.mjs";
import { standardLibrarySource, target, wasmTarget } from "./rust.mjs";

export const ownCrates = {
  name: "the crates, for WebAssembly",
  doing: "cargo compiles them with Rust's standard library; the build goes on from there",
  after: [wasmTarget, standardLibrarySource],
  // Errors are left to the build, which reports them better.
  optional: true,
  // Later changes are left to the build.
  done: () => existsSync(join(targetFolder(), target, "release", "attio_rows.wasm")),
  async run({ progress, signal }) {
    const std = smallStd();
    const options = { signal, onLine: progress };
    for (const crate of gluedCrates) await compileAhead(crate, std, options);
    for (const crate of plainCrates) await compilePlain(crate, std, options);
  },
};
