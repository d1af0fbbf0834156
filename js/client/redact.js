// Redaction of secrets in answers of servers and in errors of other libraries.

/** Shorter texts are no keys, and redacting them would remove ordinary words. */
const SHORTEST_KEY = 8;

/**
 * Matches every spelling of a key in which a server may repeat it: verbatim, JSON-escaped, percent-encoded, nested
 * combinations of these, or HTML-escaped. Repetitions are bounded, so that no body makes the expression slow. Undefined
 * where the text is too short for a key.
 *
 * @param {string} key
 */
export const spellingsOf = (key) =>
  key.length < SHORTEST_KEY
    ? undefined
    : new RegExp(
        [...key]
          .map((letter) => {
            const code = letter.charCodeAt(0);
            const hex = code.toString(16).padStart(2, "0");
            return `(?:\\\\{0,8}\\x${hex}|\\\\{1,8}u00${hex}|%(?:25){0,8}${hex}|&#0{0,8}(?:${code}|x0{0,8}${hex});)`;
          })
          .join(""),
        "gi",
      );

/** A session token of the gateway, in an address or as a property. */
const SESSION = /(session_?token(?:\\{0,8}["'])?\s{0,9}(?:[:=]|%3d|\\{1,8}u003d)\s{0,9}(?:\\{0,8}["'])?)(?:\\{1,8}u[\da-f]{4}|\\{1,8}\/|[^"'&\s\\<>])+/gi;

/**
 * @param {string} text
 * @param {string | undefined} authorization `Bearer` and the key
 */
export const redact = (text, authorization) => {
  const key = spellingsOf(authorization?.slice(7) ?? "");
  return (key ? text.replace(key, "[key]") : text).replace(SESSION, "$1[hidden]");
};

/** Reviver for `JSON.parse`: redacts again, in JSON nested in JSON and in properties whose value is a secret. */
export const redactor = (authorization) => (name, value) =>
  typeof value !== "string" ? value : /session_?token/i.test(name) ? "[hidden]" : redact(value, authorization);

/** Classes of objects with which errors of other libraries expose a request and its headers. */
const SHOWS_HEADERS = /^(Headers|Request)$/;
const DEPTH = 4;

/**
 * An error of another library as the `cause` of ours: the original, or a redacted copy where it has the key in it.
 *
 * @param {any} error
 * @param {string | undefined} authorization
 */
export function withoutSecrets(error, authorization) {
  try {
    // Engines quote parts of text that is not JSON.
    if (error instanceof SyntaxError && /JSON/i.test(error.message)) return new SyntaxError(error.message.replace(/(?:\.{3})?"[^]*"(?:\.{3})?/, '"…"'));
    return authorization && holds(error, authorization, DEPTH) ? cleaned(error, authorization, DEPTH) : error;
  } catch {
    return new Error("The error could not be read.");
  }
}

const partsOf = (object) => Object.getOwnPropertyNames(object).filter((name) => typeof object[name] !== "function");
const isObject = (value) => typeof value === "object" && value !== null;
const showsHeaders = (value) => SHOWS_HEADERS.test(Object.prototype.toString.call(value).slice(8, -1));

function holds(value, authorization, depth) {
  if (typeof value === "string") return redact(value, authorization) !== value;
  if (!isObject(value) || depth === 0) return false;
  return showsHeaders(value) || partsOf(value).some((name) => holds(value[name], authorization, depth - 1));
}

function cleaned(value, authorization, depth) {
  if (typeof value === "string") return redact(value, authorization);
  if (!isObject(value)) return value;
  if (depth === 0 || showsHeaders(value)) return "[hidden]";
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  for (const name of partsOf(value)) {
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, name);
    Object.defineProperty(copy, name, { value: cleaned(value[name], authorization, depth - 1), enumerable, configurable: true, writable: true });
  }
  return copy;
}
