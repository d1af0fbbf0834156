// Properties that hold for any input: an AttioError or a result, never a panic, never a hang, and no request to a
// wrong address.
import { decode } from "../../js/client/text.js";
import { encode } from "../../tools/build/text.mjs";
import { readFileSync } from "node:fs";
import { AttioClient, AttioError, PagePromise } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import fc from "fast-check";
import { inRoot } from "../../tools/paths.mjs";
import { anything, describe, made } from "./anything.mjs";
import { rowsAgainstJson } from "./rows.mjs";

const KEY = "sk-canary-fuzz";
const HANG_MS = 3_000;

const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
const beyond = ["rows", "exportCsv", "exportNdjson", "createMany", "updateMany", "upsertMany", "deleteMany", "metadata"].flatMap((verb) => [`records.${verb}`, `entries.${verb}`]);
const methods = [...operations.map(({ call }) => call), ...beyond, "connections.waitUntilActive", "request", "withConnection"];

/** The method, and the client it belongs to. */
function method(attio, call) {
  const [resource, verb] = call.split(".");
  return verb ? attio[resource][verb].bind(attio[resource]) : attio[resource].bind(attio);
}

const json = (value, status = 200) => new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });

/** A client whose requests are recorded and answered immediately. */
function client(answer = () => json({ data: [], connections: [], connection: { connection_id: "one", status: "ACTIVE", url: "x" } })) {
  const sent = [];
  const fetch = (url, init) => {
    const request = new Request(url, init);
    sent.push(request);
    return Promise.resolve(answer(request));
  };
  return { attio: new AttioClient({ apiKey: KEY, fetch, requestsPerSecond: null, maxRetries: 0, timeoutMs: 1_000 }), sent };
}

/** Outcome of a call; throws where it hangs. For a list, the first page is read. */
async function outcome(promise) {
  let timer;
  const limit = new Promise((_, reject) => (timer = setTimeout(reject, HANG_MS, new Hang())));
  try {
    return { value: await Promise.race([promise, limit]) };
  } catch (error) {
    if (error instanceof Hang) throw error;
    return { failed: true, error };
  } finally {
    clearTimeout(timer);
  }
}

class Hang extends Error {
  message = `not settled after ${HANG_MS / 1000} s`;
}

/** The error is an AttioError with the expected properties and without the key, or the reason of the signal. */
function ours(error, args) {
  if (!AttioError.is(error)) {
    if (args.some((arg) => safely(() => arg?.signal?.aborted && arg.signal.reason === error))) return;
    throw new Error(`no AttioError: ${error?.stack ?? describe(error)}`);
  }
  if (typeof error.message !== "string" || error.message === "") throw new Error("an error without a message");
  if (JSON.stringify(error).includes(KEY) || error.stack.includes(KEY)) throw new Error("the key is in an error");
}

const safely = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

/** The request goes to an allowed address. */
function contained({ url, headers, redirect }) {
  const { origin, pathname } = new URL(url);
  if (origin !== "https://api.maton.ai" || !/^\/(attio\/v2|connections)(\/|$)/.test(pathname)) throw new Error(`a request to ${url}`);
  if (headers.get("authorization") !== `Bearer ${KEY}`) throw new Error(`a request with ${headers.get("authorization")}`);
  if (redirect !== "manual") throw new Error("a request that follows redirects");
}

const { attio: shared, sent } = client();

const argumentsOfMethods = fc.asyncProperty(fc.constantFrom(...methods), fc.array(anything(), { maxLength: 6 }), async (call, drawn) => {
  const args = drawn.map(made);
  sent.length = 0;
  let promise;
  try {
    promise = method(shared, call)(...args);
  } catch (error) {
    // Making a client is synchronous, and so are its errors.
    if (call !== "withConnection") throw new Error(`${call} threw at once: ${error?.stack ?? error}`);
    return ours(error, args);
  }
  if (call === "withConnection") return undefined;
  if (promise instanceof ReadableStream) promise = new Response(promise).text();
  if (promise instanceof PagePromise === false && typeof promise?.then !== "function") throw new Error(`${call} gave no promise`);
  const { failed, error, value } = await outcome(promise);
  if (failed) ours(error, args);
  else if (beyond.includes(call)) for (const item of value.results ?? []) if (item.status === "failed") ours(item.error, args);
  sent.forEach(contained);
  return undefined;
});

const pathArguments = fc.asyncProperty(fc.constantFrom(...operations), fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.webPath(), fc.constantFrom("..", ".", "", "%2e%2e", "a/../b", "\\..\\", "//evil.com", "@evil.com", "?", "#", "\r\nx: y", "..;/", "%00", "\u2025", "．．", "\ud800"))), async ({ call, path, method: verb }, args) => {
  sent.length = 0;
  const given = [...args, "a", "b", "c", "d"].slice(0, path.split("{").length - 1);
  const { failed, error } = await outcome(method(shared, call)(...given, body(call)));
  if (failed) ours(error, []);
  for (const request of sent) {
    contained(request);
    const segments = new URL(request.url).pathname.replace("/attio", "").split("/");
    const template = path.split("/");
    if (request.method !== verb || segments.length !== template.length) throw new Error(`${path} became ${request.url}`);
    template.forEach((part, index) => {
      if (!part.startsWith("{") && part !== segments[index]) throw new Error(`${path} became ${request.url}`);
    });
  }
});

