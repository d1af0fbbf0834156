// Whose pages may use the proxy. A browser tells in headers that no page can set; a program can, so
// this keeps other sites from using a visitor's session, and `authorize` keeps everybody else out.

/**
 * The origin to which the answer must be opened, "" where none is needed, undefined where it is refused.
 *
 * @param {Request} request
 * @param {Set<string>} origins
 */
export function allowedOrigin(request, origins) {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin !== null && origins.has(origin)) return origin;
  // Behind a server that ends TLS the address here begins with http, and a page's origin with https:
  // what the browser says of the two counts more.
  if (site === "same-origin") return "";
  if (origin !== null) return origin === new URL(request.url).origin && site === null ? "" : undefined;
  // No page at all, or somebody who typed the address.
  return site === null || site === "none" ? "" : undefined;
}

/** @param {string} origin @returns {[string, string][]} */
export const corsHeaders = (origin) => [
  ["access-control-allow-origin", origin],
  ["access-control-allow-credentials", "true"],
  ["access-control-expose-headers", "retry-after, date, x-request-id, content-disposition"],
  ["vary", "origin"],
];

/**
 * A browser's question before a request of another origin. It carries no credential, so nobody is asked.
 *
 * @param {Request} request
 * @param {string} origin
 */
export function preflight(request, origin) {
  if (origin === "") return new Response(null, { status: 204, headers: { allow: "GET, POST, PUT, PATCH, DELETE" } });
  const headers = new Headers(corsHeaders(origin));
  headers.set("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
  headers.set("access-control-allow-headers", request.headers.get("access-control-request-headers") ?? "content-type");
  headers.set("access-control-max-age", "600");
  return new Response(null, { status: 204, headers });
}
