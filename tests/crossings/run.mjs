#!/usr/bin/env node
// Number of crossings between JavaScript and WebAssembly for each call: each takes time, and texts are copied. `node
// tests/crossings/run.mjs` prints a row per call, and fails where there are more than allowed.

/** Allowed crossings of a call: into the WebAssembly and out of it. */
const limits = {
  "tasks.get": { in: 2, out: 2 },
  "records.create": { in: 2, out: 2 },
  "records.query": { in: 3, out: 2 },
};

const crossed = { in: 0, out: 0 };
const counted = (functions, way) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, value]) => [
      name,
      typeof value !== "function"
        ? value
        : (...args) => {
            crossed[way] += 1;
            return value(...args);
          },
    ]),
  );

// The package instantiates its WebAssembly when it is imported.
const { Instance } = WebAssembly;
WebAssembly.Instance = class {
  constructor(module, imports) {
    const wrapped = Object.fromEntries(Object.entries(imports).map(([from, functions]) => [from, counted(functions, "out")]));
    this.exports = counted(new Instance(module, wrapped).exports, "in");
  }
};
const { AttioClient } = await import("attio-wasm");
WebAssembly.Instance = Instance;

const answer = async () => new Response('{"data":[{}]}', { headers: { "content-type": "application/json" } });
const attio = new AttioClient({ apiKey: "key", fetch: answer });

const calls = {
  "tasks.get": () => attio.tasks.get("one"),
  "records.create": () => attio.records.create("people", { values: { name: "Ada" } }),
  "records.query": () => attio.records.query("people", { filter: { name: "Ada" }, limit: 5 }),
};

let failed = 0;
for (const [name, call] of Object.entries(calls)) {
  await call();
  Object.assign(crossed, { in: 0, out: 0 });
  await call();
  const holds = crossed.in <= limits[name].in && crossed.out <= limits[name].out;
  if (!holds) failed += 1;
  console.log(`${holds ? "✔" : "✖"} ${name}: ${crossed.in} in of at most ${limits[name].in}, ${crossed.out} out of at most ${limits[name].out}`);
}
console.log(`\n${Object.keys(calls).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
