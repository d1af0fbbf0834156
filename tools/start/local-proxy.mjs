// The proxy between the demo page and a real account, on this machine: it holds MATON_API_KEY, so the page does not
// need it.
//
// Reaching the port is not enough, since other pages in the same browser and other users' programs can. A request must have
// this exact host (which excludes DNS rebinding), this exact origin, and the printed token.
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { createProxy } from "attio-wasm/proxy";
import { inRoot } from "../paths.mjs";

export const LOCAL = "/api/live";

/** Operations that are allowed without --write: setting up a connection is the purpose of the proxy. */
const ALWAYS = ["connections.create"];

/** Operations that change data, by their names in the client. */
function writes() {
  const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
  return operations.filter(({ method }) => method !== "GET").map(({ call }) => call);
}

/**
 * @param {{ apiKey: string, baseUrl?: string, mayWrite: boolean, hosts: () => string[] }} options `hosts`: what the
 * `Host` header may be
 */
export function localProxy({ apiKey, baseUrl, mayWrite, hosts }) {
  const token = randomBytes(24).toString("base64url");
  const proxy = createProxy({
    apiKey,
    ...(baseUrl && { baseUrl }),
    pathPrefix: LOCAL,
    connections: true,
    consentLinks: true,
    allow: mayWrite ? writes() : ALWAYS,
    authorize: (request) => isToken(request.headers.get("x-demo-token"), token),
  });
  const refuse = (code, message) => Response.json({ status_code: 403, type: "auth_error", code, message }, { status: 403 });
  return {
    token,
    handle(request) {
      if (!hosts().includes(request.headers.get("host") ?? "")) return refuse("local_host", "The local proxy answers at its own address only.");
      const site = request.headers.get("sec-fetch-site");
      if (site !== null && site !== "same-origin") return refuse("local_site", "The local proxy answers its own page only.");
      return proxy(request);
    },
  };
}

function isToken(given, token) {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
