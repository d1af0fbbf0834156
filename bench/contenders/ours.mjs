// This package, as a user calls it. The rate limit is off, since the others have none.
import { AttioClient } from "attio-wasm";
import { PAGE } from "../data/records.mjs";

export function ours(fetch, options = {}) {
  const attio = new AttioClient({ apiKey: "key", fetch, requestsPerSecond: null, ...options });
  const query = { limit: PAGE };
  return {
    name: "attio-wasm",
    record: (id) => attio.records.get("companies", id),
    task: (id) => attio.tasks.get(id),
    page: async () => (await attio.records.query("companies", query)).data,
    rows: attio.records.rows && (async () => (await attio.records.rows("companies", query)).data),
    exportCsv: attio.records.exportCsv && (() => attio.records.exportCsv("companies", query)),
  };
}
