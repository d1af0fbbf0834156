// The proxy between the demo page and a real account, on this machine: it holds MATON_API_KEY, the page does not.
//
// Whoever reaches the port is not thereby welcome: other pages in the same browser can, and so can other people's programs.
// A request has to be for this very host (a rebound name is not), from this very origin, and to carry the token that
// was printed.
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { createProxy } from "attio-wasm/proxy";
import { inRoot } from "../paths.mjs";

export const LOCAL = "/api/live";

/** Setting up a connection is what the proxy is for; everything else that writes is asked for with --write. */
const ALWAYS = ["connections.create"];

/** The operations that change something, by their names in the client. */
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
