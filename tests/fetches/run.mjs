#!/usr/bin/env node
// Functions given as `fetch`, over HTTP to a sandbox: those of libraries, a wrapper, a proxy server.
import assert from "node:assert/strict";
import { createReadStream, openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AttioClient } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import { http, passthrough } from "msw";
import { setupServer } from "msw/node";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch, ProxyAgent } from "undici";
import { listen } from "../loopback.mjs";

const KEY = "sk-canary-fetches";
const HEADER = "x-traced";

const sandbox = createSandbox({ keys: [KEY], companies: 40 });
const traced = new Set();
const server = await listen((request) => {
  if (request.headers.get(HEADER)) traced.add(request.headers.get(HEADER));
  return sandbox.fetch(request);
});

/** A server that only tunnels connections, like a company's proxy. */
const tunnelled = [];
const tunnel = createServer().on("connect", (request, socket, head) => {
  tunnelled.push(request.url);
  const [host, port] = request.url.split(":");
  const upstream = connect(Number(port), host, () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  for (const end of [socket, upstream]) end.on("error", () => {});
});
await new Promise((resolve) => tunnel.listen(0, "127.0.0.1", resolve));
const dispatcher = new ProxyAgent(`http://127.0.0.1:${tunnel.address().port}`);

const wrapped = (name) => (url, init) => fetch(url, { ...init, headers: { ...init?.headers, [HEADER]: name } });

/** Each function, and a check that it was used. */
const fetches = {
  "the platform's": { fetch },
  "the sandbox's": { fetch: sandbox.fetch },
  "a wrapper that adds a header": { fetch: wrapped("wrapper"), seen: () => traced.has("wrapper") },
  "a wrapper that makes a Request": { fetch: (url, init) => ((request) => fetch(request))(new Request(url, init)) },
  undici: { fetch: undiciFetch },
  "undici through a proxy server": { fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }), seen: () => tunnelled.length > 0 },
  "node-fetch": { fetch: nodeFetch },
  msw: { fetch: undefined, around: intercepted },
};

/** msw in front of the platform's `fetch`. */
async function intercepted(act) {
  let times = 0;
  const mock = setupServer(http.all("*", () => ((times += 1), passthrough())));
  mock.listen({ onUnhandledRequest: "error" });
  try {
    await act();
  } finally {
    mock.close();
  }
  assert.ok(times > 0, "msw saw nothing");
}

/** One of each kind of call: a list, rows, a write, an upload, a download, an error, an abort. */
async function calls(attio) {
  const { data } = await attio.records.query("companies", { limit: 2 });
  assert.equal(data.length, 2);
  const record = data[0].id.record_id;
  const rows = [];
  for await (const row of attio.records.rows("companies", { limit: 15 })) rows.push(row.name);
  assert.equal(rows.length, 40);
  const text = await new Response(attio.records.exportCsv("companies", {}, { select: ["name"] })).text();
  assert.equal(text.trim().split("\r\n").length, 41);
  const task = await attio.tasks.create({ content: "Täglich", format: "plaintext", deadline_at: null, linked_records: [], assignees: [] });
  assert.equal((await attio.tasks.get(task.id.task_id)).content_plaintext, "Täglich");
  await attio.tasks.delete(task.id.task_id);
  const file = await attio.files.upload({ file: new Blob(["the content"], { type: "text/plain" }), object: "companies", record_id: record, fileName: "a.txt" });
  const download = await attio.files.download(file.id.file_id, { signal: new AbortController().signal });
  assert.equal(await download.text(), "the content");
  const { headers } = await attio.request({ path: "/v2/self" });
  assert.match(headers.get("content-type"), /json/);
  await assert.rejects(attio.tasks.get("00000000-0000-4000-8000-000000000000"), { kind: "not_found" });
  const controller = new AbortController();
  sandbox.misbehave({ latencyMs: 200 });
  setTimeout(() => controller.abort(), 20);
  await assert.rejects(attio.self({ signal: controller.signal }), { name: "AbortError" });
  sandbox.behave();
}

const lines = {};
for (const [name, { fetch: send, around = (act) => act(), seen = () => true }] of Object.entries(fetches)) {
  lines[`the client, by ${name}`] = () =>
    around(async () => {
      await calls(new AttioClient({ apiKey: KEY, baseUrl: server.address, fetch: send, requestsPerSecond: null }));
      assert.ok(seen(), "it was not used");
    });
  lines[`the proxy, by ${name}`] = () =>
    around(async () => {
      const allow = ["tasks.create", "tasks.delete", "files.upload"];
      const proxy = createProxy({ apiKey: KEY, authorize: () => true, baseUrl: server.address, fetch: send, allow });
      const ask = (url, init) => proxy(new Request(url, init));
      await calls(new AttioClient({ baseUrl: "https://app.example/api/attio", fetch: ask, requestsPerSecond: null }));
    });
}

for (const [name, send] of Object.entries({ "the platform's": undefined, undici: undiciFetch })) {
  lines[`a file that is gone is named, by ${name}`] = async () => {
    const folder = await mkdtemp(join(tmpdir(), "attio-wasm-"));
    const path = join(folder, "gone.txt");
    await writeFile(path, "content");
    const file = await openAsBlob(path);
    await rm(folder, { recursive: true });
    const attio = new AttioClient({ apiKey: KEY, baseUrl: server.address, fetch: send });
    await assert.rejects(attio.files.upload({ file, object: "companies", record_id: "x" }), { kind: "invalid_argument", message: /`file`/ });
    const stream = createReadStream(path).on("error", () => {});
    await assert.rejects(attio.files.upload({ file: stream, object: "companies", record_id: "x" }), { kind: "invalid_argument", message: /Readable\.toWeb\(stream\)/ });
  };
}

const broken = (error) => ({ name: error.name, message: error.message, cause: String(error.cause?.stack ?? error.cause) });
let failed = 0;
for (const [name, test] of Object.entries(lines)) {
  try {
    await test();
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n`, error.kind ? broken(error) : error);
  }
}
console.log(`${Object.keys(lines).length - failed} passed, ${failed} failed`);
await dispatcher.close();
await server.close();
tunnel.closeAllConnections();
tunnel.close();
process.exitCode = failed > 0 ? 1 : 0;
