#!/usr/bin/env node
// Builds, then runs every layer of the tests: `npm test [-- layer …]`, e.g. `npm test -- runtimes`.
import color from "picocolors";
import { run } from "./command.mjs";
import { inRoot } from "./paths.mjs";
import { counters } from "./test/count.mjs";
import { details } from "./test/details.mjs";
import { layers } from "./test/layers.mjs";

const asked = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const chosen = layers.filter(({ name }) => asked.length === 0 || asked.some((word) => name === word || name.startsWith(`${word}/`)));
if (chosen.length === 0) {
  console.error(`✖ test: no layer is called ${asked.join(" or ")}; there are: ${layers.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

const build = await run(process.execPath, [inRoot("tools", "build.mjs")]);
if (build.code !== 0) {
  console.log("\n0 passed, 1 failed");
  process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const width = Math.max(...layers.map(({ name }) => name.length));
for (const layer of chosen) {
  const { passed, failed, skipped, seconds, text } = await runLayer(layer);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  const mark = failed > 0 ? color.red("✖") : passed === 0 ? color.yellow("–") : color.green("✔");
  console.log(`${mark} ${layer.name.padEnd(width)}  ${counts.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s  ${color.dim(layer.proves)}`);
  if (failed > 0) console.log(details(text));
  for (const reason of new Set(text.match(/(?<=\bskipped: ).*$/gm))) console.log(color.dim(`    skipped: ${reason}`));
}

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runLayer({ command: [program, ...args], counts, env = {} }) {
  const started = performance.now();
  const { code, text } = await run(program, args, {
    quiet: true,
    cwd: inRoot(),
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...env },
    timeoutMs: 30 * 60_000,
  });
  const seconds = (performance.now() - started) / 1000;
  const { passed, failed, skipped } = counters[counts](text, code);
  // All keys of the tests begin like this, and no key may ever be printed.
  if (/sk-canary-\w/.test(text)) return { passed, failed: failed + 1, skipped, seconds, text: `${text}\na key was printed` };
  // A runner that crashes, or runs nothing, must not count as passed.
  const broken = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: broken ? 1 : failed, skipped, seconds, text: broken && code === 0 ? `${text}\nran no test` : text };
}
