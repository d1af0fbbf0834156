#!/usr/bin/env node
// Runs the cases in one runtime or in all and prints a row per case: `npm run faults [-- node node24 deno bun workerd
// chromium]`; with --quiet only failures.
import color from "picocolors";
import { runInChromium } from "../runtimes/hosts/chromium.mjs";
import { runInBun, runInDeno, runInNode, runInNode24 } from "../runtimes/hosts/process.mjs";
import { runnable } from "../runtimes/hosts/runnable.mjs";
import { runInWorkerd } from "../runtimes/hosts/workerd.mjs";
import { startServer } from "./server.mjs";
import { runWorkersOwn } from "./workers.mjs";

const hosts = {
  node: runInNode,
  node24: runInNode24,
  deno: runInDeno,
  bun: runInBun,
  workerd: async (control, suite) => [...(await runInWorkerd(control, suite)), ...(await runWorkersOwn(control))],
  chromium: runInChromium,
};

const words = process.argv.slice(2);
const quiet = words.includes("--quiet");
const asked = words.filter((word) => !word.startsWith("-"));
const unknown = asked.filter((name) => !(name in hosts));
if (unknown.length > 0) {
  console.error(`unknown runtime: ${unknown.join(", ")}; there are ${Object.keys(hosts).join(", ")}`);
  process.exit(2);
}

/** A row of the runtime itself, such as "the program ends by itself", has an error instead of an observation. */
const asCase = ({ name, expected = "it holds", error, seen = error ?? "it holds", ms = 0 }) => ({ name, expected, seen, ms });

const chosen = runnable(asked.length > 0 ? asked : Object.keys(hosts));
if (chosen.length === 0) process.exit(0);

const total = { passed: 0, failed: 0 };
const server = await startServer();
try {
  for (const runtime of chosen) {
    for (const { name, expected, seen, ms } of (await hosts[runtime](server.address, "faults")).map(asCase)) {
      const holds = expected === seen;
      total[holds ? "passed" : "failed"] += 1;
      if (holds && quiet) continue;
      console.log(`${holds ? color.green("✔") : color.red("✖")} ${runtime.padEnd(8)} ${name}  ${color.dim(`${ms} ms`)}`);
      console.log(holds ? color.dim(`    ${seen}`) : `    expected  ${expected}\n    seen      ${seen.replace(/\n/g, "\n              ")}`);
    }
  }
} finally {
  await server.close();
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
