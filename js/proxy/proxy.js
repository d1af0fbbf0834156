// The proxy: a web-standard handler that holds the key on a server, so that pages need none. Plain JavaScript without
// the client's WebAssembly: it decides which requests pass, and forwards them.
import { cancel } from "../http/cancel.js";
import { responseOf } from "../client/response.js";
import { allowedOrigin, corsHeaders, preflight } from "./origin.js";
import { forAttio, forThePage } from "./headers.js";
import { isInner, isLoopback } from "../http/address.js";
import { readBody } from "../http/body.js";
import { deadline, until } from "../http/deadline.js";
import { callsPerMinute } from "./limits.js";
import { checkOptions } from "./options.js";
import { passOn } from "./answer.js";
import { redactor } from "./redact.js";
import { refusal } from "./refusal.js";
import { find } from "./route.js";

/** Operations whose answer keeps its consent link where `consentLinks` is set. */
const GIVES_A_LINK = new Set(["connections.create", "connections.get"]);

/** @type {import("../../pkg-template/proxy.d.ts").createProxy} */
export function createProxy(options) {
  const settings = checkOptions(options);
  const { fetch } = settings; // a plain function: as a method, Workers refuse theirs
  const send = async (url, init) => responseOf(await fetch(url, init));
  const mayCall = callsPerMinute(settings.requestsPerMinute);

  /**
   * @param {Request} request
   * @param {ReturnType<typeof deadline>} limit
   */
  async function answer(request, limit) {
    const { signal } = limit;
    const url = new URL(request.url);
    const route = find(request.method, url.pathname, settings);
    if (route.refused) return route.refused;
    /** @template T @param {T | PromiseLike<T>} promise */
    const within = (promise) => until(promise, signal);

    // Authenticate before any expensive work.
    const welcome = await within(settings.authorize(request));
    if (welcome instanceof Response && isUsable(welcome)) return welcome;
    if (welcome !== true) return refusal(401, "not_signed_in", "The proxy's `authorize` did not accept this request.");

    const wait = mayCall(await within(settings.rateKey(request)));
    if (wait > 0) {
      return refusal(429, "proxy_rate_limited", "Too many requests to the proxy.", { "retry-after": String(wait) });
    }

    const body = await readBody(request, settings.maxBodyBytes, signal);
    if (body === undefined) {
      return refusal(413, "proxy_too_large", `The proxy takes bodies of at most ${settings.maxBodyBytes} bytes.`);
    }

    const key = await within(settings.apiKey(request));
    const headers = forAttio(request.headers, key, await within(settings.connection(request)));
    const upstream = await within(
      send(settings.baseUrl + settings.prefix(route.path) + url.search, {
        method: request.method,
        headers: Object.fromEntries(headers),
        body: body.byteLength > 0 ? body.buffer : undefined,
        redirect: "manual",
        signal,
      }),
    );
    const redact = redactor(key);
    // The body of a redirect is cancelled, not read: an open body would hold the connection.
    if (isRedirect(upstream.status)) cancel(upstream.body);
    if (route.call === "files.download" && isRedirect(upstream.status)) return download(upstream, signal, redact);
    if (isRedirect(upstream.status) || upstream.status === 0) {
      return refusal(502, "unexpected_redirect", "Attio answered the proxy with a redirect, which is not followed.");
    }
    // The timeout of a download ends when its headers arrive.
    if (route.call === "files.download") limit.end();
    const keepsLink = settings.consentLinks && GIVES_A_LINK.has(route.call ?? "");
    return passOn(upstream, { connections: route.connections, keepsLink, redact }, limit);
  }

  /** Follows the redirect of a download, which a page cannot; without credentials and without the proxy's headers. */
  async function download(redirect, signal, redact) {
    const location = parse(redirect.headers.get("location"));
    // Plain http only in tests, from loopback to loopback.
    const isTest = location?.protocol === "http:" && settings.baseUrl.startsWith("http:") && isLoopback(location.hostname);
    const isPublic = location?.protocol === "https:" && !isInner(location.hostname);
    if (!location || location.username || location.password || !(isTest || isPublic)) {
      return refusal(502, "unexpected_redirect", "The file is where the proxy does not go.");
    }
    const file = await until(send(location.href, { method: "GET", headers: {}, redirect: "manual", signal }), signal);
    if (isRedirect(file.status) || file.status === 0) {
      cancel(file.body);
      return refusal(502, "unexpected_redirect", "The file is behind a second redirect, which is not followed.");
    }
    return forThePage(file, { disposition: "attachment", redact });
  }

  /** @param {Request} request */
  return async function proxy(request) {
    const origin = allowedOrigin(request, settings.origins);
    if (origin === undefined) {
      return refusal(403, "proxy_origin", "The proxy does not answer pages of this origin: name it in `origins`.");
    }
    if (request.method === "OPTIONS") return preflight(request, origin);
    const limit = deadline(settings.timeoutMs, request.signal);
    let response;
    try {
      response = await answer(request, limit);
    } catch (error) {
      response = failed(error, request, limit.signal);
    }
    if (!limit.streams) limit.end();
    if (origin === "") return response;
    const answered = new Response(response.body, response);
    for (const [name, value] of corsHeaders(origin)) answered.headers.append(name, value);
    return answered;
  };

  /** Reports the error to `onError` alone: it may name hosts or contain the key. */
  function failed(error, request, signal) {
    // The visitor has left: nobody reads the answer, and nothing went wrong.
    if (request.signal?.aborted) return refusal(499, "proxy_aborted", "The request was aborted.");
    try {
      // A rejection of `onError` must not fail the request.
      Promise.resolve(settings.onError(error, request)).catch(() => {});
    } catch {
      // An exception must not either.
    }
    if (signal.aborted) return refusal(504, "proxy_timeout", `The proxy got no answer within ${settings.timeoutMs} ms.`);
    return refusal(502, "proxy_failed", "The proxy failed; its own log has the reason.");
  }
}

/** Whether a response can be passed on: not `Response.error()`, and its body unread. @param {Response} response */
const isUsable = (response) => response.status !== 0 && !response.bodyUsed;

/** @param {number} status */
const isRedirect = (status) => status >= 300 && status < 400 && status !== 304;

/** @param {string | null} text */
function parse(text) {
  try {
    return new URL(text ?? "");
  } catch {
    return undefined;
  }
}
