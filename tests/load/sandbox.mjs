#!/usr/bin/env node
// Speed of the sandbox with many records: `node tests/load/sandbox.mjs [records …]`; default 1000 10000 30000.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

const sizes = process.argv.slice(2).filter((size) => /^\d+$/.test(size)).map(Number);

async function timed(work, rounds = 1) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work(round);
    times.push(performance.now() - started);
  }
  return Math.round(times.sort((a, b) => a - b)[rounds >> 1] * 10) / 10;
}

const rows = [];
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 30_000]) {
  let sandbox;
  const make = await timed(() => (sandbox = createSandbox({ seed: 7, companies: size, people: size, deals: size })));
  const attio = new AttioClient({ apiKey: "load", fetch: sandbox.fetch, requestsPerSecond: null });
  const nested = {
    $or: [{ $and: [{ categories: "SaaS" }, { $not: { employee_range: "11-50" } }] }, { name: { $contains: "labs" } }],
  };
  const query = await timed(() => attio.records.query("companies", { filter: nested, sorts: [{ attribute: "name", direction: "asc" }], limit: 50 }), 5);
  const path = { path: [["deals", "associated_company"], ["companies", "team"], ["people", "job_title"]], constraints: { $contains: "Head" } };
  const three = await timed(() => attio.records.query("deals", { filter: path, limit: 50 }), 5);
  const create = await timed((round) => attio.records.create("companies", { values: { name: `Load ${round}`, domains: [`load-${round}.example`] } }), 9);
  // All people of one company.
  const [company] = (await attio.records.query("companies", { limit: 1 })).data;
  const { domain } = company.values.domains[0];
  const crowd = await timed(async () => {
    for (let at = 0; at < Math.min(size, 3_000); at += 1) await attio.records.create("people", { values: { name: `Crowd, C${at}`, company: domain } });
  });
  const through = await timed(() => attio.records.query("people", { filter: { path: [["people", "company"], ["companies", "team"], ["people", "job_title"]], constraints: { $contains: "Nobody" } }, limit: 50 }), 1);
  rows.push({ records: size, "make, s": make / 1000, "nested filter, ms": query, "path of three, ms": three, "create, ms": create, "add to one company, ms each": crowd / Math.min(size, 3_000), "path through it, ms": through });
  console.log(JSON.stringify(rows.at(-1)));
}
console.table(rows);
