// A server that misbehaves on purpose, on loopback. A test posts a script, which is a list of steps; each request
// below the script's base URL gets the next step, and the last step is repeated.
//
//   POST   /scripts       [step, …]  → { id, baseUrl }
//   GET    /scripts/:id              → { requests: [{ method, path, query, headers, body, at }], strangers, givenUp }
//   DELETE /scripts/:id
//
// A step is plain data, so that every runtime can write one:
//
//   status, headers     default: 200 and JSON
//   json | body | size  the body: a value, literal text, or JSON of a number of bytes
//   delayMs             waits before the answer
//   stall               "headers": never answers; "body": sends half of the body, then nothing
//   close               "headers": closes without an answer; "body": closes after half of the body
//   slowly              milliseconds between the two halves of the body
//   redirect            "away": Location on another origin; "on": and that one redirects again; else a Location
//   length              a wrong content-length
//   date                false: no Date header
import { once } from "node:events";
import { createServer } from "node:http";

const openToPages = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers": "authorization, maton-connection, content-type, x-own",
  "access-control-expose-headers": "*",
  "access-control-max-age": "600",
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());

async function listen(handler) {
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    handler(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Performs a step. */
async function perform(step, response, away) {
  const { status = 200, headers = {}, delayMs, stall, close, slowly, redirect, length, date = true } = step;
  response.sendDate = date;
  if (delayMs) await pause(delayMs);
  if (stall === "headers") return;
  if (close === "headers") return void response.destroy();
  if (length) headers.connection = "close"; // nobody else is to stumble over it
  if (redirect) headers.location = { away, on: `${away}?on` }[redirect] ?? redirect;

  const text = step.body ?? (step.size ? undefined : status === 204 || redirect ? "" : JSON.stringify("json" in step ? step.json : { data: [] }));
  const bytes = Buffer.from(text ?? `{"data":{"text":"${"x".repeat(step.size)}"}}`);
  const all = { ...openToPages, "content-type": "application/json", "content-length": length ?? bytes.length, ...headers };
  for (const name in all) if (all[name] === null || (status === 204 && name.startsWith("content"))) delete all[name];
  response.strictContentLength = false;
  response.writeHead(status, all);
  if (stall !== "body" && close !== "body" && !slowly) return void response.end(bytes);

  const half = Math.max(1, bytes.length >> 1);
  response.write(bytes.subarray(0, half));
  if (stall === "body") return;
  await pause(slowly ?? 20);
  if (close === "body") response.destroy();
  else response.end(bytes.subarray(half));
}

export async function startServer() {
  const scripts = new Map();
  let last = 0;
  let other;

  async function record(request, into) {
    const at = performance.now();
    const url = new URL(request.url, "http://server.test");
    const entry = {
      method: request.method,
      path: url.pathname.replace(/^\/(s|away)\/\d+/, ""),
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      at,
    };
    into.push(entry);
    entry.body = await read(request);
    return entry;
  }

  async function answer(request, response) {
    const [, resource, id] = new URL(request.url, "http://server.test").pathname.split("/");
    if (request.method === "OPTIONS") return void response.writeHead(204, openToPages).end();
    if (resource === "scripts") return control(request, response, id);
    const script = scripts.get(id);
    if (!script) return void response.writeHead(410, openToPages).end("there is no such script");
    // Its index is that of its arrival, however long its body takes.
    const step = script.steps[Math.min(script.requests.length, script.steps.length - 1)];
    response.on("close", () => (script.givenUp += response.writableFinished ? 0 : 1));
    await record(request, script.requests);
    await perform(structuredClone(step), response, `${other.address}/away/${id}`);
  }

  async function control(request, response, id) {
    const reply = (value) => response.writeHead(200, { ...openToPages, "content-type": "application/json" }).end(JSON.stringify(value));
    if (request.method === "POST") {
      const steps = JSON.parse(await read(request));
      const name = String((last += 1));
      scripts.set(name, { steps, requests: [], strangers: [], givenUp: 0 });
      return reply({ id: name, baseUrl: `${server.address}/s/${name}` });
    }
    const { requests, strangers, givenUp } = scripts.get(id) ?? { requests: [] };
    if (request.method === "DELETE") scripts.delete(id);
    return reply({ requests, strangers, givenUp });
  }

  /** The other origin, the target of redirects: requests to it must carry no credentials. */
  async function stranger(request, response) {
    const { pathname, search } = new URL(request.url, "http://server.test");
    const script = scripts.get(pathname.split("/")[2]);
    if (script) await record(request, script.strangers);
    const again = search === "?on" ? { location: `${other.address}${pathname}` } : {};
    response.writeHead(search === "?on" ? 302 : 200, { ...openToPages, "content-type": "application/json", ...again });
    response.end('{"data":{"from":"the other origin"}}');
  }

  other = await listen(stranger);
  const server = await listen(answer);
  return { address: server.address, close: () => Promise.all([server.close(), other.close()]) };
}
