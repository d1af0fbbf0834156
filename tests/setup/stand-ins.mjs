// Runs set-up's step for the tools from crates.io, with stand-ins for cargo and cargo-binstall alone on PATH.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { output, run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";

/**
 * @param {{ cargo: "works" | "fails", binstall?: "works" | "fails" | "brings another version" }} behaviour
 * @returns {Promise<{ ok: boolean, lines: string[], installed: string[], calls: { program: string, args: string[], env: object }[] }>}
 */
export async function toolsWith({ cargo, binstall }) {
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-setup-"));
  try {
    const log = join(folder, "calls");
    const standIn = (name, behaviour) => {
      writeFileSync(join(folder, name), source(name, behaviour, log));
      chmodSync(join(folder, name), 0o755);
    };
    standIn("cargo", cargo);
    if (binstall) standIn("cargo-binstall", binstall);

    const step = pathToFileURL(inRoot("tools", "setup", "cargo-tools.mjs"));
    const steps = pathToFileURL(inRoot("tools", "setup", "steps.mjs"));
    const program = `
      import { cargoTools } from ${JSON.stringify(step.href)};
      import { runSteps } from ${JSON.stringify(steps.href)};
      process.exitCode = (await runSteps([cargoTools])) ? 0 : 1;`;
    const cache = join(folder, "cache");
    const { code, text } = await run(process.execPath, ["--input-type=module", "-e", program], {
      quiet: true,
      env: { ...process.env, PATH: folder, XDG_CACHE_HOME: cache, RUSTFLAGS: "-Cdebuginfo=2" },
      timeoutMs: 30_000,
    });
    return {
      ok: code === 0,
      lines: text.split("\n"),
      installed: installed(cache),
      calls: existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tools at the paths where the build looks for them, which print their version. */
function installed(cache) {
  const program = `
    import { cargoToolFolders } from ${JSON.stringify(pathToFileURL(inRoot("tools", "setup", "cargo-tools.mjs")).href)};
    console.log(cargoToolFolders.join("\\n"));`;
  const folders = output(process.execPath, ["--input-type=module", "-e", program], { env: { ...process.env, XDG_CACHE_HOME: cache } }).split("\n");
  return ["wasm-bindgen", "wasm-pack"].filter((tool) => folders.some((folder) => output(join(folder, tool), ["--version"])?.startsWith(tool)));
}

/** A program that records its arguments, and writes a tool into the folder after `--root`. */
const source = (name, behaviour, log) => `#!${process.execPath}
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => /^(CARGO|RUSTFLAGS)/.test(key)));
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ program: ${JSON.stringify(name)}, args, env }) + "\\n");
if (${JSON.stringify(behaviour)} === "fails") process.exit(1);
const bin = args[args.indexOf("--root") + 1] + "/bin";
const tool = args.join(" ").includes("wasm-pack") ? "wasm-pack" : "wasm-bindgen";
const version = ${JSON.stringify(behaviour)} === "works" ? /(\\d+\\.\\d+\\.\\d+)/.exec(args.join(" "))[1] : "0.0.1";
mkdirSync(bin, { recursive: true });
writeFileSync(bin + "/" + tool, "#!/bin/sh\\necho " + tool + " " + version + "\\n", { mode: 0o755 });
`;
