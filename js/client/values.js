// Strict reading of arguments: one that is wrong, or throws while it is read, is refused with an `invalid_argument`
// that names it. Written in JavaScript, where it is a tenth of its size in Rust.

import { AttioError, createError } from "./error.js";
import { isHeaderValue } from "./header.js";

/** Throws an `invalid_argument`: `` `limit` must be … ``. @returns {never} */
export const refuse = (name, complaint, cause = undefined) => {
  throw createError("invalid_argument", "client", `\`${name}\` ${complaint}.`, { cause });
};

/** The error of an argument that threw while it was read. */
export const unreadable = (name, cause) =>
  AttioError.is(cause) ? cause : createError("invalid_argument", "client", `\`${name}\` could not be read.`, { cause });

/** Runs `read`; an exception of a getter or a proxy in it becomes a refusal of `name`. */
export const guarded = (name, read) => {
  try {
    return read();
  } catch (cause) {
    throw unreadable(name, cause);
  }
};

const isBag = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const CONTAINER = /^(BigInt|Symbol|(Weak)?(Map|Set|Ref)|Headers|FormData|URLSearchParams|Blob|File|FileList|(Shared)?ArrayBuffer|DataView|Promise|RegExp|Error|DOMException|Request|Response|.*Stream|.*Iterator|(Async)?Generator)$/;

/**
 * The class name of an object whose content is not in its own properties, so that a copy or JSON would be empty: a
 * `Map`, a `Blob`, a promise. Undefined for any other object, of whatever class and realm.
 */
export function unheld(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value)) return undefined;
  if (typeof value.then === "function") return "Promise";
  if (typeof value.pipe === "function") return "stream";
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return ArrayBuffer.isView(value) || CONTAINER.test(tag) ? tag : undefined;
}

/** The name of an object of any other class of the platform that has no properties: a `URL`, an `AbortSignal`, a key. */
export const hollow = (value) => {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return /^(Object|Array|Arguments)$/.test(tag) || Object.keys(value).length > 0 ? undefined : tag;
};

/**
 * A shallow copy of an object, empty for undefined. Later changes have no effect on it, and each getter runs once. It
 * has no prototype, so `__proto__` is a name like any other.
 */
export const copy = (bag, name) =>
  guarded(name, () => {
    if (bag === undefined) return { __proto__: null };
    if (!isBag(bag)) refuse(name, "must be an object");
    const tag = unheld(bag) ?? hollow(bag);
    if (tag) refuse(name, `must be an object with properties of its own, not a ${tag}`);
    return { __proto__: null, ...bag };
  });

/**
 * A copy of names and values, given as an object or as pairs: `URLSearchParams`, `Headers`, a `Map`, a list of pairs. A
 * repeated name gets a list of its values.
 */
export const pairs = (bag, name) =>
  guarded(name, () => {
    if (typeof bag?.[Symbol.iterator] !== "function" || typeof bag === "string") return copy(bag, name);
    const copied = { __proto__: null };
    for (const pair of bag) {
      if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== "string") refuse(name, "must be an object, or pairs of a name and a value");
      const [key, value] = pair;
      copied[key] = key in copied ? [].concat(copied[key], value) : value;
    }
    return copied;
  });

/** How many items are wanted of a list, the only option. */
export const itemLimit = ({ limit = Infinity, ...rest }) => {
  nothingLeft(rest);
  return limit === Infinity || (Number.isInteger(limit) && limit >= 0) ? limit : refuse("limit", "must be a whole number, 0 or more");
};

/** Refuses the properties that remain after all known ones were taken out. */
export const nothingLeft = (bag) => {
  for (const name in bag) if (bag[name] !== undefined) refuse(name, "is not a known option");
};

/** Checks that a value is a whole number within bounds; `otherwise` ends the message with what else is accepted. */
export const wholeNumber = (value, name, min, max, otherwise = "") =>
  Number.isInteger(value) && value >= min && value <= max ? value : refuse(name, `must be a whole number from ${min} to ${max}${otherwise}`);

/** Checks an AbortSignal by the members that the client uses; null counts as absent. */
export const checkSignal = (signal) =>
  guarded("signal", () => {
    if (signal === undefined || signal === null) return;
    if (typeof signal?.aborted !== "boolean" || !signal.addEventListener?.call || !signal.removeEventListener?.call) {
      refuse("signal", "must be an AbortSignal");
    }
  });

/**
 * Checks extra headers, given as an object or pairs: names and values must be valid in HTTP, and those that the
 * client sets itself are refused.
 */
