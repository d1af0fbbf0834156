// A call: the arguments of a method, read and checked once, ready to be sent any number of times. It is a JavaScript
// object, with the numbers of `src/core/attempts.rs` in it, so a call that is abandoned (as on Workers when a visitor
// leaves) is garbage collected and leaves nothing behind in the WebAssembly.
import { checkRawPath, encodeSegment } from "../glue/attio.js";
import { createError } from "./error.js";
import { stringify } from "./json.js";
import { query } from "./query.js";
import { check, copy, guarded, NO_CONNECTIONS, nothingLeft, pairs, refuse, requestOptions, unheld, wholeNumber } from "./values.js";

// Locations of the input, numbered like `Input` in src/core/operation.rs.
const NO_INPUT = 0;
const QUERY = 1;
const DATA = 2;
const FORM = 4;

// Defaults of input fields, numbered like `Preset` there.
const APP = 1;
const NOT_COMPLETED = 2;
const FULL_NAMES = 3;

/** Default time limit of an upload, in milliseconds. */
const UPLOAD_TIMEOUT_MS = 300_000;

/** Number of calls made so far, from which they get their ids. */
let calls = 0;

/** @typedef {ReturnType<typeof makeCall>} Call */

/**
 * @param {import("./options.js").Settings} settings of the client
 * @param {import("./operation.js").Operation} operation
 * @param {string} path below the API's root, parameters filled in
 * @param {any} options of the call
 */
function makeCall(settings, operation, path, options) {
  const { signal, timeoutMs = settings.timeoutMs, maxRetries = settings.maxRetries, connection = settings.connection, turnTimeoutMs = settings.turnTimeoutMs, headers, reader, patient = false } = requestOptions(options, settings.gateway);
  calls += 1;
  return {
    settings,
    /** Id that the events of a call have in common. */
    id: calls,
    operation,
    path,
    signal,
    timeoutMs,
    maxRetries,
    connection,
    headers,
    reader,
    /** Where it finds an equal read, whose request it shares: not of writes and downloads. */
    flights: operation.traits || (reader && !reader.alike) ? undefined : settings.flights,
    turnTimeoutMs,
    /** Whether it is part of a larger job: a 429 then does not count as a retry. */
    patient,
    query: "",
    /** @type {string | FormData | undefined} */
    body: undefined,
    /** @type {any} the input of an upload, until it is read */
    upload: undefined,
    /** @type {List | undefined} */
    list: undefined,
    /** @type {Position | undefined} */
    position: undefined,
    /** The header that carries the key. */
    authorization: settings.authorization,
    /** @type {string | undefined} where a redirect leads */
    address: undefined,
    /** @type {any} how the last step ended */
    ended: undefined,
    /** @type {unknown} the error that ends the call */
    error: undefined,
    // `Attempts::to_numbers`, and the details of the next step: `keep` in wire.js.
    bits: 0,
    retries: 0,
    turn: 0,
    refusedAt: 0,
    queuedAt: 0,
    attempt: 0,
    ms: 0,
    status: 0,
    /** When its turn is planned, as `onEvent` was told. @type {number | undefined} */
    start: undefined,
    /** Milliseconds of `timeoutMs` that the attempt used before its request was sent. */
    spentMs: 0,
  };
}

/**
 * @typedef {{ limit: number, start: number | string | undefined, cursor: boolean }} List `limit` is 0 where there are no pages
 * @typedef {{ pager: any, previous: any, offset: number, limit: number }} Position of a page in its list
 */

/**
 * The call of an operation. Throws an `invalid_argument` where an argument is wrong.
 *
 * @param {import("./options.js").Settings} settings of the client
 * @param {import("./operation.js").Operation} operation
 * @param {any[]} given path parameters, the input where there is one, options
 */
export function prepare(settings, operation, given) {
  const { input: takes, preset, pages, parts } = operation;
  let index = 0;
  let path = parts[0];
  for (; 2 * index + 1 < parts.length; index += 1) path += segment(parts[2 * index + 1], given[index]) + parts[2 * index + 2];
  if (!settings.gateway && !path.startsWith("/v2/")) throw createError("configuration", "client", `\`connections\` ${NO_CONNECTIONS}.`, {});
  const input = takes === NO_INPUT ? undefined : given[index++];
  const options = given[index];
  // Such as a signal after an empty body where there is no body.
  if (given[index + 1] !== undefined) refuse("options", "must be the last argument");
  const call = makeCall(settings, operation, path, options);
  if (pages === ONE_PAGE) call.list = { limit: 0, start: undefined, cursor: true };
  if (takes === NO_INPUT) return call;
  const bag = takes === QUERY ? pairs(input, "query") : copy(takes === FORM ? input : asJson(input), "body");
  if (preset === APP && bag.app === undefined) bag.app = "attio";
  if (preset === NOT_COMPLETED && bag.is_completed === undefined) bag.is_completed = false;
  if (pages > ONE_PAGE) call.list = takeList(bag, operation);
  if (operation.rules) check(operation.rules, bag);
  if (operation.matches) {
    const { matching_attribute } = bag;
    delete bag.matching_attribute;
    call.query = query({ matching_attribute });
  }
  if (takes === QUERY) call.query = query(bag);
  else if (takes === FORM) {
    call.upload = bag;
    if (options?.timeoutMs === undefined) call.timeoutMs = UPLOAD_TIMEOUT_MS;
  } else call.body = wrapped(takes, stringify(bag, preset === FULL_NAMES));
  if (pages && takes !== QUERY && call.body?.[0] !== "{") refuse("body", "must be an object");
  return call;
}

