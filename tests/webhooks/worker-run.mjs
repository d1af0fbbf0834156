// Deliveries of the sandbox to a Worker in Miniflare: 1,000 writes with a tenth of the deliveries duplicated, late or
// failing at first; and examples/webhooks, whose cache must equal the sandbox.
import { assert } from "chai";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";
import { randomBy } from "../random.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";

/** Records each handled event with the key of its delivery; `GET` returns them. */
const RECEIVER = `
import { createWebhookHandler } from "attio-wasm/webhooks";
const handled = [];
const seen = new Set();
let running = 0;
const handler = createWebhookHandler({
  secret: (id, env) => env.SECRET,
  on: { "record.updated": async ({ id }, delivery) => {
    running += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    handled.push([delivery.id, id.record_id, id.attribute_id]);
    running -= 1;
  } },
  dedupe: seen,
});
export default { fetch: (request, env) => (request.method === "GET" ? Response.json({ handled, running }) : handler(request, env)) };
`;

async function withWorker({ code, wasm = new Map(), bindings, kvNamespaces = [] }, use) {
  const modules = [{ type: "ESModule", path: "worker.mjs", contents: code }, ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents }))];
  const worker = new Miniflare({ compatibilityDate: "2026-04-01", bindings, kvNamespaces, modules });
  try {
    return await use(worker);
  } finally {
    await worker.dispose();
  }
}

const send = async (worker, request) => {
  const { status } = await worker.dispatchFetch("https://worker.test/attio", { method: "POST", headers: Object.fromEntries(request.headers), body: await request.text() });
  return new Response(null, { status });
};

const tests = {
  "of 1,000 writes every event is handled, and each key once": async () => {
    const next = randomBy(7);
    let now = Date.UTC(2026, 3, 1);
    let deliver;
    const sandbox = createSandbox({ people: 100, companies: 10, deals: 1, now: () => now, webhooks: { deliver: (request) => deliver(request) } });
    const attio = new AttioClient({ apiKey: "k", fetch: sandbox.fetch, requestsPerSecond: null });
    const { secret, id } = await attio.webhooks.create({ target_url: "https://worker.test/attio", subscriptions: [{ event_type: "record.updated", filter: null }] });
    const people = (await attio.records.query("people", { limit: 100 })).data.map(({ id: { record_id } }) => record_id);
    const { outputFiles } = await build({ stdin: { contents: RECEIVER, resolveDir: inRoot() }, bundle: true, format: "esm", conditions: ["workerd"], write: false });

    await withWorker({ code: outputFiles[0].text, bindings: { SECRET: secret } }, async (worker) => {
      const failed = { before: 0, after: 0 };
      const tries = new Map();
      deliver = async (request) => {
        const key = request.headers.get("idempotency-key");
        tries.set(key, (tries.get(key) ?? 0) + 1);
        const isFirst = tries.get(key) === 1;
        if (isFirst && next() < 0.05) return (failed.before += 1), new Response(null, { status: 503 });
        const response = await send(worker, request);
        // It was handled, but the answer does not reach Attio.
        if (isFirst && next() < 0.05) return (failed.after += 1), new Response(null, { status: 504 });
        return response;
      };
      let doubled = 0;
      let late = 0;
      for (let at = 0; at < 1_000; at += 1) {
        if (next() < 0.1) (doubled += 1), sandbox.misdeliver({ twice: true });
        else if (next() < 0.1) (late += 1), sandbox.misdeliver({ lateMs: Math.floor(next() * 600_000) });
        await attio.records.update("people", people[at % people.length], { values: { job_title: `job ${at}` } });
        now += 100;
        if (at % 100 === 99) await sandbox.delivered();
      }
      await sandbox.advance(4 * 24 * 60 * 60 * 1000);

      const { handled } = await (await worker.dispatchFetch("https://worker.test/")).json();
      const deliveries = sandbox.deliveries().filter(({ webhookId }) => webhookId === id.webhook_id);
      const keys = new Set(deliveries.map(({ id: key }) => key));
      assert.equal(keys.size, 1_000);
      assert.lengthOf(deliveries, 1_000 + doubled);
      assert.isTrue(deliveries.every(({ state }) => state === "delivered"));
      for (const count of [doubled, late, failed.before, failed.after]) assert.isAbove(count, 20, JSON.stringify({ doubled, late, ...failed }));
      // The second of each key came after the first was answered: the sandbox sends sequentially.
      assert.sameMembers(handled.map(([key]) => key), [...keys]);
      assert.isAbove([...tries.values()].reduce((sum, count) => sum + count, 0), 1_000 + doubled + failed.before);
    });
  },

  "examples/webhooks keeps its cache in step": async () => {
    let deliver;
    const sandbox = createSandbox({ people: 20, companies: 10, deals: 1, webhooks: { deliver: (request) => deliver(request) } });
    const attio = new AttioClient({ apiKey: "k", fetch: sandbox.fetch, requestsPerSecond: null });
    const types = ["record.created", "record.updated", "record.deleted", "record.merged"];
    const { secret } = await attio.webhooks.create({ target_url: "https://worker.test/attio", subscriptions: types.map((event_type) => ({ event_type, filter: null })) });
    const server = await listen(sandbox.fetch);
    const { code, wasm } = await bundleForWorkers(inRoot("examples", "webhooks", "index.ts"));
    const bindings = { MATON_API_KEY: "k", MATON_API_URL: server.address, ATTIO_WEBHOOK_SECRET: secret };
    try {
      await withWorker({ code, wasm, bindings, kvNamespaces: ["RECORDS"] }, async (worker) => {
        deliver = (request) => send(worker, request);
        const cached = async (object, record) => {
          const response = await worker.dispatchFetch(`https://worker.test/records/${object}/${record}`);
          return response.status === 200 ? response.json() : undefined;
        };
        const company = await attio.records.create("companies", { values: { name: "Acme" } });
        const { object_id, record_id } = company.id;
        for (let at = 0; at < 20; at += 1) await attio.records.update("companies", record_id, { values: { name: `Acme ${at}` } });
        await sandbox.delivered();
        assert.deepEqual(await cached(object_id, record_id), (await attio.records.get("companies", record_id)).values);
        const other = await attio.records.create("companies", { values: { name: "Acme twice" } });
        await sandbox.delivered();
        assert.isDefined(await cached(object_id, other.id.record_id));
        const { new_record_id } = await attio.records.merge("companies", { primary_record_id: record_id, secondary_record_id: other.id.record_id });
        await sandbox.delivered();
        assert.deepEqual(await cached(object_id, new_record_id), (await attio.records.get("companies", new_record_id)).values);
        assert.isUndefined(await cached(object_id, record_id));
        assert.isUndefined(await cached(object_id, other.id.record_id));
        await attio.records.delete("companies", new_record_id);
        await sandbox.delivered();
        assert.isUndefined(await cached(object_id, new_record_id));
        assert.isTrue(sandbox.deliveries().every(({ state }) => state === "delivered"));
        assert.equal((await worker.dispatchFetch("https://worker.test/attio", { method: "POST", body: "{}" })).status, 401);
      });
    } finally {
      await server.close();
    }
  },
};

export async function runWorker() {
  const results = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      results.push({ name });
    } catch (error) {
      results.push({ name, error: String(error.stack) });
    }
  }
  return results;
}
