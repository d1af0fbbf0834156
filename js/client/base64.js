
/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase64(text) {
  // The engine's own, where it has one, takes a tenth of the time.
  const { Buffer } = /** @type {any} */ (globalThis);
  const native = /** @type {any} */ (Uint8Array).fromBase64?.(text) ?? Buffer?.from(text, "base64");
  if (native) return native;
  // A plain loop: Uint8Array.from with a callback takes three times as long.
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
