#!/usr/bin/env node
// `attio-wasm/sync` with real databases and runtimes: `npm run sync`, or in `npm test` the short form, `node
// tests/sync/run.mjs --short [stores rules killed limiters engines workers command files]`. The simulation of its core
// is in sync/tests/simulation.
import { command } from "./command.mjs";
import { engines } from "./engines.mjs";
import { files } from "./files.mjs";
import { killed } from "./killed.mjs";
import { limiters } from "./limiters.mjs";
import { rules } from "./rules.mjs";
import { stores } from "./stores.mjs";
import { workers } from "./workers.mjs";

const words = process.argv.slice(2);
const short = words.includes("--short");
const asked = words.filter((word) => !word.startsWith("-"));
const parts = { stores, rules, killed, limiters, engines, workers, command, files };

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [part, cases] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  for (const [name, check] of Object.entries(cases)) {
    const began = Date.now();
    try {
      const said = await check({ short });
      if (said?.skipped) {
        counts.skipped += 1;
        console.log(`– ${part}: ${name}: skipped, ${said.skipped}`);
        continue;
      }
      counts.passed += 1;
      console.log(`✔ ${part}: ${name}: ${said ? `${said}, ` : ""}${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      counts.failed += 1;
      console.log(`✖ ${part}: ${name}\n    ${String(error.stack ?? error).replace(/\n/g, "\n    ")}`);
    }
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`);
process.exit(counts.failed > 0 ? 1 : 0);
