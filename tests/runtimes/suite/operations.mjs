// Every operation, with the calls of the contract's test, on a sandbox with the data that they need.
import listed from "../../../docs/operations.json" with { type: "json" };
import { calls } from "../../contract/calls.mjs";
import { made } from "../../contract/workspace.mjs";

const size = { companies: 6, people: 8, deals: 3, keys: ["test-key"] };
let shared;

export const operations = Object.fromEntries(
  listed.map(({ call, paging }) => [
    call,
    async ({ AttioClient, PagePromise, createSandbox, assert }) => {
      const rows = calls[call] ?? [];
      assert.isNotEmpty(rows, `${call} has no call in tests/contract/calls`);
      const sandbox = (shared ??= createSandbox(size));
      const attio = new AttioClient({ apiKey: "test-key", requestsPerSecond: null, maxRetries: 0, fetch: sandbox.fetch });
      for (const row of rows) {
        sandbox.reset();
        const args = row(await made(attio));
        const [resource, verb] = call.includes(".") ? call.split(".") : [undefined, call];
        const result = resource ? attio[resource][verb](...args) : attio[verb](...args);
        assert.equal(result instanceof PagePromise, ["one-page", "offset-query", "offset-body", "cursor"].includes(paging));
        const value = await result;
        if (result instanceof PagePromise) assert.isArray(value.data);
      }
    },
  ]),
);
