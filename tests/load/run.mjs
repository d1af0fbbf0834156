#!/usr/bin/env node
// Load: `npm run load`; with --short a smaller one. It restarts itself with the flags that measuring needs.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

if (!globalThis.gc) {
  const { status } = spawnSync(process.execPath, ["--expose-gc", fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(status ?? 1);
}

await import("./memory.mjs");
const attioWasm = await import("attio-wasm");
const { storm } = await import("./storm.mjs");
const { abandoned, abortedAfterwards, calls, clients } = await import("./clients.mjs");

const short = process.argv.includes("--short");
let passed = 0;
let failed = 0;
const check = (what, holds) => {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? "✔" : "✖"} ${what}`);
};
const kB = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
const number = (value) => value.toLocaleString("en");

const size = short ? { total: 1_600, inFlight: 100 } : { total: 10_000, inFlight: 200 };
const seen = await storm(attioWasm, size);
const { memory } = seen;
console.log(`requests ${number(seen.requests)}, results ${number(seen.results)}, retries ${number(seen.retries)}, doubled creates ${seen.doubled}, lost ${seen.lost}, in ${seen.seconds.toFixed(1)} s`);
console.log(`sent ${number(seen.sent)}, arrived ${number(seen.arrived)}; rate-limited ${number(seen.limited)}, failed ${number(seen.failed)}; at most ${seen.mostOpen} at once`);
for (const [kind, count] of Object.entries(seen.told).sort()) console.log(`  ${number(count).padStart(6)}  ${kind}`);
console.log(`wasm memory ${kB(memory.wasmBefore)} → ${kB(memory.wasmAfter)}, heap ${kB(memory.heapBefore)} → ${kB(memory.heapAfter)}`);
check("every request ends in exactly one result", seen.lost === 0 && seen.twice === 0 && seen.results === size.total);
check("what was sent arrived, counted on both sides", seen.sent === seen.arrived);
check("no create was carried out twice", seen.doubled === 0);
check("a create that says nothing was carried out, or that it was, is right", seen.lied === 0);
check("wasm memory is constant after warm-up", memory.wasmAfter === memory.wasmBefore);
check("the heap is within 10 % after collection", memory.heapAfter <= memory.heapBefore * 1.1);
check("no timer is left", seen.timers === 0);

const many = short ? 2_000 : 10_000;
for (const dispose of [false, true]) {
  const { first, last } = await clients(attioWasm, many, dispose);
  check(`${number(many)} clients created, used and ${dispose ? "disposed of" : "dropped"}: wasm memory ${kB(first)} after ${number(many / 10)}, ${kB(last)} at the end`, last === first);
}
const times = short ? 10_000 : 100_000;
const { first, last } = await calls(attioWasm, times);
check(`${number(times)} calls of one client: wasm memory ${kB(first.wasm)} → ${kB(last.wasm)}, heap ${kB(first.heap)} → ${kB(last.heap)}`, last.wasm === first.wasm && last.heap <= first.heap * 1.1);

const left = await abandoned(attioWasm, 20_000);
check(`20,000 calls that never end: wasm memory ${kB(left.first)} after 2,000, ${kB(left.last)} with all of them`, left.last === left.first);
const aborted = await abortedAfterwards(attioWasm, 500);
check(`500 pages whose signal is aborted afterwards: heap ${kB(aborted.first)} → ${kB(aborted.last)}`, aborted.last <= aborted.first * 1.1);

const { growth } = await import("./growth.mjs");
const MOST = 4;
const { factors, worst } = await growth(MOST);
const ms = (value) => `${value.toFixed(2)} ms`;
check(`in a sandbox sixteen times as large: ${factors.map(({ kind, small, large }) => `${kind} ${ms(small)} → ${ms(large)}`).join(", ")}`, worst <= MOST);

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
// No process.exit: an open handle would show as a program that does not end.