/** A path parameter as a path segment. Most ids and slugs need no percent-encoding. */
function segment(name, value) {
  if (typeof value !== "string") refuse(name, "must be a string");
  if (/^[\w-][\w.~-]*$/.test(value)) return value;
  try {
    return encodeSegment(value);
  } catch (complaint) {
    refuse(name, complaint);
  }
}

/** Wraps a body as `{ "data": … }` where the operation expects that. */
const wrapped = (takes, json) => (takes === DATA ? `{"data":${json}}` : json);

/**
 * The call of a raw request.
 *
 * @param {import("./options.js").Settings} settings of the client
 * @param {import("./operation.js").Operation[]} operations one for each method
 * @param {unknown} request
 * @param {unknown} options
 */
export function prepareRaw(settings, operations, request, options) {
  const { method = "GET", path, query: bag, body, ...rest } = copy(request, "request");
  const operation = operations.find(({ verb }) => verb === method) ?? refuse("method", "must be GET, POST, PUT, PATCH or DELETE");
  try {
    checkRawPath(typeof path === "string" ? path : "");
  } catch (complaint) {
    refuse("path", complaint);
  }
  const call = makeCall(settings, operation, path, options);
  nothingLeft(rest);
  call.query = query(pairs(bag, "query"));
  if (body !== undefined) {
    if (method === "GET") refuse("body", "cannot be combined with GET");
    call.body = isRaw(body) ? body : stringify(body, false, "body");
  }
  return call;
}

/** The JSON form of an object that has `toJSON`, else the object itself. */
const asJson = (input) => guarded("body", () => (typeof input?.toJSON === "function" ? input.toJSON("") : input));

/**
 * Whether a body is sent unchanged: text, or a type that `fetch` accepts. Streams are excluded: they could not be sent
 * again.
 */
const isRaw = (body) =>
  guarded("body", () => {
    if (typeof body === "string") return true;
    if (typeof body !== "object" || body === null) return false;
    const tag = unheld(body);
    if (tag === "ReadableStream" || tag === "stream") refuse("body", "must not be a stream, which cannot be sent again: read it first");
    return ArrayBuffer.isView(body) || /^(FormData|URLSearchParams|Blob|File|ArrayBuffer)$/.test(tag ?? "");
  });

// Kinds of paging, numbered like `Paging` in src/core/operation.rs.
const ONE_PAGE = 1;
const OFFSET = 2;

/** Takes the start position and the page size out of an input. @returns {List} */
function takeList(bag, { pages, usualSize, largestSize }) {
  const { limit = usualSize, offset, cursor } = bag;
  delete bag.limit;
  wholeNumber(limit, "limit", 1, largestSize);
  if (pages === OFFSET) {
    delete bag.offset;
    if (offset !== undefined) wholeNumber(offset, "offset", 0, Number.MAX_SAFE_INTEGER);
    return { limit, start: offset, cursor: false };
  }
  delete bag.cursor;
  if (cursor !== undefined && cursor !== null && typeof cursor !== "string") refuse("cursor", "must be the cursor of an earlier page");
  return { limit, start: cursor ?? undefined, cursor: true };
}

/**
 * The call of one page. The list's input was read and stringified once; only the position is added here.
 *
 * @param {Call} call of the list
 * @param {any} pager asks for the next page
 * @param {number | string | undefined} at an offset or a cursor; undefined for the first page
 * @param {any} previous the page before
 * @param {number} size the most items that are wanted
 * @returns {Call}
 */
export function pageOf(call, pager, at, previous, size) {
  const { limit: most, start, cursor } = /** @type {List} */ (call.list);
  const limit = Math.min(most, size);
  const from = at ?? start;
  const offset = typeof from === "number" ? from : 0;
  const position = { ...(cursor ? from !== undefined && { cursor: from } : { offset }), ...(most > 0 && { limit }) };
  calls += 1;
  const page = { ...call, id: calls, patient: true, position: { pager, previous, offset, limit } };
  if (typeof call.body === "string") page.body = withPosition(call.body, JSON.stringify(position));
  else page.query = withPosition(call.query, query(position));
  return page;
}

/** Adds the position to a body or to a query string. */
const withPosition = (text, position) =>
  text.length < 3 ? position : position.length < 3 ? text : text[0] === "?" ? `${text}&${position.slice(1)}` : `${text.slice(0, -1)},${position.slice(1)}`;

/** Error of calls on a client that was disposed of. */
export const disposedError = () => createError("configuration", "client", "This client has been disposed of.", {});
