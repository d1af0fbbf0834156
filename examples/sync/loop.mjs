// Keeps a copy in a SQLite file, until it is ended: node loop.mjs crm.sqlite (Node 22.13 or newer, Deno, Bun).
import { AttioClient } from "attio-wasm";
import { createSync, sqliteStore } from "attio-wasm/sync";

const [file = "crm.sqlite"] = process.argv.slice(2);
const attio = new AttioClient({ apiKey: process.env.MATON_API_KEY, baseUrl: process.env.MATON_API_URL });
const { Database } = process.versions.bun ? await import("bun:sqlite") : { Database: (await import("node:sqlite")).DatabaseSync };
const database = new Database(file);
database.exec("PRAGMA journal_mode = WAL");

const sync = createSync({ attio, store: sqliteStore(database), sweepEveryMs: 15 * 60_000 });
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

while (!stop.signal.aborted) {
  try {
    const { more, delayMs } = await sync.step({ signal: stop.signal });
    const { streams } = await sync.status();
    console.log(streams.map(({ slug, phase, rows }) => `${slug} ${phase} ${rows}`).join(", "));
    if (!more) await new Promise((resolve) => setTimeout(resolve, delayMs));
  } catch (error) {
    if (stop.signal.aborted) break;
    // The key, the schema or the database: it may be mended meanwhile.
    console.error(error.message);
    await new Promise((resolve) => setTimeout(resolve, 30_000));
  }
}
