// Reading what callers pass, strictly: what is wrong, or throws when it is read, is refused with an
// `invalid_argument` that names it. It is JavaScript because it is about JavaScript values, and a
// tenth of the size that it has in Rust.

import { AttioError, createError } from "./error.js";

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

/**
 * A shallow copy of an object; undefined gives an empty one. Later changes are not seen, and no
 * getter runs twice. Without a prototype `__proto__` is a name like any other.
 */
export const copy = (bag, name) =>
  guarded(name, () => (bag === undefined || isBag(bag) ? { __proto__: null, ...bag } : refuse(name, "must be an object")));

/** Refuses what is left of a copy when all that is known is taken. */
export const nothingLeft = (bag) => {
  for (const name in bag) if (bag[name] !== undefined) refuse(name, "is not known here");
};

/** A whole number within bounds. */
export const wholeNumber = (value, name, min, max) =>
  Number.isInteger(value) && value >= min && value <= max ? value : refuse(name, `must be a whole number from ${min} to ${max}`);

/** An AbortSignal, by what is used of it. */
export const checkSignal = (signal) =>
  guarded("signal", () => {
    if (typeof signal?.aborted !== "boolean" || !signal.addEventListener?.call || !signal.removeEventListener?.call) {
      refuse("signal", "must be an AbortSignal");
    }
  });

/** Visible ASCII and spaces inside: it can neither end a header nor begin another. */
const HEADER_VALUE = /^[!-~]([ -~]*[!-~])?$/;

/**
 * Extra headers: a plain object of names and values that HTTP allows. What the client says itself
 * cannot be set.
 */
export const headers = (bag) =>
  guarded("headers", () => {
    const given = copy(bag, "headers");
    const headers = { __proto__: null };
    for (const name in given) {
      // In lower case, so that one name is one property.
      headers[name.toLowerCase()] = `${given[name]}`;
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !HEADER_VALUE.test(given[name])) {
        refuse("headers", `has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
      }
      if (/^(authorization|maton-connection|content-type)$/i.test(name)) {
        refuse("headers", "cannot set what `apiKey`, `connection` and the body decide");
      }
    }
    return headers;
  });

/** The largest number an option takes, as a time about 24 days: the longest that a timer can be set to. */
export const MAX_MS = 2 ** 31 - 1;

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
  if (signal !== undefined) checkSignal(signal);
  if (timeoutMs !== undefined) wholeNumber(timeoutMs, "timeoutMs", 1, MAX_MS);
  if (turnTimeoutMs !== undefined) wholeNumber(turnTimeoutMs, "turnTimeoutMs", 1, MAX_MS);
  if (maxRetries !== undefined) wholeNumber(maxRetries, "maxRetries", 0, MAX_MS);
  if (connection !== undefined) {
    if (!gateway) refuse("connection", 'belongs to Maton: there is none with via: "attio"');
    if (typeof connection !== "string" || !HEADER_VALUE.test(connection)) refuse("connection", "must be the id of a connection");
  }
  const known = { signal, timeoutMs, maxRetries, connection, headers: more && headers(more), turnTimeoutMs, read, patient };
  nothingLeft(rest);
  return known;
}

/** A key as the header that carries it. The message of the error never has the key in it. */
export const bearer = (key) => {
  if (typeof key === "string" && HEADER_VALUE.test(key)) return `Bearer ${key}`;
  const must = typeof key === "string" ? "be visible ASCII, not empty and without line breaks" : "be a string, or a function that gives one";
  throw createError("configuration", "client", `\`apiKey\` must ${must}.`, {});
};

/** A copy of a query bag as a query string, from its question mark on. `null` and undefined are left out, a list repeats its key. */
export const query = (bag) => {
  const parts = [];
  for (const key of Object.keys(bag)) {
    guarded(key, () => {
      for (const value of Array.isArray(bag[key]) ? bag[key] : [bag[key]]) {
        if (value === undefined || value === null) continue;
        if (!/^(string|boolean|bigint)$/.test(typeof value) && !Number.isFinite(value)) {
          refuse(key, "must be text, a number, a boolean or a list of these");
        }
        parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
      }
    });
  }
  return parts[0] === undefined ? "" : `?${parts.join("&")}`;
};

/** Rules by their JSON, parsed once. */
const known = new Map();

/** Refuses an input that breaks a rule of its operation. src/core/rules.rs prints the rules. */
export const check = (text, input) => {
  if (!known.has(text)) known.set(text, JSON.parse(text));
  guarded("body", () => obey(known.get(text), input, ""));
};

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

/** A body as JSON text; with `names`, a personal name with a first and a last name gets the `full_name` it lacks. */
export const stringify = (value, names = false) =>
  guarded("body", () => {
    const complete = (_, part) =>
      typeof part?.first_name === "string" && typeof part.last_name === "string" && part.full_name === undefined
        ? { ...part, full_name: `${part.first_name} ${part.last_name}`.trim() }
        : part;
    return JSON.stringify(value, names ? complete : undefined) ?? refuse("body", "must be something that JSON can hold");
  });

// FormData takes no stream, so a stream is read first.

const MAX_BYTES = 50 * 1024 * 1024;

const tooLarge = () => refuse("file", "must be bytes, 50 MB of them at most");

async function collect(stream, signal) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  // A reader that is cancelled has read to the end, also where it waits.
  const abort = () => reader.cancel(signal.reason).catch(() => {});
  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted) abort();
    for (let step; !(step = await reader.read()).done; ) {
      size += step.value.byteLength;
      // Of what has no bytes, the size is no number.
      if (!(size <= MAX_BYTES)) {
        reader.cancel().catch(() => {});
        tooLarge();
      }
      chunks.push(step.value);
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  if (signal?.aborted) throw signal.reason;
  return new Blob(chunks);
}

/**
 * The form of an upload; rejects when the file is too large, cannot be read or is nothing that has
 * bytes, and with the signal's reason when it aborts while a stream is read.
 */
export const form = (upload, signal) =>
  formOf(upload, signal).catch((cause) => {
    throw signal?.aborted ? signal.reason : unreadable("file", cause);
  });

async function formOf({ file, fileName, contentType, ...fields }, signal) {
  let blob = file;
  if (typeof file?.getReader === "function") blob = await collect(file, signal);
  else if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) blob = new Blob([/** @type {BlobPart} */ (file)]);
  else if (!(file instanceof Blob)) refuse("file", "must be a Blob, a File, bytes or a stream of bytes");
  if (blob.size > MAX_BYTES) tooLarge();
  if (contentType) blob = new Blob([blob], { type: contentType });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) form.append(name, value);
  form.append("file", blob, fileName ?? file.name ?? "file");
  return form;
}
