// Reading what callers pass, strictly: what is wrong, or throws when it is read, is refused with an
// `invalid_argument` that names it. It is JavaScript because it is about JavaScript values, and a
// tenth of the size that it has in Rust.

import { AttioError, createError } from "./error.js";
import { isHeaderValue } from "./header.js";

/** Throws an `invalid_argument`: `` `limit` must be … ``. @returns {never} */
export const refuse = (name, complaint, cause = undefined) => {
  throw createError("invalid_argument", "client", `\`${name}\` ${complaint}.`, { cause });
};

/** The error of an argument that threw when it was read. */
export const unreadable = (name, cause) =>
  AttioError.is(cause) ? cause : createError("invalid_argument", "client", `\`${name}\` could not be read.`, { cause });

/** Runs `read`; whatever a getter or a proxy throws in it becomes a refusal of `name`. */
export const guarded = (name, read) => {
  try {
    return read();
  } catch (cause) {
    throw unreadable(name, cause);
  }
};

const isBag = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const CONTAINER = /^((Weak)?(Map|Set|Ref)|Headers|FormData|URLSearchParams|Blob|File|FileList|(Shared)?ArrayBuffer|DataView|Promise|RegExp|Error|DOMException|Request|Response|.*Stream|.*Iterator|(Async)?Generator)$/;

/**
 * The name of an object whose content is no property of its own, so that a copy or JSON has nothing of it: a `Map`, a
 * `Blob`, a promise. Of any other object, of whatever class and realm, undefined.
 */
export function unheld(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value)) return undefined;
  if (typeof value.then === "function") return "Promise";
  if (typeof value.pipe === "function") return "stream";
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return ArrayBuffer.isView(value) || CONTAINER.test(tag) ? tag : undefined;
}

/**
 * A shallow copy of an object; undefined gives an empty one. Later changes are not seen, and no
 * getter runs twice. Without a prototype `__proto__` is a name like any other.
 */
export const copy = (bag, name) =>
  guarded(name, () => {
    if (bag === undefined) return { __proto__: null };
    if (!isBag(bag)) refuse(name, "must be an object");
    const tag = unheld(bag);
    if (tag) refuse(name, `must be an object with properties of its own, not a ${tag}`);
    return { __proto__: null, ...bag };
  });

/**
 * A copy of an object of names and values, or of pairs of these: `URLSearchParams`, `Headers`, a `Map`, a list of pairs.
 * A name that repeats has a list.
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

/** Refuses the properties that remain when all known ones are taken out. */
export const nothingLeft = (bag) => {
  for (const name in bag) if (bag[name] !== undefined) refuse(name, "is not known here");
};

/** A whole number within bounds. */
export const wholeNumber = (value, name, min, max) =>
  Number.isInteger(value) && value >= min && value <= max ? value : refuse(name, `must be a whole number from ${min} to ${max}`);

/** An AbortSignal, by what is used of it; null is as good as none. */
export const checkSignal = (signal) =>
  guarded("signal", () => {
    if (signal === undefined || signal === null) return;
    if (typeof signal?.aborted !== "boolean" || !signal.addEventListener?.call || !signal.removeEventListener?.call) {
      refuse("signal", "must be an AbortSignal");
    }
  });

/**
 * Extra headers: names and values that HTTP allows, as an object or pairs. What the client says itself cannot be set.
 */
export const headers = (bag) =>
  guarded("headers", () => {
    const given = pairs(bag, "headers");
    const headers = { __proto__: null };
    for (const name in given) {
      const value = given[name];
      if (value === undefined) continue;
      const text = typeof value === "object" && value !== null ? "" : String(value);
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || value === null || !isHeaderValue(Array.isArray(value) ? value.join(", ") : text)) {
        refuse("headers", `has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
      }
      if (/^(authorization|maton-connection|content-type)$/i.test(name)) {
        refuse("headers", "cannot set what `apiKey`, `connection` and the body decide");
      }
      // In lower case, so that one name is one property.
      headers[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : text;
    }
    return headers;
  });

/** The largest number an option takes, as a time about 24 days: the longest that a timer can be set to. */
export const MAX_MS = 2 ** 31 - 1;

/** Why there are no connections without a gateway. */
export const NO_CONNECTIONS = 'belongs to Maton: there is none with via: "attio"';

/** The id of a connection, checked. */
export const checkConnection = (id, gateway) => {
  if (!gateway) refuse("connection", NO_CONNECTIONS);
  return isHeaderValue(id) ? id : refuse("connection", "must be the id of a connection");
};

/** The option that reads the answer in place of `json()`: for rows, and a symbol, so that callers cannot reach it. */
export const READ = Symbol("read");

/** The option of the calls of a larger job, which a 429 does not end: a symbol like `READ`. */
export const PATIENT = Symbol("patient");

const NO_OPTIONS = Object.freeze({});

/**
 * The options of a call, checked; what is unset is the client's.
 *
 * @param {any} bag
 * @param {boolean} gateway whether there are connections
 * @returns {{ signal?: AbortSignal, timeoutMs?: number, maxRetries?: number, connection?: string, headers?: object, turnTimeoutMs?: number, read?: any, patient?: boolean }}
 */
export function requestOptions(bag, gateway) {
  if (bag === undefined) return NO_OPTIONS;
  const { signal, timeoutMs, maxRetries, connection, headers: more, turnTimeoutMs, [READ]: read, [PATIENT]: patient, ...rest } = copy(bag, "options");
  checkSignal(signal);
  if (timeoutMs !== undefined) wholeNumber(timeoutMs, "timeoutMs", 1, MAX_MS);
  if (turnTimeoutMs !== undefined) wholeNumber(turnTimeoutMs, "turnTimeoutMs", 1, MAX_MS);
  if (maxRetries !== undefined) wholeNumber(maxRetries, "maxRetries", 0, MAX_MS);
  if (connection !== undefined) checkConnection(connection, gateway);
  const known = { signal: signal ?? undefined, timeoutMs, maxRetries, connection, headers: more && headers(more), turnTimeoutMs, read, patient };
  nothingLeft(rest);
  return known;
}

/** A key as the header that carries it. The message of the error never has the key in it. */
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

/** Refuses an input that breaks a rule of its operation. src/core/rules.rs prints the rules. */
export const check = (rules, input) => guarded("body", () => obey(rules, input, ""));

// Kinds of rules, by the numbers that src/core/rules.rs prints.
const NULLABLE = 1;
const EXCLUSIVE = 3;
const CONDITION = 4;

function obey(rules, input, path) {
  for (const rule of rules) {
    if (typeof rule === "object" && !Array.isArray(rule)) {
      // Of an object, or of each in a list. Where there is none, that has a rule of its own.
      for (const field in rule) {
        const inner = guarded(path + field, () => input[field]);
        if (isBag(inner)) obey(rule[field], inner, `${path}${field}.`);
        else if (Array.isArray(inner)) inner.forEach((item, index) => isBag(item) && obey(rule[field], item, `${path}${field}[${index}].`));
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
