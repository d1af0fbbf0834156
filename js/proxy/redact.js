// Redaction of the key in answers of a server.
import { spellingsOf } from "../client/redact.js";

/**
 * @param {string} key
 * @returns {(text: string) => string}
 */
export function redactor(key) {
  const spellings = spellingsOf(key);
  return (text) => (spellings ? text.replace(spellings, "[redacted]") : text);
}

/** Names of properties whose value is always a secret. */
export const SECRET_NAME = /token|secret/i;

/**
 * A parsed body with the key redacted in names and values, and without properties that `SECRET_NAME` matches.
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
