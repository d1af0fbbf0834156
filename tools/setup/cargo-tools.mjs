// Tools from crates.io, each in a folder of its version.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { must, onPath, output, run } from "../command.mjs";
import { cachedTool, inRoot } from "../paths.mjs";
import { wasmBindgenVersion, wasmPackVersion } from "../versions.mjs";

const tools = [
  // Only this program of the crate; its others would need TLS.
  { crate: "wasm-bindgen-cli", command: "wasm-bindgen", version: wasmBindgenVersion, options: ["--bin", "wasm-bindgen", "--no-default-features"] },
  // The crate, not the npm package of this name, which downloads a binary when it is installed.
  { crate: "wasm-pack", command: "wasm-pack", version: wasmPackVersion, options: [] },
];

const folder = (tool) => cachedTool(tool.command, tool.version);

export const cargoToolFolders = tools.map((tool) => join(folder(tool), "bin"));

const fileOf = (tool) => ["", ".exe"].map((ending) => join(folder(tool), "bin", tool.command + ending)).find((file) => existsSync(file));

// The tools run on this machine, whatever target and flags the shell sets for the project.
const { CARGO_BUILD_TARGET, RUSTFLAGS, ...forThisMachine } = process.env;

/** Target folder of both tools, for their shared dependencies; it is removed at the end. */
const shared = inRoot("target", "tools");

// They run for at most half a second, even unoptimized. Measured on two cores: the release profile with a target folder
// each took 197 s on an idle machine, this takes 122 s of CPU time.
const cheaply = {
  CARGO_TARGET_DIR: shared,
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_DEBUG: "false",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_PROFILE_RELEASE_PANIC: "abort",
};

export const cargoTools = {
  name: `${tools.map(({ command, version }) => `${command} ${version}`).join(" and ")}`,
  doing: onPath("cargo-binstall") ? "cargo-binstall fetches them" : "cargo builds them, once for this machine; this takes a minute or more",
  done: () => tools.every(fileOf),
  async run({ progress, signal }) {
    for (const tool of tools.filter((one) => !fileOf(one))) {
      if (await fetched(tool, { progress, signal })) continue;
      // No --locked: the lock files of these crates name versions that some registry mirrors lack.
      await must(
        `run 'cargo install ${tool.crate} --version ${tool.version} --root ${folder(tool)}' where crates.io can be reached`,
        "cargo",
        ["install", tool.crate, "--version", tool.version, "--root", folder(tool), "--force", ...tool.options],
        { env: { ...forThisMachine, ...cheaply }, signal, onLine: progress },
      );
    }
    rmSync(shared, { recursive: true, force: true });
  },
};

/** Whether cargo-binstall is installed and installed the tool: a binary that runs and has the right version. */
async function fetched(tool, { progress, signal }) {
  const binstall = onPath("cargo-binstall");
  if (!binstall) return false;
  // Where it finds no binary it would compile one, with the slow profile.
  const options = ["--no-confirm", "--no-track", "--force", "--disable-strategies", "compile", "--root", folder(tool)];
  const { code } = await run(binstall, [...options, `${tool.crate}@${tool.version}`], {
    quiet: true,
    env: forThisMachine,
    signal,
    onLine: progress,
    timeoutMs: 120_000,
  });
  const file = fileOf(tool);
  if (code === 0 && file && output(file, ["--version"])?.includes(tool.version)) return true;
  rmSync(folder(tool), { recursive: true, force: true });
  progress(`cargo-binstall has no ${tool.command} ${tool.version} for this machine; cargo builds it`, { say: true });
  return false;
}
