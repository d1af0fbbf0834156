// Reads versions from the one file that pins each of them.
import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

const manifest = readFileSync(inRoot("Cargo.toml"), "utf8");
const packageJson = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

function fromCargo(pattern, what) {
  const found = manifest.match(pattern)?.[1];
  if (!found) throw new Error(`Cargo.toml does not say ${what}`);
  return found;
}

/** The published version: `version` of the crate. */
export const crateVersion = fromCargo(/^version\s*=\s*"([^"]+)"/m, "the crate's version");
export const rustVersion = fromCargo(/^rust-version\s*=\s*"([^"]+)"/m, "rust-version");

/** The command-line tool must have exactly the version of the crate, hence `=` there. */
export const wasmBindgenVersion = fromCargo(
  /^wasm-bindgen\s*=\s*(?:\{\s*version\s*=\s*)?"=([^"]+)"/m,
  'wasm-bindgen = "=x.y.z"',
);
export const wasmPackVersion = packageJson.config["wasm-pack"];
/** Beside the Node that everything is started with: for the tests 22 and 24, for the benchmarks those that are asked for. */
export const nodeVersions = packageJson.config.node;
export const nodeVersion = packageJson.engines.node.replace(">=", "");

export function atLeast(have, want) {
  const [a, b] = [have, want].map((version) => version.split(".").map((part) => parseInt(part, 10)));
  for (let i = 0; i < b.length; i += 1) {
    if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > b[i];
  }
  return true;
}
