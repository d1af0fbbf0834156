// attio-ts-sdk, the most widely used client: through its recommended layer, with the same timeout as the others.
import { createAttioSdk } from "attio-ts-sdk";
import { PAGE } from "../data/records.mjs";

export function attioTsSdk(fetch, options = {}) {
  const sdk = createAttioSdk({ apiKey: "key", fetch, timeoutMs: 30_000, ...options });
  return {
    name: "attio-ts-sdk",
    record: (recordId) => sdk.records.get({ object: "companies", recordId }),
    task: (taskId) => sdk.tasks.get({ taskId }),
    page: () => sdk.records.query({ object: "companies", limit: PAGE }),
    every: () => sdk.records.query({ object: "companies", paginate: "stream", limit: PAGE }),
  };
}
