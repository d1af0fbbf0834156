// Runtimes: Node, Deno, Bun and workerd. Each measures in a process of its own, one after the other.
import { existsSync } from "node:fs";
import { output, run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { bundleForWorkers } from "../../tests/runtimes/hosts/workerd.mjs";
import { withWorker } from "../../tests/workerd.mjs";

const installed = (name) => {
  const file = inRoot("node_modules", ".bin", name);
  return existsSync(file) ? file : name;
};

/** Name of the Node that the benchmarks are started with, such as `node24`. */
export const ownNode = `node${process.versions.node.split(".")[0]}`;

const nodes = new Map([[ownNode, process.execPath]]);

/** @param {string} major @param {string} program */
export const addNode = (major, program) => nodes.set(`node${major}`, program);

export const isNode = (runtime) => nodes.has(runtime);

/** The command line that runs a module. */
const commands = {
  deno: [installed("deno"), "run", "--no-prompt", "--node-modules-dir=manual", "--allow-all"],
  bun: [installed("bun"), "run"],
};

const LIMIT_MS = 30 * 60_000;

/** Runs a module in a process of its own; the last line that it prints is JSON. */
export async function inOwnProcess(runtime, file, how) {
  const [program, ...args] = isNode(runtime) ? [nodes.get(runtime)] : commands[runtime];
  const { code, text } = await run(program, [...args, inRoot("bench", file), JSON.stringify(how)], {
    quiet: true,
    cwd: inRoot("bench"),
    timeoutMs: LIMIT_MS,
  });
  const line = text.trim().split("\n").at(-1);
  if (code !== 0) throw new Error(`${runtime} ended with code ${code}\n${text.trim().slice(-2000)}`);
  return JSON.parse(line);
}

async function inWorkerd(how) {
  const { code, wasm } = await bundleForWorkers(inRoot("bench", "hosts", "worker.mjs"));
  return withWorker(code, wasm, async (worker) => {
    const response = await worker.dispatchFetch("http://worker.test/", { method: "POST", body: JSON.stringify(how) });
    const text = await response.text();
    if (!response.ok) throw new Error(`workerd answered ${response.status}\n${text.slice(0, 2000)}`);
    return JSON.parse(text);
  });
}

/** Runs the cases of one process in a runtime. */
export const measureIn = (runtime, how) =>
  runtime === "workerd" ? inWorkerd(how) : inOwnProcess(runtime, "hosts/main.mjs", how);

/** Version of a runtime, for the line below the table. */
export const versionOf = (runtime) => {
  if (isNode(runtime)) return output(nodes.get(runtime), ["--version"]).slice(1);
  const said = output(installed(runtime), ["--version"]) ?? "";
  return said.match(/\d+[.-]\d+[\w.-]*/)?.[0] ?? "?";
};
