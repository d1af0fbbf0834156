// Redaction of secrets in answers of servers and in errors of other libraries.

/** Shorter texts are no keys, and redacting them would remove ordinary words. */
const SHORTEST_KEY = 8;

/**
 * Matches every spelling of a key in which a server may repeat it: verbatim, with the escapes of JavaScript, percent-encoded,
 * nested combinations of these, HTML-escaped, or in base64, alone or inside a longer text. Repetitions are bounded, so that no
 * body makes the expression slow. Undefined where the text is too short for a key.
 *
 * @param {string} key
 */
export const spellingsOf = (key) =>
  key.length < SHORTEST_KEY
    ? undefined
    : new RegExp(
        [
          [...key]
            .map((letter) => {
              const code = letter.charCodeAt(0);
              const hex = code.toString(16).padStart(2, "0");
              const named = /\w/.test(letter) ? "" : "|[a-z]{2,9}";
              return `(?:\\\\{0,8}\\x${hex}|\\\\{1,8}(?:u\\{?0{0,4}|x)${hex}\\}?|%(?:25){0,8}${hex}|&(?:amp;){0,8}(?:#0{0,8}(?:${code}|x0{0,8}${hex})${named});)`;
            })
            .join(""),
          // Inside a longer text it begins at one of the three offsets of a group.
          ...[0, 1, 2].map((offset) =>
            btoa("\0".repeat(offset) + key)
              .slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + key.length) * 4) / 3))
              .replace(/[+/]/g, "(?:\\\\{0,8}[+/_-]|%(?:25){0,8}2[bf])"),
          ),
        ].join("|"),
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

/** Classes whose objects are inspected; those of others may hold a key where it is not seen, and are left out. */
const OPEN = /^(Object|Array|Error|DOMException|.*Function|Date|RegExp|Number|Boolean|AbortSignal|Promise)$/;
/** Maximum number of objects of an error that are inspected. */
const MOST = 2_000;

/**
 * An error of another library as the `cause` of ours: the original, or a redacted copy where it has the key in it, or
 * something that cannot be inspected.
 *
 * @param {any} error
 * @param {string | undefined} authorization
 */
export function withoutSecrets(error, authorization) {
  try {
    // Engines quote parts of text that is not JSON.
    if (error instanceof SyntaxError && /JSON/i.test(error.message)) return new SyntaxError(error.message.replace(/(?:\.{3})?"[^]*"(?:\.{3})?/, '"…"'));
    return authorization && holds(error, authorization, new Set()) ? cleaned(error, authorization, new Map()) : error;
  } catch {
    return new Error("The error could not be read.");
  }
}

/** Own properties; those of an error also where its class has them, as a `DOMException`'s. */
const partsOf = (value) => [...new Set([...Reflect.ownKeys(value), ...(value instanceof Error ? ["message", "name", "stack"] : [])])];
const isObject = (value) => Object(value) === value;
const isClosed = (value, seen) => seen.size > MOST || !OPEN.test(Object.prototype.toString.call(value).slice(8, -1));

function holds(value, authorization, seen) {
  if (typeof value === "string") return redact(value, authorization) !== value;
  if (!isObject(value) || seen.has(value)) return false;
  seen.add(value);
  return isClosed(value, seen) || partsOf(value).some((name) => holds(name, authorization, seen) || holds(value[name], authorization, seen));
}

function cleaned(value, authorization, copies) {
  if (typeof value === "string") return redact(value, authorization);
  if (!isObject(value)) return value;
  if (copies.has(value)) return copies.get(value);
  if (typeof value === "function" || isClosed(value, copies)) return "[hidden]";
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  copies.set(value, copy);
  for (const name of partsOf(value)) {
    if (typeof name === "symbol" || typeof value[name] === "function") continue;
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, name);
    Object.defineProperty(copy, redact(name, authorization), { value: cleaned(value[name], authorization, copies), enumerable, configurable: true, writable: true });
  }
  return copy;
}
