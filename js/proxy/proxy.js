// The proxy: a web-standard handler that holds the key on a server, so that a page needs none. Plain
// JavaScript, and nothing of the client's WebAssembly: it only decides what may pass.
import { isLoopback } from "./loopback.js";
import { responseOf } from "../client/response.js";
import { allowedOrigin, corsHeaders, preflight } from "./origin.js";
import { withoutConsentLinks } from "./connections.js";
import { forAttio, forThePage } from "./headers.js";
import { readBody } from "../http/body.js";
import { callsPerMinute } from "./limits.js";
import { checkOptions } from "./options.js";
import { refusal } from "./refusal.js";
import { find } from "./route.js";

/** The operations whose consent link `consentLinks` lets through. */
const GIVES_A_LINK = new Set(["connections.create", "connections.get"]);

/** @type {import("../../pkg-template/proxy.d.ts").createProxy} */
export function createProxy(options) {
  const settings = checkOptions(options);
  const { fetch } = settings; // a plain function: as a method, Workers refuse theirs
  const send = async (url, init) => responseOf(await fetch(url, init));
  const mayCall = callsPerMinute(settings.requestsPerMinute);

  /** @param {Request} request */
  async function answer(request) {
    const url = new URL(request.url);
    const route = find(request.method, url.pathname, settings);
    if (route.refused) return route.refused;

    // Authenticate before doing anything expensive.
    const welcome = await settings.authorize(request);
    if (welcome instanceof Response) return welcome;
    if (welcome !== true) return refusal(401, "not_signed_in", "The proxy's `authorize` did not accept this request.");

    const wait = mayCall(await settings.rateKey(request));
    if (wait > 0) {
      return refusal(429, "proxy_rate_limited", "Too many requests to the proxy.", { "retry-after": String(wait) });
    }

    const body = await readBody(request, settings.maxBodyBytes, request.signal);
    if (body === undefined) {
      return refusal(413, "proxy_too_large", `The proxy takes bodies of at most ${settings.maxBodyBytes} bytes.`);
    }

    const headers = forAttio(request.headers, await settings.apiKey(request), await settings.connection(request));
    const upstream = await send(settings.baseUrl + settings.prefix(route.path) + url.search, {
      method: request.method,
      headers: Object.fromEntries(headers),
      body: body.byteLength > 0 ? body.buffer : undefined,
      redirect: "manual",
      signal: request.signal,
    });
    if (route.call === "files.download" && isRedirect(upstream.status)) return download(upstream, request.signal);
    if (isRedirect(upstream.status) || upstream.status === 0) {
      return refusal(502, "unexpected_redirect", "Attio answered the proxy with a redirect, which is not followed.");
    }
    if (route.connections) return withoutConsentLinks(upstream, settings.consentLinks && GIVES_A_LINK.has(route.call ?? ""));
    return forThePage(upstream);
  }

  /** Follows the one redirect of a download, which a page cannot: with no credential and no header of ours. */
  async function download(redirect, signal) {
    const location = parse(redirect.headers.get("location"));
    // Plain http only in tests, where the base URL is on loopback.
    const plain = location?.protocol === "http:" && settings.baseUrl.startsWith("http:") && isLoopback(location.hostname);
    if (!location || location.username || (location.protocol !== "https:" && !plain)) {
      return refusal(502, "unexpected_redirect", "The file is where the proxy does not go.");
    }
    const file = await send(location.href, { method: "GET", headers: {}, redirect: "manual", signal });
    if (isRedirect(file.status) || file.status === 0) {
      return refusal(502, "unexpected_redirect", "The file is behind a second redirect, which is not followed.");
    }
    return forThePage(file, "attachment");
  }

  /** @param {Request} request */
  return async function proxy(request) {
    const origin = allowedOrigin(request, settings.origins);
    if (origin === undefined) {
      return refusal(403, "proxy_origin", "The proxy does not answer pages of this origin: name it in `origins`.");
    }
    if (request.method === "OPTIONS") return preflight(request, origin);
    let response;
    try {
      response = await answer(request);
    } catch (error) {
      settings.onError(error, request);
      // The error may name hosts or hold the key: it goes to the server's log only.
      response = refusal(502, "proxy_failed", "The proxy could not do it; its own log says why.");
    }
    if (origin === "") return response;
    const answered = new Response(response.body, response);
    for (const [name, value] of corsHeaders(origin)) answered.headers.append(name, value);
    return answered;
  };
}

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
