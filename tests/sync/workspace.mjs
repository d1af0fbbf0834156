// A workspace that changes and sends webhooks; its own export, read by the client, is the oracle.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync } from "attio-wasm/sync";
import { assert } from "chai";
import { listen } from "../loopback.mjs";

/** A store that nothing is written to, sufficient for `subscribe`. */
const noStore = { dialect: "sqlite", maxValueBytes: Infinity, maxBatch: Infinity, batch: () => Promise.reject(new Error("not a store")) };

/**
 * The sandbox over HTTP.
 *
 * @param {any} [options] of the sandbox; with `deliver` it has a webhook for everything that concerns a copy, and `secret`
 * is that webhook's
 */
export async function workspace({ deliver, webhooks = { deliver }, ...options } = {}) {
  const sandbox = createSandbox({ seed: 7, companies: 120, people: 150, deals: 30, ...options, webhooks });
  const starts = [];
  /** A path whose requests are answered with an error. */
  const refused = { path: "", status: 403 };
  /** The slug of a list that this key is not shown. */
  const hidden = { list: "" };
  const server = await listen(async (request) => {
    starts.push(performance.now());
    if (refused.path && request.url.includes(refused.path)) return Response.json({ status_code: refused.status, type: "auth_error", code: "unauthorized", message: "withdrawn" }, { status: refused.status });
    const { pathname } = new URL(request.url);
    if (hidden.list && pathname.includes(`/lists/${lists.get(hidden.list)}`)) return Response.json({ status_code: 404, type: "invalid_request_error", code: "not_found", message: "gone" }, { status: 404 });
    const response = await sandbox.fetch(request);
    if (!hidden.list || !pathname.endsWith("/v2/lists")) return response;
    const { data } = await response.json();
    return Response.json({ data: data.filter(({ api_slug }) => api_slug !== hidden.list) });
  });
  const attio = new AttioClient({ apiKey: "example", fetch: sandbox.fetch, requestsPerSecond: null });
  const objects = new Map((await attio.objects.list().toArray()).map(({ api_slug, id }) => [api_slug, id.object_id]));
  const lists = new Map((await attio.lists.list().toArray()).map(({ api_slug, id }) => [api_slug, id.list_id]));
  const ids = async (slug) => (await attio.records.rows(slug).toArray()).map(({ record_id }) => record_id);
  /** Records made here: nothing refers to them, so their deletion changes nothing else. */
  const made = { companies: [], people: [] };
  const known = { companies: await ids("companies"), people: await ids("people") };
  const { secret } = deliver ? await createSync({ attio, store: noStore }).subscribe("https://hook.example.com/attio") : { secret: "" };
  let number = 0;

  /** Makes one change. */
  async function change(random = Math.random) {
    const slug = random() < 0.5 ? "companies" : "people";
    const all = known[slug];
    const index = Math.floor(random() * all.length);
    const kind = random();
    number += 1;
    if (kind < 0.3) {
      const values = slug === "companies" ? { name: `Company ${number}` } : { email_addresses: [`p${number}@example.com`] };
      const { id } = await attio.records.create(slug, { values });
      all.push(id.record_id);
      made[slug].push(id.record_id);
    } else if (kind < 0.75 || made[slug].length === 0) {
      const values = slug === "companies" ? { description: `Changed ${number}` } : { job_title: `Job ${number}` };
      await attio.records.update(slug, all[index], { values });
    } else {
      const [gone] = made[slug].splice(Math.floor(random() * made[slug].length), 1);
      all.splice(all.indexOf(gone), 1);
      await attio.records.delete(slug, gone);
    }
  }

  /** Delivers the next event late, twice or after the one that follows it. */
  function trouble(random = Math.random) {
    sandbox.misdeliver({ lateMs: random() < 0.3 ? Math.floor(random() * 600_000) : 0, twice: random() < 0.15, outOfOrder: random() < 0.2 });
  }

  /** Advances the workspace's clock until every event was accepted. */
  async function allDelivered() {
    const waiting = () => sandbox.deliveries().filter(({ state }) => state === "waiting" || state === "sent");
    for (let round = 0; waiting().length > 0; round += 1) {
      assert.isBelow(round, 1_200, "nobody takes the events");
      await sandbox.advance(100_000);
      await sleep(50);
    }
    assert.deepEqual(sandbox.deliveries().filter(({ state }) => state !== "delivered"), [], "events that were given up");
  }

  /** The export of an object or list, by id. */
  async function exported(slug) {
    const resource = objects.has(slug) ? "records" : "entries";
    const text = await new Response(attio[resource].exportNdjson(slug)).text();
    const rows = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    return new Map(rows.map((row) => [row[resource === "records" ? "record_id" : "entry_id"], row]));
  }

  /** `copied(stream)` returns [id, row] of each row that is not deleted. */
  async function assertEqual(copied, slugs = [...objects.keys(), ...lists.keys()]) {
    let rows = 0;
    for (const slug of slugs) {
      const expected = await exported(slug);
      const found = new Map(await copied(objects.get(slug) ?? lists.get(slug)));
      const missing = [...expected.keys()].filter((id) => !found.has(id));
      const extra = [...found.keys()].filter((id) => !expected.has(id));
      assert.deepEqual({ missing, extra }, { missing: [], extra: [] }, slug);
      for (const [id, row] of expected) assert.deepEqual(found.get(id), row, `${slug} ${id}`);
      rows += expected.size;
    }
    return rows;
  }

  return { ...server, sandbox, attio, objects, lists, secret, starts, refused, hidden, change, trouble, allDelivered, exported, assertEqual };
}

/** The largest number of starts in any one second. */
export function mostInASecond(starts) {
  const sorted = [...starts].sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last += 1) {
    while (sorted[first] <= sorted[last] - 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
