#!/usr/bin/env node
// Compiles and runs every example, each on a sandbox of its own: `node tests/examples/run.mjs [text …]`.
import { startServer } from "../runtimes/server.mjs";
import { sandboxesAt } from "../runtimes/sandboxes.mjs";
import { compile } from "./compile.mjs";
import { examples } from "./examples.mjs";

const asked = process.argv.slice(2);
const wanted = (name) => asked.length === 0 || asked.some((text) => name.includes(text));

let passed = 0;
let failed = 0;
function report(name, wrong) {
  if (wrong === "") {
    passed += 1;
    console.log(`✔ ${name}`);
  } else {
    failed += 1;
    console.log(`✖ ${name}\n${wrong.replace(/^/gm, "    ")}\n`);
  }
}

for (const [file, wrong] of compile()) if (wanted(file)) report(`${file} compiles`, wrong.join("\n"));

const server = await startServer();
try {
  const openSandbox = sandboxesAt(server.address);
  for (const [name, { sandbox: options, check }] of Object.entries(examples).filter(([name]) => wanted(name))) {
    const sandbox = await openSandbox(options);
    await check(sandbox).then(
      () => report(name, ""),
      (error) => report(name, String(error.stack)),
    );
    await sandbox.close();
  }
} finally {
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
