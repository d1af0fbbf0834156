// Empty projects with the packed package in them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../tools/command.mjs";
import { pkg } from "../../tools/paths.mjs";

async function succeed(command, args, options) {
  const { code, text } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}\n${text}`);
  return text;
}

/** Runs `npm pack` once; `project(name)` then installs the tarball into an empty folder of that name. */
export async function pack() {
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-"));
  const text = await succeed("npm", ["pack", pkg, "--pack-destination", folder, "--silent"], { cwd: folder });
  const tarball = join(folder, text.trim().split("\n").pop());

  async function project(name) {
    const root = join(folder, name);
    mkdirSync(root);
    writeFileSync(join(root, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
    // Nothing else is needed: the package has no dependencies.
    await succeed("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund"], { cwd: root });
    return {
      root,
      path: (...parts) => join(root, ...parts),
      write(file, text) {
        writeFileSync(join(root, file), text);
        return join(root, file);
      },
      run: (command, args, options) => succeed(command, args, { cwd: root, ...options }),
    };
  }

  return { project, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
