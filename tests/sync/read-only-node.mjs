// Rule 8: the copy is never written back to Attio. So it causes no events, and cannot follow itself.
import assert from "node:assert/strict";
import { copy } from "./copy.mjs";

const REFERENCES = ["record.created", "record.updated", "record.deleted", "list-entry.updated", "task.updated", "note.updated"];

/**
 * Follows changes, sweeps, reads the schema and the members again.
 *
 * @param {boolean} writesBack as a copy must not do
 */
async function events(writesBack) {
  const sent = [];
  const answer = async (sandbox, url, init) => {
    sent.push(`${init?.method ?? "GET"} ${new URL(url).pathname}`);
    const response = await sandbox.fetch(url, init);
    if (!writesBack || !url.endsWith("/records/query")) return response;
    const [row] = (await response.clone().json()).data;
    const body = JSON.stringify({ data: { values: { description: `as read at ${performance.now()}` } } });
    if (row) await sandbox.fetch(`${url.slice(0, -"/query".length)}/${row.id.record_id}`, { ...init, method: "PATCH", body });
    return response;
  };
  const it = await copy({ answer, objects: "all", lists: "all", tasks: true, notes: true });
  const subscriptions = REFERENCES.map((event_type) => ({ event_type, filter: null }));
  await it.direct.webhooks.create({ target_url: "https://hook.example.com/attio", subscriptions });
  await it.settle();
  const [id, other] = Object.keys(it.names());
  await it.direct.records.update("companies", id, { values: { name: "Changed by somebody" } });
  await it.direct.records.delete("companies", other);
  const caused = it.sandbox.deliveries().length;
  await it.sync.mark(it.sandbox.deliveries().map(({ event }) => event));
  await it.settle();
  await it.sync.sweep();
  it.clock.time += 3_600_000;
  await it.settle();
  const writes = sent.filter((request) => !request.startsWith("GET ") && !/^POST \S+\/query$/.test(request));
  return { requests: sent.length, writes, caused, events: it.sandbox.deliveries().length, follows: it.names()[id] };
}

const right = await events(false);
assert.deepEqual(right.writes, [], "nothing but reads is sent");
assert.ok(right.caused > 0 && right.follows === "Changed by somebody", "it follows the events of others");
assert.equal(right.events, right.caused, "and causes none");
const wrong = await events(true);
assert.ok(wrong.events > wrong.caused, "a copy that wrote back would be told of itself");
console.log(`${right.requests} requests, all reads; ${right.caused} events of others, 0 of its own (${wrong.events - wrong.caused} if it wrote back)`);
