// Follows a workspace into a file until it is killed: killed-process.mjs <file> <address of the API>.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { AttioClient } from "attio-wasm";
import { createSync, sqliteStore } from "attio-wasm/sync";

const [file, baseUrl] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec("PRAGMA journal_mode = WAL");
database.exec("PRAGMA synchronous = NORMAL");
database.exec("PRAGMA busy_timeout = 5000");
const attio = new AttioClient({ apiKey: "example", baseUrl, requestsPerSecond: null });
// A lease that is shorter than a second: a process that comes after one that was killed goes on at once.
const sync = createSync({ attio, store: sqliteStore(database), leaseMs: 400, debounceMs: 20, secondReadMs: 200 });

let wake = () => {};
const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  try {
    await sync.mark(JSON.parse(Buffer.concat(pieces).toString()));
    response.writeHead(200).end();
    wake();
  } catch {
    response.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(`listening http://127.0.0.1:${server.address().port}`));

for (;;) {
  const { more, delayMs } = await sync.step({ deadlineMs: 5_000 });
  if (more) continue;
  const [{ streams, waiting }] = database.prepare("SELECT (SELECT count(*) FROM attio_stream) AS streams, (SELECT count(*) FROM attio_dirty) + (SELECT count(*) FROM attio_stream WHERE sweeping = 1 OR last_sweep IS NULL) AS waiting").all();
  // Before the schema was read there is nothing to wait for yet.
  if (streams > 0 && waiting === 0) console.log("quiet");
  await new Promise((resolve) => {
    wake = () => resolve(undefined);
    setTimeout(resolve, Math.min(delayMs, 200));
  });
}
