// Serves the built demo page: at the root and below a path, alone and beside proxies of every configuration, each in
// front of a sandbox that accepts only one key.
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import { readFileSync } from "node:fs";
import { staticMiddleware } from "srvx/static";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { LOCAL, localProxy } from "../../tools/start/local-proxy.mjs";
import { listen } from "../loopback.mjs";

/** Must only be sent to the sandbox. */
export const KEY = "sk-canary-demo-1c9f4";

/** Real people's names. */
export const LONG = "The Society for the Preservation of Very Long Company Names That Nobody Ever Shortens, Limited by Guarantee, and Sons";
export const NAMES = [LONG, "שלום עולם ושות׳ חברה בע״מ לייצור ושיווק מוצרים", "شركة الأمل للتجارة والمقاولات العامة المحدودة", "👩‍👩‍👧‍👦 Family & Søns", "Two\nlines", "株式会社サンプルテクノロジーズ"];

/** A workspace of records with these names, with an attribute of an unknown type, meetings without a title, and without permission for notes. */
async function oddWorkspace() {
  const sandbox = createSandbox({ keys: [KEY], companies: 30 });
  const ask = async (method, path, body) => (await sandbox.fetch(`https://api.maton.ai/attio${path}`, { method, headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" }, ...(body && { body: JSON.stringify(body) }) })).json();
  const { data } = await ask("POST", "/v2/objects/companies/records/query", { limit: NAMES.length });
  for (const [at, { id }] of data.entries()) await ask("PATCH", `/v2/objects/companies/records/${id.record_id}`, { data: { values: { name: NAMES[at] } } });
  sandbox.misbehave({ path: "/notes", status: 403, times: 0 });
  return async (...call) => {
    const response = await sandbox.fetch(...call);
    const { pathname } = new URL(call[0].url ?? call[0]);
    if (!/\/objects\/companies\/|\/meetings/.test(pathname) || !response.ok) return response;
    const text = JSON.stringify(await response.json(), (name, value) => (name === "title" && pathname.includes("/meetings") ? null : value?.api_slug === "description" ? { ...value, type: "hologram" } : name === "description" && Array.isArray(value) ? value.map((one) => ({ ...one, attribute_type: "hologram" })) : value));
    return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
  };
}

/** The options of the README's proxy, as they stand there. */
function ofReadme() {
  const [, options] = /createProxy\((\{[^]*?\n\})\)/.exec(readFileSync(inRoot("README.md"), "utf8"));
  return new Function("process", `return ${options.replace("KEY!", "KEY")}`)({ env: { MATON_API_KEY: KEY } });
}

/** Operations that change data, by their names in the client. */
const WRITES = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8")).filter(({ method }) => method !== "GET").map(({ call }) => call);

/** Headers of a careful host. */
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types attio; frame-ancestors 'none'";

/** Builds the page, and serves it until it is closed. */
export async function serveDemo() {
  if (!process.env.DEMO_IS_BUILT) await build({ root: inRoot("www"), logLevel: "error" });
  let sandbox;
  let proxies = {};
  const asked = [];
  let local;

  function answer(request) {
    const url = new URL(request.url);
    if (url.pathname === "/connect") return sandbox.fetch(request);
    // The gateway, for a proxy that connects over the network.
    if (url.pathname.startsWith("/gateway/")) {
      url.pathname = url.pathname.slice("/gateway".length);
      return sandbox.fetch(new Request(url, request));
    }
    if (url.pathname.startsWith(`${LOCAL}/`)) return local.handle(request);
    const proxy = Object.entries(proxies).find(([prefix]) => url.pathname.startsWith(`${prefix}/`));
    if (!proxy) return new Response("not found", { status: 404 });
    asked.push({ path: url.pathname, headers: Object.fromEntries(request.headers) });
    return proxy[1](request);
  }

  const files = staticMiddleware({ dir: inRoot("www", "dist") });
  const below = (request, next) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith("/a/b/")) return next();
    url.pathname = url.pathname.slice("/a/b".length);
    return files(new Request(url, request), next);
  };
  const strict = async (request, next) => {
    const response = await next();
    if (new URL(request.url).pathname.startsWith("/a/b/") && response.headers) response.headers.set("content-security-policy", STRICT);
    return response;
  };
  const server = await listen(answer, [strict, below, files]);

  /** Resets the back ends for each test. */
  async function reset() {
    asked.length = 0;
    sandbox = createSandbox({ keys: [KEY], consentUrl: `${server.address}/connect` });
    const list = await sandbox.fetch("https://api.maton.ai/connections", { headers: { authorization: `Bearer ${KEY}` } });
    const { connections } = await list.json();
    const common = { apiKey: KEY, authorize: () => true, fetch: (...call) => sandbox.fetch(...call) };
    const at = (pathPrefix, options) => [pathPrefix, createProxy({ ...common, pathPrefix, ...options })];
    // Made where it is asked for.
    const later = (make) => {
      let made;
      return async (...call) => (await (made ??= make()))(...call);
    };
    proxies = Object.fromEntries([
      at("/api/empty", { connections: true, fetch: later(() => createSandbox({ keys: [KEY], companies: 0, people: 0, deals: 0 }).fetch) }),
      at("/api/odd", { connections: true, fetch: later(oddWorkspace) }),
      at("/api/attio", ofReadme()),
      at("/api/account", { connections: true, allow: WRITES }),
      at("/api/consent", { connections: true, consentLinks: true, allow: ["connections.create", "connections.delete"] }),
      at("/api/session", { connection: connections[0].connection_id, authorize: (request) => request.headers.get("x-session") === "canary-session-77" }),
    ]);
  }
  await reset();
  // As in `npm start`.
  local = localProxy({ apiKey: KEY, baseUrl: `${server.address}/gateway`, mayWrite: true, hosts: () => [new URL(server.address).host] });
  return { ...server, reset, asked, token: local.token, faults: { begin: (fault) => sandbox.misbehave(fault), end: () => sandbox.behave() } };
}
