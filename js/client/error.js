// A class that extends Error cannot come out of Rust, so it stands here.
import { ANSWERED, NOT_PROMISED, REFUSED } from "./ended.js";
import { readHeader } from "./header.js";
import { redact, redactor, withoutSecrets } from "./redact.js";

const BRAND = Symbol.for("attio-wasm.AttioError");

/** Everything that fails rejects with this one class; an abort rejects with the signal's reason. */
export class AttioError extends Error {
  /** Whether a caught value is an AttioError, also one of another copy of this package. */
  static is(value) {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(message, fields, cause) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }

  /** JSON and logs show every field, and the message, which a plain Error would hide. */
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

/** The error of a client's option, where it was refused as an argument. */
export const asConfiguration = (error) =>
  error?.kind === "invalid_argument" ? createError("configuration", "client", error.message, { cause: error.cause }) : error;

/**
 * Called from Rust: makes the error of a call, which `call.ended` has ended. `retryAfterMs` is negative where nothing
 * was said.
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
  const cause = isAnswer ? ended.cause : how === REFUSED ? value.cause : value;
  call.error = createError(kind, source, how === REFUSED ? value.message : message, {
    retryAfterMs: retryAfterMs < 0 ? undefined : retryAfterMs,
    method: operation.method,
    path,
    attempts: attempts || undefined,
    maybeProcessed: maybeProcessed === 1,
    ...(isAnswer && { status, requestId: readHeader(response, "x-request-id", authorization), body: bodyOf(call) }),
    cause: cause === undefined ? undefined : withoutSecrets(cause, authorization),
  });
}

/** The body of an answer that is no success, read once. */
const bodyOf = ({ ended, authorization }) => (ended.body ??= readBody(ended.value, authorization));

/**
 * Called from Rust: a part of an answer that is no success, as text: of its body, where it redirects, or a header; and
 * the scopes of its operation.
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
 * Reads the body of an error leniently: Attio's, the gateway's four shapes, HTML, text, nothing,
 * JSON that was cut off. Never throws. Where a server repeats the key of `Bearer key`, or a session token, it is redacted.
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
    // Not JSON: of an HTML page, the `<title>` is the best message.
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
  // A numeric code, `error` and `detail` are the gateway's.
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
