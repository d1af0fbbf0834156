// An id that occurs twice in a page: its last row is copied, and each row has its own values.
import assert from "node:assert/strict";
import { copy } from "./copy.mjs";

/** Repeats the first row of each page of records behind the second, and the last one directly. */
const answer = async (sandbox, url, init) => {
  const response = await sandbox.fetch(url, init);
  if (!url.endsWith("/records/query")) return response;
  const { data } = await response.json();
  return Response.json({ data: data.length < 2 ? data : [data[0], data[1], data[0], ...data.slice(2), data.at(-1)] });
};

const it = await copy({ answer });
await it.settle();
const rows = it.database.prepare("SELECT id, json_extract(doc, '$.record_id') AS own FROM attio_row WHERE stream = ? AND deleted = 0").all(it.stream);
assert.deepEqual(rows.filter(({ id, own }) => id !== own), [], "rows under the id of another");
assert.deepEqual(it.names(), await it.truth());
console.log(`${rows.length} companies, each under its own id`);
