// Headers of answers.

/** A header as text, whatever stands in for a response; the key of `Bearer key` is redacted. */
export function readHeader(response, name, secret) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? (secret ? value.replaceAll(secret.slice(7), "[key]") : value) : undefined;
  } catch {
    return undefined;
  }
}
