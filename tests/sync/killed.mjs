// A process that is killed at random: during the first sweep, and while it follows changes.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { startPostgres } from "./postgres.mjs";
import { sleep, workspace } from "./workspace.mjs";

/** Starts the process; `address` takes webhooks once it is known. */
function begin(node, target, world) {
  const child = spawn(node, ["--no-warnings", "tests/sync/killed-process.mjs", JSON.stringify(target), world.address, world.secret], { cwd: inRoot(), stdio: ["ignore", "pipe", "inherit"] });
  const it = { child, address: undefined, ended: new Promise((resolve) => child.once("exit", resolve)), done: false };
  let text = "";
  child.stdout.on("data", (piece) => {
    text += piece;
    it.address ??= /listening (\S+)/.exec(text)?.[1];
    it.done ||= String(piece).includes("quiet\n");
  });
  return it;
}

/** @param {object} target of `openTarget` @param {number} kills @param {boolean} follow */
async function survive(node, target, kills, follow) {
  let current;
  const deliver = async (request) => {
    if (!current?.address) throw new Error("nobody listens");
    return fetch(current.address, { method: "POST", headers: request.headers, body: await request.arrayBuffer() });
  };
  const world = await workspace({ companies: follow ? 120 : 2_600, people: follow ? 150 : 2_700, latencyMs: follow ? 5 : 40, deliver });
  try {
    current = begin(node, target, world);
    let deaths = 0;
    const killing = (async () => {
      while (deaths < kills) {
        await sleep(follow ? 250 + Math.random() * 700 : 180 + Math.random() * 350);
        current.child.kill("SIGKILL");
        await current.ended;
        deaths += 1;
        current = begin(node, target, world);
      }
    })();
    let changes = 0;
    if (follow) {
      while (deaths < kills) {
        world.trouble();
        await world.change();
        changes += 1;
        // Minutes of the workspace's clock: retries come when they are due by it.
        await world.sandbox.advance(60_000);
        await sleep(40);
      }
    }
    await killing;
    await world.allDelivered();
    current.done = false;
    for (let wait = 0; !current.done; wait += 1) {
      assert.isBelow(wait, 1_200, "it does not come to rest");
      await sleep(50);
    }
    current.child.kill("SIGKILL");
    await current.ended;
    const read = async (sql) => {
      const { code, text } = await run(node, ["--no-warnings", "tests/sync/read-target.mjs", JSON.stringify(target), sql], { quiet: true, cwd: inRoot() });
      assert.equal(code, 0, text);
      return JSON.parse(text);
    };
    if (target.sqlite) assert.deepEqual(await read("PRAGMA integrity_check"), [{ integrity_check: "ok" }]);
    const parsed = (doc) => (typeof doc === "string" ? JSON.parse(doc) : doc);
    const rows = await world.assertEqual(async (stream) => (await read(`SELECT id, doc FROM attio_row WHERE deleted = 0 AND stream = '${stream}'`)).map(({ id, doc }) => [id, parsed(doc)]));
    const attempts = world.sandbox.deliveries().reduce((sum, delivery) => sum + delivery.attempts.length, 0);
    return `${deaths} kills${follow ? `, ${changes} changes, ${attempts} attempts to deliver them` : ""}, ${rows} rows equal`;
  } finally {
    current?.child.kill("SIGKILL");
    await world.close();
  }
}

const inSqlite = (follow) => async ({ short }) => {
  const node = findNode("24");
  if (!node) return { skipped: "there is no Node 24" };
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-sync-"));
  try {
    return await survive(node, { sqlite: join(folder, "crm.sqlite") }, short ? 6 : 50, follow);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const inPostgres = (follow) => async ({ short }) => {
  const postgres = await startPostgres();
  if (!postgres) return { skipped: "there is no PostgreSQL" };
  try {
    return `${await survive(process.execPath, { postgres: postgres.connection }, short ? 4 : 50, follow)}, PostgreSQL ${postgres.version}`;
  } finally {
    await postgres.close();
  }
};

export const killed = {
  "while it reads everything, into SQLite": inSqlite(false),
  "while it follows, into SQLite": inSqlite(true),
  "while it reads everything, into PostgreSQL": inPostgres(false),
  "while it follows, into PostgreSQL": inPostgres(true),
};
