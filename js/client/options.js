// Options of the client: read once and checked strictly, under the names of their TypeScript definitions.
import { baseUrl } from "../glue/attio.js";
import { asConfiguration } from "./error.js";
import { ORIGINS } from "./origins.js";
import { bearer, checkConnection, copy, guarded, headers, MAX_MS, nothingLeft, refuse, wholeNumber } from "./values.js";

/** @typedef {ReturnType<typeof checked>} Settings */

/**
 * The checked options, with defaults filled in.
 *
 * @param {unknown} options
 * @returns {Settings}
 */
export function readOptions(options) {
  try {
    return checked(copy(options, "options"));
  } catch (error) {
    throw asConfiguration(error);
  }
}

const optional = (value, name, otherwise) => (value === undefined ? value : wholeNumber(value, name, 1, MAX_MS, otherwise));
const functionOrNone = (value, name) => (value === undefined || typeof value === "function" ? value : refuse(name, "must be a function"));

function checked({ via = "maton", apiKey, baseUrl: base, connection, requestsPerSecond, limiter, turnTimeoutMs, fetch, headers: more, timeoutMs = 30_000, maxRetries = 2, maxRetryDelayMs = 60_000, onEvent, dedupe = false, ...rest }) {
  if (via !== "maton" && via !== "attio") refuse("via", 'must be "maton" or "attio"');
  const gateway = via === "maton";
  const asksKey = typeof apiKey === "function";
  const settings = {
    gateway,
    /** Function that gives the key, called for each attempt. @type {(() => unknown) | undefined} */
    ask: asksKey ? apiKey : undefined,
    /** The header that carries the key. @type {string | undefined} */
    authorization: asksKey || apiKey === undefined ? undefined : bearer(apiKey),
    base: checkBase(base === undefined ? ORIGINS[via] : base),
    /** @type {string | undefined} */
    connection: connection === undefined ? undefined : checkConnection(connection, gateway),
    limiter,
    turnTimeoutMs: optional(turnTimeoutMs, "turnTimeoutMs") ?? Infinity,
    fetch: functionOrNone(fetch, "fetch"),
    headers: headers(more),
    timeoutMs: wholeNumber(timeoutMs, "timeoutMs", 1, MAX_MS),
    maxRetries: wholeNumber(maxRetries, "maxRetries", 0, MAX_MS),
    maxRetryDelayMs: wholeNumber(maxRetryDelayMs, "maxRetryDelayMs", 0, MAX_MS),
    onEvent: functionOrNone(onEvent, "onEvent"),
    /** Reads that are under way, where equal ones share a request. @type {import("./dedupe.js").Flights | undefined} */
    flights: typeof dedupe !== "boolean" ? refuse("dedupe", "must be true or false") : dedupe ? new Map() : undefined,
    /** 0 turns the rate limit off; undefined applies the documented limit of the service. */
    requestsPerSecond: requestsPerSecond === null ? 0 : optional(requestsPerSecond, "requestsPerSecond", ", or `null` for no limit"),
  };
  if (limiter !== undefined) {
    if (requestsPerSecond !== undefined) refuse("requestsPerSecond", "cannot be combined with `limiter`, which replaces it");
    const works = guarded("limiter", () => typeof limiter?.acquire === "function" && typeof limiter.penalty === "function");
    if (!works) refuse("limiter", "must have the functions `acquire` and `penalty`");
  }
  nothingLeft(rest);
  return settings;
}

function checkBase(url) {
  try {
    return baseUrl(typeof url === "string" ? url : "");
  } catch (complaint) {
    refuse("baseUrl", complaint);
  }
}
