// Statements about the dashboard's files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { compareTypes, generateTypes } from "attio-wasm/types";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";

const read = (...path) => readFileSync(inRoot(...path), "utf8");

export const sources = {
  "its types compile": async () => {
    const { code, text } = await run(process.execPath, [inRoot("node_modules", "typescript", "bin", "tsc"), "--project", inRoot("examples", "dashboard")], { quiet: true });
    assert.equal(code, 0, text);
  },

  "attio.d.ts is the output of attio-wasm types": async () => {
    const attio = new AttioClient({ apiKey: "any", fetch: createSandbox().fetch, requestsPerSecond: null });
    assert.deepEqual(compareTypes(read("examples", "dashboard", "attio.d.ts"), await generateTypes(attio)), []);
  },

  "package.json has the tested versions": () => {
    const own = JSON.parse(read("examples", "dashboard", "package.json"));
    const tested = JSON.parse(read("package.json")).devDependencies;
    const { "attio-wasm": _, ...dependencies } = own.dependencies;
    for (const [name, version] of Object.entries({ ...dependencies, ...own.devDependencies })) assert.equal(version, tested[name], name);
  },
};
