import type { FetchLike, HostRequest, HostResponse } from "./index.js";

/** Options of `createProxy`. */
export interface ProxyOptions {
  /**
   * The Maton key (an Attio token with `via: "attio"`), or a function that returns it, called for each request. Where
   * the function returns no key, the request is refused: 502, `onError` is called, nothing is sent.
   */
  apiKey: string | ((request: HostRequest) => string | Promise<string>);
  /**
   * Your app's own session check. Results other than `true` are answered with 401, except a `Response`, which is the
   * answer itself. Do not read the request's body.
   */
  authorize: (request: HostRequest) => boolean | HostResponse | Promise<boolean | HostResponse>;
  /**
   * The connection of every request, whatever the caller asks for. A function gives each caller its own; where it
   * returns none (`undefined`, `""`), the request is refused: 502, `onError` is called, nothing is sent. Without this
   * option it is the account's default connection, which is unspecified when there are several.
   */
  connection?: string | ((request: HostRequest) => string | Promise<string>);
  /** Write operations that may pass, by their names in the client: `["tasks.create"]`. Default: none. */
  allow?: readonly string[] | undefined;
  /**
   * Whether `/connections` is reachable, which belongs to the account, not to one workspace. Links and tokens are
   * removed from the answers, and creating and deleting must also be in `allow`. Default: false.
   */
  connections?: boolean | undefined;
  /**
   * Whether a connection's consent link, its `url`, passes in answers to `connections.create` and `connections.get`.
   * It contains a session token of the account, so enable it only for pages whose visitors may have that, such as a
   * tool on your own machine. Lists, other links and tokens stay removed. Needs `connections`. Default: false.
   */
  consentLinks?: boolean | undefined;
  /** Other origins whose pages may use the proxy: `["https://app.example.com"]`. Its own origin always may. */
  origins?: readonly string[] | undefined;
  /** Path of the proxy on your server. Default: `"/api/attio"`. */
  pathPrefix?: string | undefined;
  /** Maximum size of a request's body in bytes. Default: 1,000,000; a file may have 50 MB. */
  maxBodyBytes?: number | undefined;
  /** Maximum number of requests per minute of each caller, counted in this process. Default: 600. */
  requestsPerMinute?: number | undefined;
  /**
   * Time limit in milliseconds from the call of `authorize` to the end of the answer's body, or for a download to its
   * headers. After it the caller gets 504, and `onError` a `TimeoutError`. Default: 30,000.
   */
  timeoutMs?: number | undefined;
  /** Identifies callers for `requestsPerMinute`: `(request) => userOf(request).id`. By default all are one. */
  rateKey?: ((request: HostRequest) => string | Promise<string>) | undefined;
  /** `"maton"` (default), or `"attio"` to send directly to Attio. */
  via?: "maton" | "attio" | undefined;
  /** Replaces the origin of the service. */
  baseUrl?: string | undefined;
  /** The function that sends requests, called as `fetch(url, init)`. Default: the global one. */
  fetch?: FetchLike | undefined;
  /** Called with errors; the caller only gets 502 or 504 without details. A visitor who leaves is no error. */
  onError?: ((error: unknown, request: HostRequest) => void) | undefined;
}

/**
 * Makes a handler that holds the key on a server, so that pages need none: `new AttioClient({ baseUrl: "/api/attio" })`.
 * It is web-standard: `Deno.serve(proxy)`, `Bun.serve({ fetch: proxy })`, a Worker's `fetch`, a route of a framework.
 *
 * Reads pass; writes must be in `allow`. Throws a `TypeError` that names the invalid option.
 *
 * @example
 * const proxy = createProxy({
 *   apiKey: env.MATON_API_KEY,
 *   connection: env.MATON_CONNECTION_ID,
 *   authorize: async (request) => (await sessionOf(request)) !== undefined,
 *   allow: ["tasks.create", "tasks.update"],
 * });
 */
export function createProxy(options: ProxyOptions): (request: HostRequest) => Promise<HostResponse>;
