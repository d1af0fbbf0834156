// The code that the wire shows is what the page did: it compiles, runs, and answers the same.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";

/** Not in this process: it also serves the page. Gives what was printed, however it ended. */
const run = (args, env = {}) => new Promise((resolve) => execFile(process.execPath, args, { env: { ...process.env, ...env } }, (_error, stdout, stderr) => resolve({ stdout, stderr })));

const folder = inRoot("node_modules", ".cache", "demo-code");

async function code(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.addFilter("Lifecycle", "is any of", ["Trial", "Customer"]);
  await demo.grid.locator('[data-heading="name"]').click();
  await demo.settled();
  const names = await demo.names();
  await page.keyboard.press("Control+`");
  await demo.check("wire");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const programs = {};
  for (const tab of ["Worker", "Deno", "Node, Bun", "Browser", "curl"]) {
    await page.getByRole("tab", { name: tab }).click();
    await demo.button("Copy the code").click();
    programs[tab] = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(!/of-the-sandbox|[0-9a-f]{8}-[0-9a-f]{4}/.test(programs[tab]), `${tab}: no invented id, no key`);
  }
  assert.match(programs.curl, /^curl -X POST 'https:\/\/api\.maton\.ai\/attio\/v2\/objects\/companies\/records\/query'/);

  // Node: with the sandbox in the network's place.
  writeFileSync(join(folder, "network.mjs"), 'import { createSandbox } from "attio-wasm/sandbox"; const { fetch } = createSandbox(); globalThis.fetch = (input, init) => fetch(input, init);\nconst list = await fetch("https://api.maton.ai/connections", { headers: { authorization: "Bearer k" } }); process.env.MATON_CONNECTION_ID = (await list.json()).connections[0].connection_id;');
  writeFileSync(join(folder, "node.mjs"), programs["Node, Bun"]);
  const { stdout, stderr } = await run(["--import", join(folder, "network.mjs"), join(folder, "node.mjs")], { MATON_API_KEY: "k" });
  assert.deepEqual(JSON.parse(stdout || "[]").slice(0, names.length).map(({ name }) => name), names, stderr);

  // The worker, called as a runtime calls it.
  writeFileSync(join(folder, "worker.mjs"), programs.Worker);
  writeFileSync(join(folder, "call.mjs"), 'import worker from "./worker.mjs"; const response = await worker.fetch(new Request("https://w.example/"), process.env); console.log(await response.text());');
  const called = await run(["--import", join(folder, "network.mjs"), join(folder, "call.mjs")], { MATON_API_KEY: "k" });
  assert.deepEqual(JSON.parse(called.stdout || "[]").slice(0, names.length).map(({ name }) => name), names, called.stderr);

  // All of them are right to the compiler.
  for (const [tab, text] of Object.entries(programs)) {
    if (tab === "curl") continue;
    const plain = text.replace("npm:attio-wasm", "attio-wasm").replace("fetch(request, env)", "fetch(request: Request, env: Record<string, string>)").replaceAll(/Deno\.env\.get\(("\w+")\)/g, "process.env[$1]");
    writeFileSync(join(folder, `${tab.replace(/\W/g, "")}.ts`), plain);
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { target: "es2023", module: "esnext", moduleResolution: "bundler", strict: true, noEmit: true, skipLibCheck: true, lib: ["esnext", "dom"], types: ["node"], typeRoots: [inRoot("node_modules", "@types")] }, include: ["*.ts"] }));
  const compiled = await run([inRoot("node_modules", "typescript", "bin", "tsc"), "--project", folder]);
  assert.equal(compiled.stdout, "");
}

/** A call opens to what was sent and answered; what authorises it is nowhere. */
async function calls(demo) {
  const { page } = demo;
  await demo.ready();
  await page.keyboard.press("Control+`");
  await page.locator(".call-line", { hasText: "/attio/v2/objects/companies/records/query" }).first().click();
  await page.getByRole("region", { name: "Request" }).getByText('"limit": 50').waitFor();
  await page.getByRole("region", { name: "Answer" }).getByText('"record_id"').first().waitFor();
  await demo.check("call");
  assert.ok(!(await page.content()).includes("of-the-sandbox"));
  await page.getByRole("button", { name: "Clear" }).click();
  await demo.focused("cleared");
}

export const tests = [
  { name: "wire: the code does what the page did", test: code },
  { name: "wire: calls", test: calls },
];
