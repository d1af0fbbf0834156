// Tools that come from crates.io, each in a folder of its own version.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { must } from "../command.mjs";
import { cachedTool } from "../paths.mjs";
import { wasmBindgenVersion, wasmPackVersion } from "../versions.mjs";

const tools = [
  { crate: "wasm-bindgen-cli", command: "wasm-bindgen", version: wasmBindgenVersion },
  // The crate and not the npm package of this name: that one downloads a binary when it is installed.
  { crate: "wasm-pack", command: "wasm-pack", version: wasmPackVersion },
];

const folder = (tool) => cachedTool(tool.command, tool.version);

export const cargoToolFolders = tools.map((tool) => join(folder(tool), "bin"));

// The tools run here, whatever target and flags the shell has set for the project.
const { CARGO_BUILD_TARGET, RUSTFLAGS, ...forThisMachine } = process.env;

export const cargoTools = tools.map((tool) => ({
  name: `${tool.command} ${tool.version}`,
  doing: "cargo builds it, once; this takes some minutes",
  done: () => [tool.command, `${tool.command}.exe`].some((file) => existsSync(join(folder(tool), "bin", file))),
  async run() {
    // No --locked: the lock files of these crates name versions that not every registry mirror still has.
    await must(
      `run 'cargo install ${tool.crate} --version ${tool.version} --root ${folder(tool)}' where crates.io can be reached`,
      "cargo",
      ["install", tool.crate, "--version", tool.version, "--root", folder(tool), "--force"],
      { env: forThisMachine },
    );
  },
}));
