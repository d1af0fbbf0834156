// The code that the page gives does what the page did.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

const AsyncFunction = (async () => {}).constructor;

const codeIn = (demo, title) => demo.results.getByRole("region", { name: title, exact: true }).innerText();

export async function codeToCopy(demo) {
  await demo.ready();
  await demo.addFilter(1, "Categories", "is", "FinTech");
  await demo.addFilter(2, "Headcount", "at least", "10");
  await demo.addSort("Name", "descending");
  await demo.run();
  const shown = await demo.names();
  assert.ok(shown.length > 0);

  await demo.tab("Code");
  const source = (await codeIn(demo, "TypeScript")).replace(/^import .*$/m, "");
  const sandbox = createSandbox();
  class Client extends AttioClient {
    constructor(options) {
      super({ ...options, fetch: sandbox.fetch });
    }
  }
  const printed = [];
  const surroundings = { AttioClient: Client, process: { env: { MATON_API_KEY: "k" } }, console: { log: (...words) => printed.push(words) } };
  await new AsyncFunction(...Object.keys(surroundings), source)(...Object.values(surroundings));
  assert.deepEqual(printed.map(([, values]) => values.name[0].value), shown);
}

export async function curlToCopy(demo) {
  await demo.ready();
  const value = `it's "quoted" \\ $HOME \`id\` !`;
  await demo.addFilter(1, "Name", "contains", value);
  await demo.tab("Code");
  const command = await codeIn(demo, "curl");
  // A shell reads it; `curl` is a function there that prints its arguments.
  const script = `curl() { for word in "$@"; do printf '%s\\037' "$word"; done; }\nMATON_API_KEY=the-key\n${command}`;
  const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\u001f");
  assert.equal(words[0], "https://api.maton.ai/attio/v2/objects/companies/records/query");
  assert.ok(words.includes("Authorization: Bearer the-key"));
  assert.ok(words.some((word) => /^Maton-Connection: [0-9a-f-]{36}$/.test(word)));
  assert.deepEqual(JSON.parse(words[words.indexOf("--data") + 1]), { filter: { name: { $contains: value } }, limit: 25 });
}
