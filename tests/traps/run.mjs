#!/usr/bin/env node
// A trap in the scanner of rows: its instance, whose state is undefined, is not used again, and the answers that were
// being read in it are requested again. `node tests/traps/run.mjs`.
import { until } from "../machine.mjs";

/** Calls into each instance of the scanner, in order; `trap` makes the next `feed` trap. */
const instances = [];
let trap = false;

const { Instance } = WebAssembly;
WebAssembly.Instance = class {
  constructor(module, imports) {
    const { exports } = new Instance(module, imports);
    this.exports = exports;
    if (!exports.feed) return;
    const calls = [];
    instances.push(calls);
    this.exports = Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [
        name,
        typeof value !== "function"
          ? value
          : (...args) => {
              calls.push(name);
              if (name === "feed" && trap) {
                trap = false;
                calls.push("trap");
                throw new WebAssembly.RuntimeError("unreachable");
              }
              return value(...args);
            },
      ]),
    );
  }
};
const { AttioClient } = await import("attio-wasm");

const encoder = new TextEncoder();
const halves = ['{"data":[{"id":{"record_id":"one"},"values":{}},', '{"id":{"record_id":"two"},"values":{}}]}'].map((half) => encoder.encode(half));

/** Answers whose second half is sent on the test's command. */
const held = [];
const json = { headers: { "content-type": "application/json" } };
const fetch = async (url) => {
  if (!url.endsWith("/query")) return new Response('{"data":[]}', json);
  let release;
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(halves[0]);
      release = () => {
        stream.enqueue(halves[1]);
        stream.close();
      };
    },
  });
  held.push(() => release());
  return new Response(body, json);
};

const attio = new AttioClient({ apiKey: "key", fetch });
const ids = async () => (await attio.records.rows("people", {}, { attributes: [] })).data.map(({ record_id }) => record_id).join();
const fed = () => instances.flat().filter((call) => call === "feed").length;

const both = Promise.all([ids(), ids()]);
await until("the scans have come that far", () => fed() === 2);
trap = true;
held[0]();
await until("the scans have come that far", () => instances.flat().includes("trap"));
held[1]();
// The answer whose instance trapped is requested once more.
await until("the scans have come that far", () => held.length === 3);
held[2]();

const [found, broken] = [await both, instances.find((calls) => calls.includes("trap"))];
const checks = [
  ["each had an instance of its own", instances.slice(0, 2).map((calls) => calls[0]).join(), "open,open"],
  ["nothing was called in it after the trap", broken.slice(broken.indexOf("trap") + 1).join(), ""],
  ["both have their rows, the broken one by another instance", `${found.join(" ")}`, "one,two one,two"],
];
let failed = 0;
for (const [name, seen, expected] of checks) {
  if (seen !== expected) failed += 1;
  console.log(seen === expected ? `✔ ${name}` : `✖ ${name}: ${seen} in place of ${expected}`);
}
console.log(`\n${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
