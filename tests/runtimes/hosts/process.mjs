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

// Network is all that the package needs: no reading of files, no environment.
export const runInDeno = (control, suite = "runtimes") =>
  runProcess(installed("deno"), ["test", "--no-check", "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1", inRoot("tests", suite, "deno.mjs"), "--"], control);

export const runInBun = (control, suite = "runtimes") => runProcess(installed("bun"), ["run", mainOf(suite)], control);
