// Keeps a copy in a SQLite file until Ctrl-C: node loop.mjs crm.sqlite (Node 22.13 or newer, Deno, Bun).
import { setTimeout as sleep } from "node:timers/promises";
import { AttioClient } from "attio-wasm";
import { createSync, sqliteStore } from "attio-wasm/sync";

const [file = "crm.sqlite"] = process.argv.slice(2);
const attio = new AttioClient({ apiKey: process.env.MATON_API_KEY, baseUrl: process.env.MATON_API_URL });
const { Database } = process.versions.bun ? await import("bun:sqlite") : { Database: (await import("node:sqlite")).DatabaseSync };
const database = new Database(file);
database.exec("PRAGMA journal_mode = WAL");

const sync = createSync({ attio, store: sqliteStore(database), sweepEveryMs: 15 * 60_000 });
const stop = new AbortController();
const { signal } = stop;
process.once("SIGINT", () => stop.abort());

while (!signal.aborted) {
  // The key, the schema or the database may be repaired meanwhile.
  let pause = 30_000;
  try {
    const { more, delayMs } = await sync.step({ signal });
    pause = more ? 0 : delayMs;
    const { streams } = await sync.status();
    console.log(streams.map(({ slug, phase, rows }) => `${slug} ${phase} ${rows}`).join(", "));
  } catch (error) {
    if (!signal.aborted) console.error(error.message);
  }
  await sleep(pause, undefined, { signal }).catch(() => {});
}
database.close();
