#!/usr/bin/env node
// Apps of common stacks with the packed package: each is built, and makes a call in every place where its code runs: `npm run
// stacks [-- name …]`. It installs the stacks from npm's registry, and takes minutes.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { run } from "../../tools/command.mjs";
import { inRoot, pkg } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { sandboxesAt } from "../runtimes/sandboxes.mjs";
import { startServer } from "../runtimes/server.mjs";
import { stacks } from "./stacks.mjs";

// Some stacks need a newer Node than the package.
const node = findNode("24") ?? process.execPath;
const env = {
  ...process.env,
  PATH: [dirname(node), process.env.PATH].join(delimiter),
  ...{ CI: "true", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", DO_NOT_TRACK: "1" },
};

const asked = process.argv.slice(2);
const chosen = stacks.filter(({ name }) => asked.length === 0 || asked.some((word) => name.startsWith(word)));
const folder = mkdtempSync(join(tmpdir(), "attio-wasm-stacks-"));

async function succeed(command, args, options) {
  const { code, text } = await run(command, args, { quiet: true, timeoutMs: 10 * 60_000, ...options });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}\n${text.slice(-4_000)}`);
  return text;
}

/** An app in an empty folder, with its packages and the tarball. */
async function install({ name, folder: from, packages }, tarball) {
  const root = join(folder, name);
  cpSync(inRoot("tests", "stacks", from), root, { recursive: true });
  cpSync(inRoot("tests", "stacks", "call.js"), join(root, "call.js"));
  writeFileSync(join(root, "package.json"), JSON.stringify({ name, private: true, type: "module", imports: { "#call": "./call.js" }, dependencies: { ...packages, "attio-wasm": `file:${tarball}` } }));
  await succeed("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: root, env });
  const command = (program) => (program === "node" ? node : join(root, "node_modules", ".bin", program));
  return { root, env, command, path: (...parts) => join(root, ...parts), write: (file, text) => writeFileSync(join(root, file), text), run: (program, args, more = {}) => succeed(command(program), args, { cwd: root, env: { ...env, ...more } }) };
}

let passed = 0;
let failed = 0;
const server = await startServer();
try {
  const packed = await succeed("npm", ["pack", pkg, "--pack-destination", folder, "--silent"], { cwd: folder });
  const tarball = join(folder, packed.trim().split("\n").at(-1));
  const { baseUrl } = await sandboxesAt(server.address)({ companies: 3, people: 3, deals: 1 });
  for (const stack of chosen) {
    const began = performance.now();
    try {
      const answers = await stack.check(await install(stack, tarball), baseUrl);
      if (answers.some((answer) => answer !== "companies")) throw new Error(`the calls gave ${JSON.stringify(answers)}`);
      passed += 1;
      console.log(`✔ ${stack.name}  ${((performance.now() - began) / 1000).toFixed(0)} s  ${stack.tells}`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${stack.name}\n${String(error.stack).replace(/^/gm, "    ")}\n`);
    }
    rmSync(join(folder, stack.name), { recursive: true, force: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
