// A process that is killed at random: while it reads everything for the first time, and while it follows.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { sleep, workspace } from "./workspace.mjs";

/** Starts the process; `address` takes webhooks once it is known. */
function begin(node, file, baseUrl) {
  const child = spawn(node, ["--no-warnings", "tests/sync/killed-process.mjs", file, baseUrl], { cwd: inRoot(), stdio: ["ignore", "pipe", "inherit"] });
  const it = { child, address: undefined, ended: new Promise((resolve) => child.once("exit", resolve)), done: false };
  let text = "";
  child.stdout.on("data", (piece) => {
    text += piece;
    it.address ??= /listening (\S+)/.exec(text)?.[1];
    it.done ||= String(piece).includes("quiet\n");
  });
  return it;
}

async function survive(kills, follow) {
  const node = findNode("24");
  if (!node) return { skipped: "there is no Node 24" };
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-sync-"));
  const file = join(folder, "crm.sqlite");
  const world = await workspace({ companies: follow ? 120 : 2_600, people: follow ? 150 : 2_700, latencyMs: follow ? 5 : 40 });
  try {
    let current = begin(node, file, world.address);
    let deaths = 0;
    /** Delivers until somebody takes it, as Attio does. */
    const deliver = async (events) => {
      for (let attempt = 0; ; attempt += 1) {
        assert.isBelow(attempt, 600, "nobody takes the events");
        const taken = current.address && (await fetch(current.address, { method: "POST", body: JSON.stringify(events) }).then(({ ok }) => ok, () => false));
        if (taken) return;
        await sleep(50);
      }
    };
    let changes = 0;
    const deliveries = [];
    const killing = (async () => {
      while (deaths < kills) {
        await sleep(follow ? 250 + Math.random() * 700 : 180 + Math.random() * 350);
        current.child.kill("SIGKILL");
        await current.ended;
        deaths += 1;
        current = begin(node, file, world.address);
      }
    })();
    if (follow) {
      while (deaths < kills) {
        const events = await world.change();
        changes += 1;
        // Late, doubled, out of order.
        for (let times = Math.random() < 0.15 ? 2 : 1; times > 0; times -= 1) deliveries.push(sleep(Math.random() * 400).then(() => deliver(events)));
        await sleep(40);
      }
    }
    await killing;
    await Promise.all(deliveries);
    current.done = false;
    for (let wait = 0; !current.done; wait += 1) {
      assert.isBelow(wait, 1_200, "it does not come to rest");
      await sleep(50);
    }
    current.child.kill("SIGKILL");
    await current.ended;
    const read = async (sql) => {
      const { code, text } = await run(node, ["--no-warnings", "tests/sync/read-file.mjs", file, sql], { quiet: true, cwd: inRoot() });
      assert.equal(code, 0, text);
      return JSON.parse(text);
    };
    assert.deepEqual(await read("PRAGMA integrity_check"), [{ integrity_check: "ok" }]);
    const rows = await world.assertEqual(async (stream) => (await read(`SELECT id, doc FROM attio_row WHERE deleted = 0 AND stream = '${stream}'`)).map(({ id, doc }) => [id, JSON.parse(doc)]));
    return `${deaths} kills${follow ? `, ${changes} changes` : ""}, ${rows} rows equal`;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const killed = {
  "while it reads everything": ({ short }) => survive(short ? 6 : 50, false),
  "while it follows": ({ short }) => survive(short ? 6 : 50, true),
};
