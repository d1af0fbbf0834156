// A process of its own: the sandbox behind a server that rate-limits one request in ten and fails one in ten, half of
// these after processing the request. It counts; its parent requests the counts.
import { createServer } from "node:http";
import { createSandbox } from "attio-wasm/sandbox";
import { randomBy } from "../random.mjs";

const sandbox = createSandbox({ companies: 50, people: 20, deals: 5 });
const counts = { requests: 0, answered: 0, limited: 0, failed: 0, lost: 0, open: 0, mostOpen: 0 };
/** Number of times a request with this name was processed. */
const processed = {};

// The same faults in every run.
const random = randomBy(7);

async function carryOut(request, body, name) {
  if (name) processed[name] = (processed[name] ?? 0) + 1;
  return sandbox.fetch(new Request(`http://sandbox.test${request.url}`, { method: request.method, headers: request.headers, body: body.length > 0 ? body : undefined }));
}

const server = createServer(async (request, response) => {
  counts.requests += 1;
  counts.open += 1;
  counts.mostOpen = Math.max(counts.mostOpen, counts.open);
  response.on("close", () => (counts.open -= 1));
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  // A create has its name in its content.
  const name = request.method === "POST" ? /"content":"(task-\d+)"/.exec(body.toString())?.[1] : undefined;
  const luck = random();
  // Latency of a network: without it hardly any requests would overlap.
  await new Promise((resolve) => setTimeout(resolve, luck * 60));
  if (luck < 0.1) {
    counts.limited += 1;
    return response.writeHead(429, { "retry-after": "0", "content-type": "application/json" }).end('{"status_code":429,"message":"Slow down"}');
  }
  if (luck < 0.15) {
    counts.failed += 1;
    return response.writeHead(503).end("unavailable");
  }
  const answer = await carryOut(request, body, name);
  const text = Buffer.from(await answer.arrayBuffer());
  if (luck < 0.2) {
    counts.failed += 1;
    counts.lost += 1;
    // Processed, with the answer lost: before it, or in the middle of it.
    if (luck < 0.175) return response.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", "content-length": text.length + 1 });
    response.write(text);
    return setTimeout(() => response.destroy(), 5);
  }
  counts.answered += 1;
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" }).end(text);
});
server.keepAliveTimeout = 60_000;

process.on("message", (message) => {
  if (message === "counts") process.send({ counts, processed });
  if (message === "end") process.exit(0);
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
