
/**
 * The proxy's own answer, in a shape that the client understands: kind by status, `code`, `message`.
 *
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {Record<string, string>} [headers]
 */
export const refusal = (status, code, message, headers = {}) =>
  Response.json({ error: { code, message } }, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers } });
