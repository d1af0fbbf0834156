#!/usr/bin/env node
// Results of the client, kept in the stores of Vue and of valtio.
import assert from "node:assert/strict";
import { reactive, ref } from "@vue/reactivity";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { proxy } from "valtio/vanilla";

const stores = { "Vue's ref": ref, "Vue's reactive": (value) => reactive({ value }), "valtio's proxy": (value) => proxy({ value }) };

let failed = 0;
for (const [name, store] of Object.entries(stores)) {
  try {
    const attio = store(new AttioClient({ apiKey: "key", fetch: createSandbox({ companies: 5 }).fetch, requestsPerSecond: null }));
    const list = store(attio.value.records.query("companies", { limit: 2 }));
    const page = store(await list.value);
    let count = 0;
    for await (const record of page.value) count += record ? 1 : 0;
    assert.equal(count, 5);
    assert.equal((await page.value.getNextPage()).data.length, 2);
    assert.equal((await list.value.toArray()).length, 5);
    const rows = store(await attio.value.records.rows("companies", { limit: 2 }));
    assert.equal(rows.value.toColumns().length, 2);
    assert.equal((await rows.value.getNextPage()).data.length, 2);
    const metadata = store(await attio.value.records.metadata("companies"));
    assert.equal(metadata.value.attribute("name").api_slug, "name");
    assert.ok((await metadata.value.options("categories")).length > 0);
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n`, error);
  }
}
console.log(`${Object.keys(stores).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
