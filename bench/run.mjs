#!/usr/bin/env node
// Measures this package against the others and prints the table: `npm run bench [-- --only a,b] [--json FILE]
// [--rounds 15] [--runtimes node,deno] [--node 24,26] [--clock cpu] [--strict]`. With --strict a missed target fails.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { importUntilReady } from "./cases/import.mjs";
import { memory } from "./cases/memory.mjs";
import { findNode, nodeOf } from "../tools/setup/node.mjs";
import { runSteps } from "../tools/setup/steps.mjs";
import { addNode, isNode, measureIn, ownNode, versionOf } from "./hosts/runtimes.mjs";
import { withServer } from "./hosts/server.mjs";
import { install } from "./install.mjs";
import { print } from "./report.mjs";
import { median, ratio } from "./rounds.mjs";
import { isMet, targetOf } from "./targets.mjs";

const { values: asked } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string", default: "a,b,c,d,e,f,g" },
    runtimes: { type: "string", default: "node,deno,bun,workerd" },
    node: { type: "string", default: "" },
    rounds: { type: "string", default: "15" },
    clock: { type: "string", default: "wall" },
    strict: { type: "boolean", default: false },
  },
});
const letters = asked.only.split(",");
const wantedNodes = asked.node.split(",").filter(Boolean);
if (wantedNodes.some((major) => !/^\d+$/.test(major))) throw new Error("--node takes major versions, such as 24,26");
const runtimes = [...new Set(asked.runtimes.split(",").map((name) => (name === "node" ? ownNode : name)))];
const rounds = Number(asked.rounds);
if (!(rounds >= 1)) throw new Error("--rounds takes a number from 1");
const { clock } = asked;

const figures = [];
const notes = [];
const [load] = loadavg();
if (load > cpus().length / 2) {
  notes.push(`the machine was busy with other things (load ${load.toFixed(1)}, ${cpus().length} processors): repeat it when it is not, or see --clock cpu`);
}

/** Compares ours, the first, with each of the others. */
function compareAll(times, { unit = "ms", ...where }) {
  const [[, mine], ...others] = Object.entries(times);
  const measured = (numbers) => numbers.filter((number) => number !== null);
  if (others.length === 0) figures.push({ ...where, unit, ours: median(mine) });
  for (const [against, theirs] of others) {
    const target = targetOf({ ...where, against });
    const figure = { ...where, unit, against, ours: median(mine), theirs: median(measured(theirs)), ratio: ratio(mine, theirs) };
    if (unit === "bytes") figure.more = median(mine.map((bytes, round) => bytes - theirs[round]));
    figures.push({ ...figure, rounds: { ours: mine, theirs }, ...(target && { target, met: isMet(target, figure) }) });
  }
}

/** Whether a case has a result; otherwise its reason is noted. */
function take(result, where) {
  const { letter, runtime } = where;
  if (result.skipped) notes.push(`${letter}. is left out: ${result.skipped}`);
  else if (result.error) notes.push(`${letter}. failed in ${runtime}: ${result.error}`);
  else return true;
  return false;
}

const progress = (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);

await install();
for (const major of wantedNodes) await installNode(major);
for (const letter of letters) {
  for (const runtime of runtimes) {
    progress(`${letter}. in ${runtime} …`);
    try {
      await one(letter, runtime);
    } catch (error) {
      take({ error: error.message }, { letter, runtime });
    }
  }
}
progress("");

const result = {
  machine: { cpu: `${cpus().length} × ${cpus()[0]?.model.trim()}`, ...Object.fromEntries(runtimes.map((name) => [name, versionOf(name)])) },
  clock,
  rounds,
  figures,
  notes: [...new Set(notes)],
};
print(result);
if (asked.json) writeFileSync(asked.json, `${JSON.stringify(result, null, 2)}\n`);
const failed = notes.some((note) => note.includes(" failed in "));
process.exitCode = failed || (asked.strict && figures.some(({ met }) => met === false)) ? 1 : 0;

/** Versions of Node to measure besides the current one; npm has them as packages. */
async function installNode(major) {
  if (await runSteps([nodeOf(major)])) {
    addNode(major, findNode(major));
    if (!runtimes.includes(`node${major}`)) runtimes.splice(runtimes.findLastIndex(isNode) + 1, 0, `node${major}`);
  } else {
    notes.push(`there is no Node ${major} for this platform`);
  }
}

async function one(letter, runtime) {
  const inNode = isNode(runtime);
  if (letter === "a") return runtime === "workerd" ? undefined : imports(runtime);
  if (letter === "f") return inNode ? peaks(runtime) : undefined;
  const how = { cases: [letter], rounds, clock, rivals: inNode };
  if (letter !== "e") return inProcess(letter, runtime, how);
  // In runtimes other than Node, a shorter run suffices.
  const total = inNode ? 20_000 : 5_000;
  await withServer({ total, latencyMs: 100 }, (server) =>
    inProcess(letter, runtime, { ...how, server }, `${total.toLocaleString("en")} records, 100 ms`),
  );
}

async function inProcess(letter, runtime, how, figure) {
  // The code that is compiled first is faster, so two processes run, one in reverse order; an export mostly waits, so
  // one is enough.
  const processes = letter === "e" ? 1 : Math.min(2, rounds);
  const all = {};
  for (let process = 0; process < processes; process += 1) {
    const { [letter]: result } = await measureIn(runtime, { ...how, rounds: Math.ceil(rounds / processes), reverse: process % 2 === 1 });
    if (!take(result, { letter, runtime })) return;
    for (const [name, times] of Object.entries(result.figures ?? { "": result })) {
      all[name] ??= {};
      for (const [contender, numbers] of Object.entries(times)) (all[name][contender] ??= []).push(...numbers);
    }
  }
  for (const [name, times] of Object.entries(all)) compareAll(times, { letter, runtime, figure: name || figure });
}

async function imports(runtime) {
  const clients = isNode(runtime) ? ["attio-wasm", "attio-ts-sdk"] : ["attio-wasm"];
  const { ready, answered } = await importUntilReady({ runtime, rounds, clients });
  compareAll(ready, { letter: "a", runtime, figure: "ready" });
  compareAll(answered, { letter: "a", runtime, figure: "first call answered" });
}

async function peaks(runtime) {
  const { exportCsv } = await import("./contenders/ours.mjs").then(({ ours }) => ours());
  if (!exportCsv) return void take({ skipped: "there is no records.exportCsv yet" }, { letter: "f" });
  const names = { ours: "attio-wasm", discard: "fetched and dropped", onePageAfterAnother: "one page after another" };
  notes.push("f. was measured in 3 rounds: memory varies little");
  // Exports: that of e., and a large one.
  for (const [total, latencyMs, times] of [[20_000, 100, 3], [200_000, 0, 3]]) {
    await withServer({ total, latencyMs }, async (server) => {
      const measured = await memory({ runtime, server, rounds: Math.min(rounds, times), ways: Object.keys(names) });
      const named = Object.fromEntries(Object.entries(measured).map(([way, bytes]) => [names[way], bytes]));
      compareAll(named, { letter: "f", runtime, figure: `${total.toLocaleString("en")} records`, unit: "bytes" });
    });
  }
}
