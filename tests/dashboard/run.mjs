#!/usr/bin/env node
// Builds examples/dashboard and uses it in Chromium: `node tests/dashboard/run.mjs [part of a test's name]`.
// SCREENSHOTS=folder saves a picture of every moment that is checked.
import { flows } from "./flows.mjs";
import { launch, open } from "./page.mjs";
import { program } from "./program.mjs";
import { buildDashboard, serve } from "./served.mjs";
import { sizes } from "./sizes.mjs";
import { sources } from "./sources.mjs";

const asked = process.argv.slice(2).join(" ");
let passed = 0;
let failed = 0;

async function report(name, test) {
  const since = performance.now();
  try {
    await test();
    passed += 1;
    console.log(`✔ ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
  }
}

const wanted = (tests) => Object.entries(tests).filter(([name]) => name.includes(asked));

const startDashboard = await buildDashboard();
const browser = await launch();

async function flow({ test, options, look, allowed }) {
  const dashboard = await serve(startDashboard, options);
  const opened = await open(browser, dashboard.url, look);
  try {
    await test({ ...dashboard, ...opened });
    const problems = opened.problems.filter((problem) => !allowed?.test(problem));
    if (problems.length > 0) throw new Error(`in the console of the page:\n${problems.join("\n")}`);
  } finally {
    await opened.context.close();
    await dashboard.close();
  }
}

const waiting = wanted(flows);
async function lane() {
  for (let next; (next = waiting.shift()); ) await report(next[0], () => flow(next[1]));
}

try {
  for (const [name, test] of wanted({ ...sources, ...sizes })) await report(name, test);
  await Promise.all([lane(), lane()]);
  for (const [name, test] of wanted(program)) await report(name, test);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
