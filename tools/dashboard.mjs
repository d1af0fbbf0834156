#!/usr/bin/env node
// `npm run dashboard`: builds the package and the dashboard of examples/dashboard, and serves it until Ctrl-C. Uses
// Node built-ins only until the build, so nothing needs to be installed before.
import { spawn } from "node:child_process";
import { run } from "./command.mjs";
import { inRoot } from "./paths.mjs";

const folder = inRoot("examples", "dashboard");

for (const script of ["setup.mjs", "build.mjs"]) {
  const { code } = await run(process.execPath, [inRoot("tools", script)]);
  if (code !== 0) process.exit(code);
}

for (const [what, args] of [["page", []], ["server", ["--ssr", "server/main.ts"]]]) {
  const { code, text } = await run(process.execPath, [inRoot("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn", ...args], { cwd: folder, quiet: true });
  if (code === 0) continue;
  console.error(`✖ dashboard: the ${what} could not be built:\n${text.trim().replace(/^/gm, "    ")}`);
  process.exit(1);
}

const server = spawn(process.execPath, [inRoot("examples", "dashboard", "dist", "server", "main.js")], { stdio: "inherit", cwd: folder });
// Ctrl-C reaches the server through the terminal; signals to this process alone are forwarded.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("close", (code) => process.exit(code ?? 1));
