// Checks and redaction of header values.
import { redact } from "./redact.js";

/**
 * Whether a value is visible ASCII with spaces only inside, so that it can neither end a header nor begin another.
 *
 * @returns {value is string}
 */
export const isHeaderValue = (/** @type {unknown} */ value) => typeof value === "string" && /^[!-~]([ -~]*[!-~])?$/.test(value);

/** Reads a header as text, also of an imperfect stand-in for a response, and redacts the key of `Bearer key`. */
export function readHeader(response, name, secret) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? redact(value, secret) : undefined;
  } catch {
    return undefined;
  }
}