/** A body that most write operations accept. */
const body = (call) => (/\.(create|update|replace|upsert|merge)/.test(call) ? { values: {}, matching_attribute: "name", content: "c", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] } : undefined);

const rawRequests = fc.asyncProperty(
  fc.oneof(fc.webPath(), fc.string({ unit: "binary" }), fc.array(fc.constantFrom("/v2/", "..", "/", "%2e", ".", "\\", "?", "#", "a", "//evil.com", "@", ":")).map((parts) => `/v2/${parts.join("")}`)),
  fc.option(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string()))), { nil: undefined }),
  async (path, query) => {
    sent.length = 0;
    const { failed, error } = await outcome(shared.request({ path, query }));
    if (failed) ours(error, []);
    for (const request of sent) {
      contained(request);
      const { searchParams, hash } = new URL(request.url);
      const allowed = new Set(Object.keys(query ?? {}).map((name) => name.toWellFormed?.() ?? name));
      for (const name of searchParams.keys()) if (!allowed.has(name) && name.isWellFormed?.() !== false) throw new Error(`a parameter nobody passed: ${name}`);
      if (hash) throw new Error(`a fragment: ${hash}`);
    }
  },
);

const clientOptions = fc.asyncProperty(fc.oneof(anything(), fc.dictionary(fc.constantFrom("apiKey", "connection", "via", "baseUrl", "fetch", "headers", "timeoutMs", "maxRetries", "maxRetryDelayMs", "requestsPerSecond", "onEvent", "__proto__", "x"), anything(), { maxKeys: 4 })), async (drawn) => {
  const options = made(drawn);
  let attio;
  try {
    attio = new AttioClient(options);
  } catch (error) {
    return ours(error, []);
  }
  attio.free();
  return undefined;
});

const baseUrls = fc.asyncProperty(
  fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string(), fc.array(fc.constantFrom("https://", "http://", "localhost", "127.0.0.1", "evil.com", "@", ":", "80", "/", "//", "\\", "..", "%2e", "?", "#", "[::1]", "\t", " ", "a")).map((parts) => parts.join(""))),
  async (baseUrl) => {
    let url;
    try {
      const attio = new AttioClient({ apiKey: KEY, baseUrl, maxRetries: 0, fetch: (address) => ((url = address), Promise.resolve(json({ data: {} }))) });
      const { failed, error } = await outcome(attio.records.get("people", "one"));
      attio.free();
      if (failed) return ours(error, []);
    } catch (error) {
      if (error instanceof Hang) throw error;
      return ours(error, []);
    }
    // A URL that fetch refuses is harmless; a path is on the page's own origin.
    const page = "https://page.example";
    if (!URL.canParse(url, page)) return undefined;
    const { protocol, hostname, pathname, search, hash, username } = new URL(url, page);
    const loopback = ["localhost", "[::1]"].includes(hostname) || /^127(\.\d+){3}$/.test(hostname);
    if (protocol !== "https:" && !(protocol === "http:" && loopback)) throw new Error(`the key went to ${url}`);
    if (username || search || hash || !pathname.endsWith("/attio/v2/objects/people/records/one")) throw new Error(`${baseUrl} became ${url}`);
    if (!url.startsWith(baseUrl.replace(/\/+$/, "")) && new URL(baseUrl, page).hostname !== hostname) throw new Error(`${baseUrl} led to ${hostname}`);
    return undefined;
  },
);

const bytesAsText = fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
  const text = encode(bytes);
  if (/["\\<]|[^ -~]/.test(text)) throw new Error(`the text would have to be escaped: ${text}`);
  if (Buffer.compare(bytes, decode(text)) !== 0) throw new Error("the bytes came back as others");
  return undefined;
});

const text = fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.jsonValue().map((value) => JSON.stringify(value).slice(0, -1)), fc.constantFrom("", "null", "<html><title>x</title>", "{", "[]", '{"message":{"toString":1}}', "\ufeff{}"));
/** JSON with the property names of errors and arbitrary values. */
const errorLike = fc
  .dictionary(fc.constantFrom("message", "type", "code", "status_code", "statusCode", "error", "detail", "validation_errors", "trace_id", "__proto__", "toString"), fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.dictionary(fc.constantFrom("loc", "msg", "type", "join", "toString"), fc.jsonValue())), fc.dictionary(fc.constantFrom("message", "code", "toString", "join"), fc.jsonValue())))
  .map((value) => JSON.stringify(value));

