// Headers of answers.
import { redact } from "./redact.js";

/** A header as text, whatever stands in for a response; the key of `Bearer key` is redacted. */
export function readHeader(response, name, secret) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? redact(value, secret) : undefined;
  } catch {
    return undefined;
  }
}
