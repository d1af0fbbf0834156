// The sandbox over real HTTP on loopback. A control server opens sandboxes on request, each on a port of its own, so
// that tests do not share data:
//
//   POST   /sandboxes            options of createSandbox    → { id, baseUrl }
//   GET    /sandboxes/:id        → what it was asked: [{ method, path, query, headers, body }]
//   POST   /sandboxes/:id        { status, headers, body, delayMs }: its next answer, instead of its own
//   DELETE /sandboxes/:id
import { createSandbox } from "attio-wasm/sandbox";
import { listen } from "../loopback.mjs";

const openToPages = { "access-control-allow-origin": "*", "access-control-allow-methods": "*", "access-control-allow-headers": "*", "access-control-expose-headers": "*" };
const json = (value, status = 200) => Response.json(value, { status, headers: openToPages });

async function openSandbox(options) {
  let sandbox;
  const requests = [];
  const answers = [];

  async function handle(request) {
    if (request.method === "OPTIONS") return sandbox.fetch(request); // a page's preflight is nobody's request
    const { pathname, searchParams } = new URL(request.url);
    const bytes = await request.arrayBuffer();
    requests.push({
      method: request.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(request.headers),
      body: new TextDecoder().decode(bytes),
    });
    const answer = answers.shift();
    if (answer) {
      if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
      if (answer.status) return new Response(answer.body ?? null, { status: answer.status, headers: { ...openToPages, ...answer.headers } });
    }
    const body = bytes.byteLength > 0 ? bytes : undefined;
    return sandbox.fetch(new Request(request.url, { method: request.method, headers: request.headers, body }));
  }

  const server = await listen(handle);
  // The consent page is on this sandbox, so that a test can open it.
  sandbox = createSandbox({ consentUrl: `${server.address}/connect`, ...options });
  return { ...server, requests, answers };
}

export async function startServer() {
  const sandboxes = new Map();
  let last = 0;

  async function control(request) {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: openToPages });
    const [, collection, id] = new URL(request.url).pathname.split("/");
    if (collection !== "sandboxes") return json({ error: "no such path" }, 404);
    if (!id) {
      const opened = await openSandbox(await request.json());
      last += 1;
      sandboxes.set(String(last), opened);
      return json({ id: String(last), baseUrl: opened.address });
    }
    const sandbox = sandboxes.get(id);
    if (!sandbox) return json({ error: "no such sandbox" }, 404);
    if (request.method === "GET") return json(sandbox.requests);
    if (request.method === "POST") {
      sandbox.answers.push(await request.json());
    } else {
      sandboxes.delete(id);
      await sandbox.close();
    }
    return json({});
  }

  const server = await listen(control);
  return {
    address: server.address,
    async close() {
      await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.close()));
      await server.close();
    },
  };
}