export const headers = (bag) =>
  guarded("headers", () => {
    const given = pairs(bag, "headers");
    const headers = { __proto__: null };
    for (const name in given) {
      const value = given[name];
      if (value === undefined) continue;
      const isText = (item) => /^(string|boolean|bigint)$/.test(typeof item) || Number.isFinite(item);
      const items = [].concat(value);
      const text = items.every(isText) ? items.join(", ") : "";
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !isHeaderValue(text)) {
        refuse("headers", `has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
      }
      if (/^(authorization|maton-connection|content-type)$/i.test(name)) {
        refuse("headers", "cannot set what `apiKey`, `connection` and the body decide");
      }
      // Lower case: names that differ in case are one header.
      headers[name.toLowerCase()] = text;
    }
    return headers;
  });

/** The largest number that an option accepts. As a time it is about 24 days, the maximum of a timer. */
export const MAX_MS = 2 ** 31 - 1;

/** Message for connections where there is no gateway. */
export const NO_CONNECTIONS = 'belongs to Maton: there is none with via: "attio"';

/** Checks the id of a connection. */
export const checkConnection = (id, gateway) => {
  if (!gateway) refuse("connection", NO_CONNECTIONS);
  return isHeaderValue(id) ? id : refuse("connection", "must be the id of a connection");
};

/**
 * @typedef {object} Reader
 * @property {(response: Response) => Promise<any>} read reads the answer in place of `json()`: it throws a SyntaxError where the body
 * is not JSON
 * @property {unknown} [alike] where it is there, `dedupe` shares answers between calls whose JSON of it is equal
 * @property {boolean} [sent] whether a request was sent: the client sets it
 */

/** Internal option with a `Reader`. A symbol, so that callers cannot set it. */
export const READ = Symbol("read");

/** Internal option of calls that are part of a larger job, which a 429 does not end. A symbol like `READ`. */
export const PATIENT = Symbol("patient");

const NO_OPTIONS = Object.freeze({});

/**
 * Checks the options of a call. Those that are absent fall back to the client's.
 *
 * @param {any} bag
 * @param {boolean} gateway whether there are connections
 * @returns {{ signal?: AbortSignal, timeoutMs?: number, maxRetries?: number, connection?: string, headers?: object, turnTimeoutMs?: number, reader?: Reader, patient?: boolean }}
 */
export function requestOptions(bag, gateway) {
  if (bag === undefined) return NO_OPTIONS;
  const { signal, timeoutMs, maxRetries, connection, headers: more, turnTimeoutMs, [READ]: reader, [PATIENT]: patient, ...rest } = copy(bag, "options");
  checkSignal(signal);
  if (timeoutMs !== undefined) wholeNumber(timeoutMs, "timeoutMs", 1, MAX_MS);
  if (turnTimeoutMs !== undefined) wholeNumber(turnTimeoutMs, "turnTimeoutMs", 1, MAX_MS);
  if (maxRetries !== undefined) wholeNumber(maxRetries, "maxRetries", 0, MAX_MS);
  if (connection !== undefined) checkConnection(connection, gateway);
  const known = { signal: signal ?? undefined, timeoutMs, maxRetries, connection, headers: more && headers(more), turnTimeoutMs, reader, patient };
  nothingLeft(rest);
  return known;
}

/** The header that carries a key. The message of the error never contains the key. */
export const bearer = (key) => {
  const isDressed = typeof key === "string" && /^(bearer(\s|$)|["'`])|["'`]$/i.test(key);
  if (isHeaderValue(key) && !isDressed) return `Bearer ${key}`;
  const must =
    typeof key !== "string"
      ? "be a string, or a function that gives one"
      : isDressed
        ? "be the key alone, without `Bearer` and without quotation marks"
        : "be visible ASCII, not empty and without line breaks";
  throw createError("configuration", "client", `\`apiKey\` must ${must}.`, {});
};

/** Refuses an input that breaks a rule of its operation, as printed by src/core/rules.rs. */
export const check = (rules, input) => guarded("body", () => obey(rules, input, ""));

// Kinds of rules, numbered as in src/core/rules.rs.
const NULLABLE = 1;
const EXCLUSIVE = 3;
const CONDITION = 4;

function obey(rules, input, path) {
  for (const rule of rules) {
    if (typeof rule === "object" && !Array.isArray(rule)) {
      // Rules of a nested object, or of each object in a list. Whether it must be present is a rule of its own.
      for (const field in rule) {
        const inner = guarded(path + field, () => input[field]);
        if (isBag(inner) && !unheld(inner)) obey(rule[field], inner, `${path}${field}.`);
        else if (Array.isArray(inner)) inner.forEach((item, index) => isBag(item) && !unheld(item) && obey(rule[field], item, `${path}${field}[${index}].`));
      }
      continue;
    }
    const [kind, ...fields] = typeof rule === "string" ? [0, rule] : rule;
    if (kind === CONDITION) {
      const [key, value, ...rules] = fields;
      if (input[key] === value) obey(rules, input, path);
      continue;
    }
    const given = fields.filter((field) => {
      const value = guarded(path + field, () => input[field]);
      return kind === NULLABLE ? value !== undefined : (value ?? null) !== null;
    }).length;
    const names = (between) => fields.map((field) => path + field).join(between);
    if (kind === EXCLUSIVE) {
      if (given > 1) refuse(names("` and `"), "exclude each other");
    } else if (given !== 1) {
      refuse(names("`, `"), fields[1] ? "are alternatives: give exactly one" : "is required");
    }
  }
}
