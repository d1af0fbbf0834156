import type { FetchLike, HostRequest, HostResponse } from "./index.js";

/** Options of `createProxy`. */
export interface ProxyOptions {
  /**
   * The Maton key (an Attio token with `via: "attio"`), or a function that gives it, called for each request. A function
   * that gives no key refuses the request: 502, `onError` is told, nothing is sent.
   */
  apiKey: string | ((request: HostRequest) => string | Promise<string>);
  /**
   * Who may ask: your app's own session check. Anything but `true` is answered with 401, a `Response` is answered as
   * it is. Do not read the request's body.
   */
  authorize: (request: HostRequest) => boolean | HostResponse | Promise<boolean | HostResponse>;
  /**
   * The connection that every request goes through, whatever the caller asks for; a function gives each caller its
   * own, and one that gives no connection (`undefined`, `""`) refuses the request: 502, `onError` is told, nothing is
   * sent. Without this option it is the account's default, which is unspecified when there are several.
   */
  connection?: string | ((request: HostRequest) => string | Promise<string>);
  /** The writing operations that may pass, by their names in the client: `["tasks.create"]`. Default: none. */
  allow?: readonly string[];
  /**
   * Whether `/connections` can be reached, which is the account's and not one workspace's. Links and tokens are removed
   * from the answers, and creating and deleting need `allow` as well. Default: false.
   */
  connections?: boolean;
  /**
   * Whether the consent link of a connection, its `url`, passes in answers to `connections.create` and
   * `connections.get`. It holds a session token of the account, so only for pages whose visitors may have that: a tool
   * on your own machine. Lists, other links and tokens stay removed. Needs `connections`. Default: false.
   */
  consentLinks?: boolean;
  /** Other origins whose pages may use the proxy: `["https://app.example.com"]`. Its own always may. */
  origins?: readonly string[];
  /** Where the proxy is on your server. Default: `"/api/attio"`. */
  pathPrefix?: string;
  /** The largest body it takes. Default: 1,000,000; a file may have 50 MB. */
  maxBodyBytes?: number;
  /** How many requests a caller may make in a minute, counted in this process. Default: 600. */
  requestsPerMinute?: number;
  /**
   * Milliseconds from the first question (`authorize`) to the end of the answer's body; of a download, to its headers.
   * After that the caller gets 504, `onError` a `TimeoutError`. Default: 30,000.
   */
  timeoutMs?: number;
  /** Tells callers apart: `(request) => userOf(request).id`. By default all are one. */
  rateKey?: (request: HostRequest) => string | Promise<string>;
  /** `"maton"` (default), or `"attio"` for Attio itself. */
  via?: "maton" | "attio";
  /** The origin to use instead of the vendor's. */
  baseUrl?: string;
  /** The function that sends the requests on, called as `fetch(url, init)`. Default: the global one. */
  fetch?: FetchLike;
  /** Is told what went wrong; the caller gets 502 or 504 and no detail. A visitor who leaves is no error. */
  onError?: (error: unknown, request: HostRequest) => void;
}

/**
 * Makes a handler that holds the key on a server, so that a page needs none: `new AttioClient({ baseUrl: "/api/attio" })`.
 * It is web-standard: `Deno.serve(proxy)`, `Bun.serve({ fetch: proxy })`, a Worker's `fetch`, a route of a framework.
 *
 * Reading passes; writing is named in `allow`. Throws a `TypeError` that names an option which is wrong.
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