const errorBodies = fc.asyncProperty(fc.integer({ min: 400, max: 599 }), fc.oneof(text, errorLike), fc.dictionary(fc.constantFrom("retry-after", "date", "x-request-id", "content-type"), fc.string({ unit: "grapheme-ascii" })), async (status, content, headers) => {
  const { attio } = client(() => new Response(content, { status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.trim()])) }));
  const { error } = await outcome(attio.records.get("people", "one"));
  attio.free();
  ours(error, []);
  if (error.status !== status) throw new Error(`status ${status} became ${error.status}`);
  if (error.retryAfterMs !== undefined && !(error.retryAfterMs >= 0)) throw new Error(`retryAfterMs ${error.retryAfterMs}`);
  if (JSON.stringify(error).length > 20_000 + content.length) throw new Error("an error larger than its body");
});

const successBodies = fc.asyncProperty(fc.constantFrom(...operations), fc.integer({ min: 200, max: 299 }), text, fc.constantFrom("application/json", "text/html", "", "application/vnd.x+json; charset=utf-8", "garbage;;"), async ({ call, path }, status, content, type) => {
  const bodiless = status === 204 || status === 205;
  const { attio } = client(() => new Response(bodiless ? null : content, { status, headers: type && !bodiless ? { "content-type": type } : {} }));
  const given = Array.from({ length: path.split("{").length - 1 }, () => "one");
  const { failed, error } = await outcome(method(attio, call)(...given, body(call)));
  attio.free();
  if (failed) ours(error, []);
});

/** A server that pages arbitrarily: the list is read to its end or to an error, and never endless. */
const lists = fc.asyncProperty(
  fc.constantFrom("meetings", "records"),
  fc.array(fc.record({ items: fc.nat(4), cursor: fc.oneof(fc.constantFrom("a", "b", "c", null, "", 7, {}), fc.string()) }), { minLength: 1, maxLength: 12 }),
  fc.integer({ min: 1, max: 4 }),
  async (resource, pages, limit) => {
    let turn = 0;
    const { attio, sent: requests } = client(() => {
      const { items, cursor } = pages[turn % pages.length];
      turn += 1;
      return json({ data: Array.from({ length: items }, (_, index) => ({ turn, index })), pagination: { next_cursor: turn > 300 ? null : cursor } });
    });
    const list = resource === "meetings" ? attio.meetings.list({ limit }) : attio.records.query("people", { limit });
    const read = (async () => {
      let count = 0;
      for await (const _ of list) if ((count += 1) > 2_000) break;
    })();
    const { failed, error } = await outcome(read);
    attio.free();
    if (failed) ours(error, []);
    if (resource === "meetings" && requests.length > 60 && !pages.every(({ cursor }) => typeof cursor === "string" && cursor)) throw new Error(`${requests.length} requests`);
  },
);

const proxies = fc.asyncProperty(
  fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
  fc.oneof(fc.webPath(), fc.array(fc.constantFrom("/v2", "/attio", "/connections", "/..", "/%2e%2e", "/objects", "/records", "/query", "//", "/%2f", "/%252f", "\\", "/people", "?x=..", "#"), { maxLength: 7 }).map((parts) => parts.join(""))),
  fc.dictionary(fc.constantFrom("origin", "cookie", "authorization", "maton-connection", "sec-fetch-site", "content-type", "x-a"), fc.string({ unit: "grapheme-ascii" }).map((value) => value.trim())),
  async (verb, path, headers) => {
    const seen = [];
    const proxy = createProxy({ apiKey: KEY, connection: "pinned", authorize: () => true, fetch: (url, init) => (seen.push(new Request(url, init)), Promise.resolve(json({ data: [] }))) });
    const request = safely(() => new Request(`https://app.example/api/attio${path}`, { method: verb, headers }));
    if (!request) return;
    const { value: response } = await outcome(proxy(request));
    if (!(response instanceof Response)) throw new Error("no response");
    for (const one of seen) {
      const { origin, pathname } = new URL(one.url);
      if (origin !== "https://api.maton.ai" || !pathname.startsWith("/attio/v2/")) throw new Error(`a request to ${one.url}`);
      if (verb !== "GET" && !/^\/attio\/v2\/(sql|.*\/(query|search))$/.test(pathname)) throw new Error(`${verb} ${pathname} passed`);
      if (one.headers.get("maton-connection") !== "pinned" || one.headers.has("cookie")) throw new Error("headers of the caller's");
    }
    if ([...response.headers].join().includes(KEY) || (await response.text()).includes(KEY)) throw new Error("the key");
  },
);

export const properties = [
  { name: "arguments of every method, any value at all", weight: 40, check: argumentsOfMethods },
  { name: "path arguments stay one segment each", weight: 15, check: pathArguments },
  { name: "raw requests stay below /v2/", weight: 10, check: rawRequests },
  { name: "options of the client, any value at all", weight: 8, check: clientOptions },
  { name: "base URLs: https or loopback, and the host they name", weight: 7, check: baseUrls },
  { name: "bytes in a module come back as they were", weight: 5, check: bytesAsText },
  { name: "error bodies", weight: 10, check: errorBodies },
  { name: "bodies of a 2xx", weight: 5, check: successBodies },
  { name: "lists end", weight: 3, check: lists },
  { name: "rows are what JSON.parse makes of the answer", weight: 15, check: rowsAgainstJson },
  { name: "the proxy: nothing but the API, nothing but reading", weight: 5, check: proxies },
];
