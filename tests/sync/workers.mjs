// Cloudflare, in Miniflare: a Durable Object with an alarm, D1, the shared limiter, and an interruption.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { Miniflare } from "miniflare";
import { listen } from "../loopback.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { mostInASecond, sleep, workspace } from "./workspace.mjs";

const bundle = async (file) => {
  const { code, wasm } = await bundleForWorkers(inRoot("tests", "sync", file));
  return [{ type: "ESModule", path: "worker.mjs", contents: code }, ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents }))];
};

const compatibilityDate = "2026-04-01";

export const workers = {
  async "a copy in D1, ended in the middle"({ short }) {
    let worker;
    let connection;
    const deliver = async (request) => worker.dispatchFetch(`http://worker.test/webhooks/${connection}`, { method: "POST", body: await request.text(), headers: Object.fromEntries(request.headers) });
    const world = await workspace({ companies: 1_300, people: 1_200, latencyMs: 60, deliver });
    const folder = mkdtempSync(join(tmpdir(), "attio-wasm-d1-"));
    const modules = await bundle("copy-worker.mjs");
    const make = () =>
      new Miniflare({
        compatibilityDate,
        modules,
        bindings: { MATON_API_KEY: "example", MATON_API_URL: world.address, WEBHOOK_SECRET: world.secret },
        d1Databases: { DB: "db" },
        durableObjects: { COPY: { className: "Copy", useSQLite: true }, LIMITER: { className: "RateLimiter", useSQLite: true } },
        d1Persist: join(folder, "d1"),
        durableObjectsPersist: join(folder, "do"),
      });
    worker = make();
    const sql = async (text) => (await worker.dispatchFetch("http://worker.test/sql", { method: "POST", body: text })).json();
    connection = (await world.attio.connections.list().toArray())[0].connection_id;
    const begin = async () => {
      const response = await worker.dispatchFetch(`http://worker.test/start/${connection}`, { method: "POST" });
      assert.equal(response.status, 200, await response.text());
    };
    try {
      await begin();
      // One page or so, then the isolate is lost.
      await sleep(1_500);
      await worker.dispose();
      worker = make();
      if (!short) {
        await begin();
        await sleep(2_500);
        await worker.dispose();
        worker = make();
      }
      // Its alarm, or an event, continues.
      await world.change(() => 0.1);
      await world.change(() => 0.6);
      await world.allDelivered();
      for (let round = 0; ; round += 1) {
        assert.isBelow(round, 480, JSON.stringify(await (await worker.dispatchFetch(`http://worker.test/status/${connection}`)).json()));
        const { streams = [] } = await (await worker.dispatchFetch(`http://worker.test/status/${connection}`)).json();
        if (streams.length > 0 && streams.every(({ phase, dirty }) => phase === "following" && dirty === 0)) break;
        await sleep(250);
      }
      const rows = await world.assertEqual(async (stream) => {
        const found = await sql(`SELECT id, doc FROM attio_row WHERE deleted = 0 AND stream = '${stream}'`);
        return found.map(({ id, doc }) => [id, JSON.parse(doc)]);
      });
      const most = mostInASecond(world.starts);
      assert.isAtMost(most, 10, "starts in one second, over all lives");
      return `${rows} rows equal, at most ${most} starts in a second`;
    } finally {
      await worker.dispose();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },

  async "three Workers on one account"({ short }) {
    const arrived = [];
    const server = await listen(() => {
      arrived.push(performance.now());
      return new Response("ok");
    });
    const modules = await bundle("limited-worker.mjs");
    const name = (index) => `worker${index}`;
    const worker = new Miniflare({
      workers: [0, 1, 2].map((index) => ({
        name: name(index),
        compatibilityDate,
        modules,
        bindings: { TARGET: server.address },
        // The first of the three has the Durable Object for all.
        durableObjects: { LIMITER: index === 0 ? { className: "RateLimiter", useSQLite: true } : { className: "RateLimiter", scriptName: name(0), useSQLite: true } },
      })),
    });
    try {
      const count = short ? 25 : 100;
      const all = await Promise.all(
        [0, 1, 2].map(async (index) => {
          const one = await worker.getWorker(name(index));
          return (await one.fetch(`http://worker.test/?count=${count}`)).json();
        }),
      );
      assert.lengthOf(arrived, 3 * count);
      const most = mostInASecond(all.flat());
      assert.isAtMost(most, 10);
      // None starves: each has its share in each part of the time.
      const sorted = all.map((starts) => starts.sort((a, b) => a - b));
      const ends = sorted.map((starts) => starts.at(-1));
      assert.isBelow(Math.max(...ends) - Math.min(...ends), 4_000, "one had to wait for the others to be done");
      return `${3 * count} requests, at most ${most} starts in a second`;
    } finally {
      await worker.dispose();
      await server.close();
    }
  },
};
