// Engines that run the steps: the loop in each runtime, a queue with cron. The Durable Object is in workers.mjs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { Miniflare } from "miniflare";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { until } from "../machine.mjs";
import { workspace } from "./workspace.mjs";

/** How long a condition may take to come about, on a busy machine. */
const MOST_MS = 30_000;

const bin = (name) => inRoot("node_modules", ".bin", name);

/** The loop copies, ends on Ctrl-C, and its copy equals the workspace. */
const loop = (command) => async () => {
  const node = findNode("24");
  if (!node || !command) return { skipped: "there is no Node 24" };
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-loop-"));
  const file = join(folder, "crm.sqlite");
  const world = await workspace();
  const [program, ...args] = command;
  const child = spawn(program, [...args, "examples/sync/loop.mjs", file], { cwd: inRoot(), env: { ...process.env, MATON_API_KEY: "example", MATON_API_URL: world.address } });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
  try {
    await until(() => said, () => /^companies following 120, ((?!waiting|sweeping).)*$/m.test(said), MOST_MS);
    child.kill("SIGINT");
    assert.equal(await ended, 0, said);
    const read = async (sql) => {
      const { code, text } = await run(node, ["--no-warnings", "tests/sync/read-target.mjs", JSON.stringify({ sqlite: file }), sql], { quiet: true, cwd: inRoot() });
      assert.equal(code, 0, text);
      return JSON.parse(text);
    };
    return `${await world.assertEqual(async (stream) => (await read(`SELECT id, doc FROM attio_row WHERE deleted = 0 AND stream = '${stream}'`)).map(({ id, doc }) => [id, JSON.parse(doc)]))} rows equal`;
  } finally {
    child.kill("SIGKILL");
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const node = findNode("24");

export const engines = {
  "the loop in Node 24": loop(node && [node, "--no-warnings"]),
  "the loop in Bun": loop([bin("bun"), "run"]),
  "the loop in Deno": loop([bin("deno"), "run", "-A", "--node-modules-dir=manual"]),

  async "a queue and cron, in Miniflare"() {
    let worker;
    const deliver = async (request) => worker.dispatchFetch("http://worker.test/", { method: "POST", body: await request.text(), headers: Object.fromEntries(request.headers) });
    const world = await workspace({ deliver });
    const { code, wasm } = await bundleForWorkers(inRoot("tests", "sync", "queue-worker.mjs"));
    worker = new Miniflare({
      compatibilityDate: "2026-04-01",
      modules: [{ type: "ESModule", path: "worker.mjs", contents: code }, ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents }))],
      bindings: { MATON_API_KEY: "example", MATON_API_URL: world.address, WEBHOOK_SECRET: world.secret },
      d1Databases: { DB: "db" },
      queueProducers: { STEPS: { queueName: "steps" } },
      queueConsumers: { steps: { maxBatchTimeout: 1 } },
    });
    const sql = async (text) => (await worker.dispatchFetch("http://worker.test/sql", { method: "POST", body: text })).json();
    const rows = async (stream) => (await sql(`SELECT id, doc FROM attio_row WHERE deleted = 0 AND stream = '${stream}'`)).map(({ id, doc }) => [id, JSON.parse(doc)]);
    try {
      // Cron begins.
      await (await worker.getWorker()).scheduled({ cron: "* * * * *" });
      const waiting = "SELECT count(*) AS c, sum(last_sweep IS NULL) + (SELECT count(*) FROM attio_dirty WHERE again = 1) AS left FROM attio_stream";
      const isCopied = async () => {
        const [found] = await sql(waiting).catch(() => []);
        return found?.c > 0 && found.left === 0;
      };
      await until("cron begins", isCopied, MOST_MS);
      const before = await world.assertEqual(rows);
      // Events start steps through the queue, late and duplicated.
      for (let index = 0; index < 12; index += 1) {
        world.trouble();
        await world.change();
      }
      await world.allDelivered();
      await until("the queue follows", async () => (await sql(waiting))[0].left === 0, MOST_MS);
      return `${before} rows equal, and ${await world.assertEqual(rows)} after 12 changes`;
    } finally {
      await worker.dispose();
      await world.close();
    }
  },
};
