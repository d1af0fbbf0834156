// The crates that become WebAssembly. `into` is the folder of the package, `passes` are those of wasm-opt.
import { inRoot } from "../paths.mjs";
import { quick, thorough } from "./optimize.mjs";

/** With glue, which wasm-pack makes. The client first: its operations are written before the sandbox, which routes by them. */
export const gluedCrates = [
  { name: "attio", folder: inRoot(), into: ".", passes: thorough },
  { name: "sandbox", folder: inRoot("sandbox"), into: "sandbox", passes: quick },
  { name: "sync", folder: inRoot("sync"), into: "sync", passes: quick },
];

/**
 * Without: numbers in and out. The scanner of rows is the one part that is built for speed; each answer that is read has an
 * instance of it, so its stack is a quarter of the usual one: what is nested 512 deep takes a tenth of that.
 */
export const plainCrates = [
  { name: "rows", into: "rows", optimizeFor: "speed", rustFlags: ["-Ctarget-feature=+simd128", "-Clink-arg=-zstack-size=262144"], passes: ["--enable-simd", "-O3"] },
  { name: "types", into: "types", optimizeFor: "size", rustFlags: [], passes: ["-Oz", "--converge"] },
];
