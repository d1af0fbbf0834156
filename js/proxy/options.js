import { isHeaderValue } from "../client/header.js";
import { ORIGINS } from "../client/origins.js";
import { isLoopback } from "../http/address.js";
import { unknownCalls } from "./route.js";

/**
 * Resolves an option that may be a function of the request, and checks the result before anything is sent: with no
 * connection, the request would go to the account's default one, which may be another customer's workspace.
 *
 * @param {string} name
 * @param {unknown} option
 * @param {(value: unknown) => boolean} isRight
 * @param {string} expected
 * @returns {(request: Request) => Promise<any>}
 */
const perRequest = (name, option, isRight, expected) => async (request) => {
  if (typeof option !== "function") return option;
  const value = await option(request);
  // The message omits the value: it may be the key.
  if (!isRight(value)) throw new TypeError(`createProxy: \`${name}\` must give ${expected}, and gave ${described(value)}. Nothing was sent.`);
  return value;
};

/** @param {unknown} value */
function described(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "string") return `something that is no string (${typeof value})`;
  return value === "" ? "an empty string" : "a string with characters that a header cannot hold";
}

/**
 * Checks all options when the proxy is made, so that mistakes do not wait for a request.
 *
 * @param {import("../../pkg-template/proxy.d.ts").ProxyOptions} options
 */
export function checkOptions(options) {
  const wrong = (name, complaint) => new TypeError(`createProxy: \`${name}\` ${complaint}`);
  if (typeof options !== "object" || options === null) throw wrong("options", "must be an object");
  const {
    apiKey,
    authorize,
    connection,
    allow = [],
    connections = false,
    consentLinks = false,
    origins = [],
    pathPrefix = "/api/attio",
    maxBodyBytes = 1_000_000,
    requestsPerMinute = 600,
    timeoutMs = 30_000,
    rateKey = () => "",
    via = "maton",
    baseUrl = ORIGINS[via],
    fetch = (url, init) => globalThis.fetch(url, init),
    onError = () => {},
    ...unknown
  } = options;
  for (const name of Object.keys(unknown)) throw wrong(name, "is not an option");

  const isFunction = (value) => typeof value === "function";
  if (!isFunction(apiKey) && !isHeaderValue(apiKey)) throw wrong("apiKey", "must be the key, or a function that gives it");
  if (!isFunction(authorize)) throw wrong("authorize", "must be a function that says who may ask: without it anybody could use your key");
  if (connection !== undefined && !isFunction(connection) && !isHeaderValue(connection)) {
    throw wrong("connection", "must be the id of a connection, or a function that gives it");
  }
  if (via !== "maton" && via !== "attio") throw wrong("via", 'must be "maton" or "attio"');
  if (via === "attio" && (connection !== undefined || connections)) throw wrong("connection", 'belongs to Maton: there is none with via: "attio"');
  for (const [name, value] of Object.entries({ connections, consentLinks })) {
    if (typeof value !== "boolean") throw wrong(name, "must be true or false");
  }
  if (consentLinks && !connections) throw wrong("consentLinks", "needs `connections: true`: without it no connection is reached");
  for (const [name, list] of Object.entries({ allow, origins })) {
    if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) throw wrong(name, "must be a list of strings");
  }
  for (const call of unknownCalls(allow)) throw wrong("allow", `has ${JSON.stringify(call)}, which is not an operation such as "records.create"`);
  for (const origin of origins) {
    let parsed;
    try {
      ({ origin: parsed } = new URL(origin));
    } catch {
      // invalid URL: not equal either
    }
    if (parsed !== origin) throw wrong("origins", `has ${JSON.stringify(origin)}, which is not an origin such as "https://app.example.com"`);
  }
  if (typeof pathPrefix !== "string" || !/^(\/[\w.~-]+)*$/.test(pathPrefix)) throw wrong("pathPrefix", 'must be a path such as "/api/attio"');
  for (const [name, number] of Object.entries({ maxBodyBytes, requestsPerMinute, timeoutMs })) {
    if (!Number.isSafeInteger(number) || number < 1) throw wrong(name, "must be a whole number, 1 or more");
  }
  for (const [name, value] of Object.entries({ rateKey, fetch, onError })) if (!isFunction(value)) throw wrong(name, "must be a function");

  let base;
  try {
    base = new URL(baseUrl);
  } catch {
    throw wrong("baseUrl", "must be a URL");
  }
  if (base.protocol !== "https:" && !(base.protocol === "http:" && isLoopback(base.hostname))) {
    throw wrong("baseUrl", "must use https (http is for loopback hosts only)");
  }
  if (base.username || base.password || base.search || base.hash) throw wrong("baseUrl", "must be a host and a path, without user, query or fragment");

  return {
    ...{ authorize, connections, consentLinks, pathPrefix, maxBodyBytes, requestsPerMinute, timeoutMs, fetch, onError },
    apiKey: perRequest("apiKey", apiKey, isHeaderValue, "the key"),
    connection: perRequest("connection", connection, isHeaderValue, "the id of a connection"),
    rateKey: perRequest("rateKey", rateKey, (value) => typeof value === "string", "a string that tells callers apart"),
    allow: new Set(allow),
    origins: new Set(origins),
    baseUrl: base.href.replace(/\/+$/, ""),
    /** @param {string} path below the API's root */
    prefix: (path) => (via === "maton" && path.startsWith("/v2/") ? `/attio${path}` : path),
  };
}
