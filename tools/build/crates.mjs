// The crates that become WebAssembly. `into` is their folder in the package, `passes` are those of wasm-opt.
import { inRoot } from "../paths.mjs";
import { quick, thorough } from "./optimize.mjs";

/**
 * Crates with glue, which wasm-pack makes. The client comes first: its operations are written before the sandbox, which routes
 * by them, is compiled.
 */
export const gluedCrates = [
  { name: "attio", folder: inRoot(), into: ".", passes: thorough },
  { name: "sandbox", folder: inRoot("sandbox"), into: "sandbox", passes: thorough },
  { name: "sync", folder: inRoot("sync"), into: "sync", passes: quick },
];

/**
 * Crates without glue, whose exports use only numbers. The scanner of rows is the only one optimized for speed. Every
 * answer that is being read has its own instance, so its stack is a quarter of the usual size: input nested 512 deep takes
 * a tenth of that.
 */
export const plainCrates = [
  { name: "rows", into: "rows", optimizeFor: "speed", rustFlags: ["-Ctarget-feature=+simd128", "-Clink-arg=-zstack-size=262144"], passes: ["--enable-simd", "-O3"] },
  { name: "types", into: "types", optimizeFor: "size", rustFlags: [], passes: ["-Oz", "--converge"] },
];
