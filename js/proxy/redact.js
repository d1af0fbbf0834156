// Takes the key out of what a server answers. A server that repeats it may escape it, so each character is looked for in
// every spelling: as JSON, in percent-encoding (also twice), as an HTML entity.

/** @param {string} letter */
function spellings(letter) {
  const code = letter.charCodeAt(0);
  const hex = [...code.toString(16).padStart(2, "0")].map((digit) => (digit >= "a" ? `[${digit}${digit.toUpperCase()}]` : digit)).join("");
  const literal = letter.replace(/[^\w]/, "\\$&");
  return `(?:\\\\{0,4}${literal}|\\\\{1,4}u00${hex}|%(?:25)*${hex}|&#0*(?:${code}|[xX]0*${hex});)`;
}

/** What is shorter is no key, and taken out it would blot out words. The client has the same limit. */
const SHORTEST_KEY = 8;

/**
 * @param {string} key
 * @returns {(text: string) => string}
 */
export function redactor(key) {
  if (key.length < SHORTEST_KEY) return (text) => text;
  const anySpelling = new RegExp([...key].map(spellings).join(""), "g");
  return (text) => text.replace(anySpelling, "[redacted]");
}

/** Properties whose value is a secret, whatever it looks like. */
export const SECRET_NAME = /token|secret/i;

/**
 * A parsed body without the key, in names and values, and without what is called a secret.
 *
 * @param {unknown} value
 * @param {(text: string) => string} redact
 * @returns {unknown}
 */
export function redacted(value, redact) {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact));
  if (typeof value !== "object" || value === null) return value;
  const remaining = Object.entries(value).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(remaining.map(([name, given]) => [redact(name), redacted(given, redact)]));
}
