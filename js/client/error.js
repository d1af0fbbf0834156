// `AttioError`. A class that extends Error cannot be exported from Rust, so it is written in JavaScript.
import { ANSWERED, NOT_PROMISED, REFUSED } from "./ended.js";
import { readHeader } from "./header.js";
import { NoResponse } from "./response.js";
import { redact, redactor, withoutSecrets } from "./redact.js";

const BRAND = Symbol.for("attio-wasm.AttioError");

/** The one class that every failure rejects with; an abort rejects with the signal's reason instead. */
export class AttioError extends Error {
  /** Whether a caught value is an AttioError, also one of another copy of this package. */
  static is(value) {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(message, fields, cause) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }

  /** Includes every field in JSON and logs, and the message, which a plain Error would hide. */
  toJSON() {
    return { name: this.name, message: this.message, .../** @type {object} */ (this) };
  }
}
Object.defineProperty(AttioError.prototype, "name", { value: "AttioError" });
Object.defineProperty(AttioError.prototype, BRAND, { value: true });

/**
 * Called from Rust. Empty, null and false `details` are omitted; `body` is the result of `readBody`.
 *
 * @param {string} kind
 * @param {string} source
 * @param {string} message
 * @param {{ cause?: unknown, body?: ReturnType<typeof readBody>, [detail: string]: unknown }} details
 */
export function createError(kind, source, message, { cause, body, ...details } = {}) {
  const { code, type, validationErrors, traceId, text } = body ?? {};
  /** @type {Record<string, unknown>} */
  const fields = { kind, source, code, type, validationErrors, ...details, body: text };
  fields.requestId ??= traceId;
  for (const name in fields) {
    if (fields[name] === undefined || fields[name] === null || fields[name] === "" || fields[name] === false) delete fields[name];
  }
  return new AttioError(message, fields, cause);
}

/** Turns a refused argument into the error of a client option. */
export const asConfiguration = (error) =>
  error?.kind === "invalid_argument" ? createError("configuration", "client", error.message, { cause: error.cause }) : error;

/**
 * Called from Rust: makes the error that a call rejects with, from the outcome in `call.ended`. `retryAfterMs` is
 * negative where the answer gave none.
 *
 * @param {import("./call.js").Call} call
 * @param {string} kind
 * @param {string} source
 * @param {string} message
 * @param {number} retryAfterMs
 * @param {number} attempts
 * @param {number} maybeProcessed 0 or 1
 */
export function fail(call, kind, source, message, retryAfterMs, attempts, maybeProcessed) {
  const { operation, path, ended, authorization } = call;
  const { how, value, status, response } = ended;
  const isAnswer = how === ANSWERED || how === NOT_PROMISED;
  // An error of ours says it better: a page that goes in circles, a request that could not be made.
  const own = isAnswer ? ended.cause instanceof AttioError && ended.cause : (how === REFUSED || value instanceof NoResponse) && value;
  const cause = own ? own.cause : isAnswer ? ended.cause : value;
  call.error = createError(kind, source, own ? own.message : message, {
    retryAfterMs: retryAfterMs < 0 ? undefined : retryAfterMs,
    method: operation.method,
    path,
    attempts: attempts || undefined,
    maybeProcessed: maybeProcessed === 1,
    ...(isAnswer && { status, requestId: readHeader(response, "x-request-id", authorization), body: bodyOf(call) }),
    cause: cause === undefined ? undefined : withoutSecrets(cause, authorization),
  });
}

/** The parsed body of an error response, read once. */
const bodyOf = ({ ended, authorization }) => (ended.body ??= readBody(ended.value, authorization));

/**
 * Called from Rust: part of an error response as text (of its body, its redirect target, or a header), or the scopes
 * of the operation.
 *
 * @param {any} call
 * @param {string} part
 * @returns {string | undefined}
 */
export function said(call, part) {
  switch (part) {
    case "code":
    case "message":
      return bodyOf(call)[part];
    case "attio":
      return bodyOf(call).attio ? part : undefined;
    case "location":
      return call.address;
    case "scopes":
      return call.operation.scopes;
  }
  return readHeader(call.ended.response, part, call.authorization);
}

const MAX_TEXT = 2048;

const string = (value) => (typeof value === "string" ? value.slice(0, MAX_TEXT) : undefined);

/**
 * Parses an error body leniently: Attio's shape, the gateway's four shapes, HTML, plain text, nothing, or truncated JSON.
 * Never throws. The key of `Bearer key` and session tokens are redacted where a server repeats them.
 */
export function readBody(body, secret) {
  if (typeof body !== "string") return {};
  // The session token in a connection URL must not reach logs either.
  const whole = redact(body, secret);
  const text = whole.slice(0, MAX_TEXT);
  const read = { text };
  let json;
  try {
    json = JSON.parse(whole, redactor(secret));
  } catch {
    // HTML: the `<title>` is the best message.
    const said = /<title[^<>]*>([^<]*)/i.exec(text)?.[1] ?? (/^\s*[<{[]/.test(text) ? "" : text);
    read.message = said.trim().slice(0, 300);
    return read;
  }
  if (typeof json === "string") read.message = json.slice(0, MAX_TEXT).trim();
  if (typeof json !== "object" || json === null) return read;
  const { error, detail } = json;
  const inner = typeof error === "object" && error !== null ? error : json;
  const code = inner.code ?? json.code;
  read.code = string(code);
  read.type = string(inner.type) ?? string(json.type);
  read.traceId = string(json.trace_id);
  // Only the gateway has a numeric code, `error` or `detail`.
  read.attio = (read.code ?? json.status_code ?? json.statusCode) !== undefined && typeof code !== "number" && !error && !detail;
  if (Array.isArray(json.validation_errors)) read.validationErrors = json.validation_errors;
  if (Array.isArray(detail)) {
    read.validationErrors = detail.map((item) => ({
      code: string(item?.type),
      path: Array.isArray(item?.loc) ? item.loc.filter((part) => /^(string|number)$/.test(typeof part)) : [],
      message: string(item?.msg),
    }));
    read.message = string(read.validationErrors.map(({ path, message }) => `${path.join(".")}: ${message ?? ""}`).join("; "));
  }
  read.message ||= (string(inner.message) ?? string(json.message) ?? string(error) ?? string(detail) ?? "").trim();
  return read;
}
