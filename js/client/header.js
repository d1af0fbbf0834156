// Values of headers.
import { redact } from "./redact.js";

/** Whether a value is visible ASCII with spaces inside: it can neither end a header nor begin another. @returns {value is string} */
export const isHeaderValue = (/** @type {unknown} */ value) => typeof value === "string" && /^[!-~]([ -~]*[!-~])?$/.test(value);

/** A header as text, whatever stands in for a response; the key of `Bearer key` is redacted. */
export function readHeader(response, name, secret) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? redact(value, secret) : undefined;
  } catch {
    return undefined;
  }
}
