// Origin check. Browsers tell the origin in headers that pages cannot forge, but programs can: this keeps other sites
// from using a visitor's session, and `authorize` keeps out everybody else.

/**
 * The origin that the answer allows by CORS; "" where none is needed, undefined where it is refused.
 *
 * @param {Request} request
 * @param {Set<string>} origins
 */
export function allowedOrigin(request, origins) {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin !== null && origins.has(origin)) return origin;
  // Behind a server that terminates TLS, the request's URL has http and the page's origin https, so `Sec-Fetch-Site`
  // takes precedence.
  if (site === "same-origin") return "";
  if (origin !== null) return origin === new URL(request.url).origin && site === null ? "" : undefined;
  // No page, or a URL that was typed into the address bar.
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
 * Answers a CORS preflight. It carries no credentials, so `authorize` is not called.
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
