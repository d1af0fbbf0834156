// Runs a suite in Node, Deno or Bun: in a process, which must end by itself.
import { existsSync } from "node:fs";
import { run } from "../../../tools/command.mjs";
import { inRoot } from "../../../tools/paths.mjs";
import { findNode } from "../../../tools/setup/node.mjs";

const mainOf = (suite) => inRoot("tests", suite, "main.mjs");
const LIMIT_MS = 180_000;

async function runProcess(command, args, control) {
  const { code, text } = await run(command, [...args, control], { quiet: true, cwd: inRoot(), timeoutMs: LIMIT_MS });
  const line = text.split("\n").find((candidate) => candidate.startsWith("[{"));
  const results = line ? JSON.parse(line) : [];
  results.push({
    name: "the program ends by itself, without an error",
    error: code === 0 && line ? undefined : `exit code ${code}\n${text.replace(line ?? "", "").trim()}`,
  });
  return results;
}

const installed = (name) => {
  const file = inRoot("node_modules", ".bin", name);
  return existsSync(file) ? file : name;
};

export const runInNode = (control, suite = "runtimes") => runProcess(process.execPath, [mainOf(suite)], control);

/** Node 24, beside the oldest supported version. */
export const runInNode24 = (control, suite = "runtimes") => runProcess(findNode("24"), [mainOf(suite)], control);

// The package needs network access only: no files, no environment. A suite with a `deno.mjs` runs under Deno's own test
// runner, which also detects leaked resources.
export function runInDeno(control, suite = "runtimes") {
  const tests = inRoot("tests", suite, "deno.mjs");
  const command = existsSync(tests) ? ["test", "--no-check"] : ["run"];
  const main = existsSync(tests) ? [tests, "--"] : [mainOf(suite)];
  return runProcess(installed("deno"), [...command, "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1", ...main], control);
}

export const runInBun = (control, suite = "runtimes") => runProcess(installed("bun"), ["run", mainOf(suite)], control);
