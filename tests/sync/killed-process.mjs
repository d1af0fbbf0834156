// Copies a workspace into a database until it is killed: killed-process.mjs <target> <address of the API> <secret>.
import { AttioClient } from "attio-wasm";
import { createSync } from "attio-wasm/sync";
import { createWebhookHandler } from "attio-wasm/webhooks";
import { listen } from "../loopback.mjs";
import { openTarget } from "./target.mjs";

const [target, baseUrl, secret] = process.argv.slice(2);
const { store, query } = await openTarget(JSON.parse(target));
const attio = new AttioClient({ apiKey: "example", baseUrl, requestsPerSecond: null });
// A lease shorter than a second: the next process continues immediately after one that was killed.
const sync = createSync({ attio, store, leaseMs: 400, debounceMs: 20, secondReadMs: 200 });

let wake = () => {};
const handler = createWebhookHandler({ secret, onEvent: async (event) => (await sync.mark([event]), wake()) });
const server = await listen(handler);
console.log(`listening ${server.address}`);

for (;;) {
  const { more, delayMs } = await sync.step({ deadlineMs: 5_000 });
  if (more) continue;
  const [{ streams, waiting }] = await query("SELECT (SELECT count(*) FROM attio_stream) AS streams, (SELECT count(*) FROM attio_dirty) + (SELECT count(*) FROM attio_stream WHERE sweeping = 1 OR last_sweep IS NULL) AS waiting");
  // Before the schema was read there is nothing to wait for.
  if (Number(streams) > 0 && Number(waiting) === 0) console.log("quiet");
  await new Promise((resolve) => {
    wake = () => resolve(undefined);
    setTimeout(resolve, Math.min(delayMs, 200));
  });
}
