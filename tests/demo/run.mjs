#!/usr/bin/env node
// Builds the demo page and uses it in Chromium: `node tests/demo/run.mjs ['part of a name|another']`. SCREENSHOTS=folder
// saves a picture of every moment that is checked. The flows of a person run on each back end of backends.mjs.
import * as address from "./address.mjs";
import { backEnds, sandbox } from "./backends.mjs";
import * as content from "./content.mjs";
import { launch, openDemo, variants } from "./demo.mjs";
import * as connections from "./connections.mjs";
import * as filters from "./filters.mjs";
import * as hosting from "./hosting.mjs";
import * as key from "./key.mjs";
import * as keyboard from "./keyboard.mjs";
import * as looks from "./looks.mjs";
import * as memory from "./memory.mjs";
import * as proxies from "./proxies.mjs";
import * as query from "./query.mjs";
import * as record from "./record.mjs";
import * as refusals from "./refusals.mjs";
import { serveDemo } from "./server.mjs";
import * as trouble from "./trouble.mjs";
import * as wire from "./wire.mjs";
import * as work from "./work.mjs";


const modules = [query, filters, work, record, connections, refusals, wire, trouble, proxies, content, address, keyboard, key, hosting, looks, memory];
const flows = modules.flatMap(({ flows = [] }) => flows);
const runsOn = ({ on, writes }, backEnd) => (on ? on(backEnd) : true) && (writes ? backEnd.allows(writes) : true);

/** In the sandbox each flow has a page of its own; on a proxy they share one, since going there takes long. */
const tests = [
  ...flows.filter((flow) => runsOn(flow, sandbox)).map(({ name, flow, allowed }) => ({ name, test: flow, allowed })),
  ...modules.flatMap(({ tests = [] }) => tests),
];
const asked = process.argv.slice(2).join(" ").split("|");
const isAsked = ({ name }) => asked.some((part) => name.includes(part));
const journeys = backEnds
  .filter((backEnd) => backEnd !== sandbox)
  .map((backEnd) => ({ backEnd, steps: flows.filter((flow) => runsOn(flow, backEnd)).map((flow) => ({ ...flow, name: `${backEnd.name}: ${flow.name}` })) }))
  .map((journey) => ({ ...journey, steps: journey.steps.filter(isAsked) }));

let passed = 0;
let failed = 0;
const server = await serveDemo();
const browser = await launch();

/** Tests that use the server's back ends run sequentially, all others concurrently. */
const chosen = tests.filter(isAsked);
const isOfServer = ({ name }) => name.startsWith("proxy");
const lanes = [
  [...journeys.map((journey) => () => travel(journey)), ...chosen.filter(isOfServer).map((test) => () => attempt(test))],
  chosen.filter((test) => !isOfServer(test)).map((test) => () => attempt(test)),
];

async function lane(...queues) {
  for (let next; (next = queues.map((queue) => queue.shift()).find(Boolean)); ) await next();
}

try {
  await Promise.all([lane(lanes[0]), lane(lanes[1])]);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** The flows of a back end. After one that fails the next begins in a new page. */
async function travel({ backEnd, steps }) {
  if (steps.length === 0) return;
  await server.reset();
  const path = backEnd.path.replace("TOKEN", server.token);
  let demo;
  const arrive = async () => {
    demo = await openDemo(browser, server.address, variants.wide, { path, name: backEnd.name, backEnd });
    demo.isReused = true;
    await demo.arrive();
  };
  for (const { name, flow, allowed } of steps) {
    const isGood = await result(name, [backEnd.allowed, allowed], async () => {
      server.faults.end();
      await (demo ? demo.home() : arrive());
      await flow(demo, server);
      return demo;
    }, () => demo);
    if (isGood) continue;
    await demo?.close();
    demo = undefined;
  }
  await demo?.close();
}

async function attempt({ name, test, variant = "wide", path, allowed }) {
  if (name.startsWith("proxy")) await server.reset();
  const demo = await openDemo(browser, server.address, variants[variant], { path, name, backEnd: sandbox });
  await result(name, [allowed], () => test(demo, server), () => demo);
  await demo.close();
}

/** Runs a test, and reports it. */
async function result(name, allowed, run, demo) {
  const since = performance.now();
  try {
    await run();
    const problems = demo().problems.splice(0).filter((problem) => !allowed.some((one) => one?.test(problem)));
    if (problems.length > 0) throw new Error(`in the console of the page:\n${problems.join("\n")}`);
    passed += 1;
    console.log(`✔ ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
    const problems = demo()?.problems ?? [];
    if (problems.length > 0) console.log(`    page: ${problems.join("\n          ")}\n`);
    await demo()?.shoot(`failed ${name}`).catch(() => {});
    return false;
  }
}
