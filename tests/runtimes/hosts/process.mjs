// Runs a suite in Node, Deno or Bun: a process, which has to end by itself.
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

/** In the Node of today, beside the oldest that is supported. */
export const runInNode24 = (control, suite = "runtimes") => runProcess(findNode("24"), [mainOf(suite)], control);

// Network is all that the package needs: no reading of files, no environment. A suite with a `deno.mjs` runs by Deno's own
// runner, which also finds what is left open.
export function runInDeno(control, suite = "runtimes") {
  const tests = inRoot("tests", suite, "deno.mjs");
  const command = existsSync(tests) ? ["test", "--no-check"] : ["run"];
  const main = existsSync(tests) ? [tests, "--"] : [mainOf(suite)];
  return runProcess(installed("deno"), [...command, "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1", ...main], control);
}

export const runInBun = (control, suite = "runtimes") => runProcess(installed("bun"), ["run", mainOf(suite)], control);
