// The `fetch` of the client under test: forwards a request to the Prism of its document, as the gateway would, and
// records requests and answers.

const ORIGIN = "https://gateway.test";

/** Prism follows redirects itself unless it cannot see their target. */
const HIDDEN = "x-location";
export function hideRedirect(response) {
  const location = response.headers.get("location");
  return location ? new Response(null, { status: response.status, headers: { [HIDDEN]: location } }) : response;
}

/** @param {{ attio: string, maton: string }} servers */
export function wire(servers) {
  const exchanges = [];

  async function send(url, init) {
    const request = new Request(url, init);
    const { origin, pathname, search } = new URL(request.url);
    const body = request.body ? await request.arrayBuffer() : undefined;
    if (origin !== ORIGIN) return elsewhere(request);
    const [server, path] = pathname.startsWith("/attio/") ? [servers.attio, pathname.slice("/attio".length)] : [servers.maton, pathname];
    const exchange = { method: request.method, path, search: new URLSearchParams(search), body };
    exchanges.push(exchange);
    const response = await fetch(server + path + search, { method: request.method, headers: request.headers, body, redirect: "manual" });
    exchange.status = response.status;
    exchange.violations = JSON.parse(response.headers.get("sl-violations") ?? "[]");
    const location = response.headers.get(HIDDEN);
    if (location) return new Response(null, { status: response.status, headers: { location } });
    // Prism's answer where the request, or the upstream's answer, violates the contract.
    if (response.headers.get("content-type")?.includes("problem+json")) exchange.problem = await response.clone().json();
    return response;
  }

  /** Target of a download's redirect: a URL that contains its own credential. */
  async function elsewhere(request) {
    const told = ["authorization", "maton-connection"].filter((name) => request.headers.has(name));
    exchanges.push({ method: request.method, path: request.url, search: new URLSearchParams(), status: 200, violations: told.map((name) => `${name} was sent to ${request.url}`) });
    return new Response("the content");
  }

  return {
    baseUrl: ORIGIN,
    fetch: send,
    /** Requests and answers since the previous call of this. */
    drain: () => exchanges.splice(0),
  };
}
