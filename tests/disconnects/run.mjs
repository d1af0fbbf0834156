#!/usr/bin/env node
// Visitors of a Worker in workerd who leave midway: 500, then 500 more: `node tests/disconnects/run.mjs [visitors]`.
// Memory of the WebAssembly, the heap and open requests to Attio must not grow with their number.
import { request } from "node:http";
import { Miniflare } from "miniflare";
import { inRoot } from "../../tools/paths.mjs";
import { until } from "../machine.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { inspect } from "./inspector.mjs";
import { startUpstream } from "./upstream.mjs";

const VISITORS = Number(process.argv[2] ?? 500);
const AT_ONCE = 10;
/** The client, and the idle instances of the scanner of rows, each with a half-read page. */
const MOST_WASM = 12_000_000;
/** Bytes that a visitor may leave on the heap: less than any call takes. */
const MOST_EACH = 400;
const WAYS = ["export", "export", "rows", "expand", "bulk", "call", "signal", "upload", "client of its own"];

let passed = 0;
let failed = 0;
const check = (what, holds) => {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? "✔" : "✖"} ${what}`);
};
const kB = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;

const upstream = await startUpstream();
const { code, wasm } = await bundleForWorkers(inRoot("tests", "disconnects", "worker.mjs"));
const worker = new Miniflare({
  compatibilityDate: "2026-04-01",
  inspectorPort: 0,
  bindings: { ATTIO: upstream.address },
  modules: [{ type: "ESModule", path: "worker.mjs", contents: code }, ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents }))],
});

/** Opens a connection, and closes it once the answer has begun. @param {URL} address @param {string} way */
async function visit(address, way) {
  const visitor = request(new URL(`/${encodeURIComponent(way)}`, address), { agent: false });
  visitor.on("error", () => {});
  const begun = new Promise((resolve, reject) => {
    visitor.on("response", (response) => {
      response.on("error", () => {});
      if (response.statusCode !== 200) return reject(new Error(`${way}: ${response.statusCode}`));
      response.once("data", resolve);
    });
  });
  begun.catch(() => {});
  visitor.end();
  if (way === "export") await begun;
  return visitor;
}

async function visitors(address, count) {
  for (let start = 0; start < count; start += AT_ONCE) {
    const before = upstream.received();
    const group = await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, index) => visit(address, WAYS[(start + index) % WAYS.length])));
    // Each has a waiting request at Attio.
    await until("requests at Attio", () => upstream.received() - before >= group.length, 30_000);
    // Closed immediately, without sending the rest.
    for (const visitor of group) visitor.socket?.resetAndDestroy();
    await until("the end of the requests at Attio", () => upstream.open() === 0, 30_000);
  }
}

let inspector;
try {
  const address = await worker.ready;
  inspector = await inspect(worker);
  const measure = async () => {
    const heap = await inspector.heap();
    return { heap, ...(await (await worker.dispatchFetch("http://worker.test/memory")).json()) };
  };
  // Code that is compiled on first use exists after these.
  await visitors(address, VISITORS);
  const first = await measure();
  await visitors(address, VISITORS);
  const last = await measure();

  check(`${2 * VISITORS} visitors left while their request ran, and in ${last.ended} of them a \`finally\` did`, last.ended === 0);
  check(`WebAssembly that is alive: ${kB(first.bytes)} in ${first.instances} instances after ${VISITORS} visitors, ${kB(last.bytes)} in ${last.instances} after all`, last.bytes < MOST_WASM);
  check(`heap: ${kB(first.heap)} after ${VISITORS} visitors, ${kB(last.heap)} after all`, last.heap - first.heap < MOST_EACH * VISITORS);
} finally {
  inspector?.close();
  await worker.dispose();
  await upstream.close();
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
