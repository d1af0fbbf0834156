// Headers that pass the proxy. Both lists are allowlists, so unknown headers are dropped: cookies, the caller's
// credentials, and hop-by-hop headers among them.

const TO_ATTIO = ["accept", "content-type"];
const TO_THE_PAGE = ["content-type", "content-disposition", "date", "etag", "last-modified", "retry-after", "x-request-id"];

/**
 * @param {Headers} given the caller's
 * @param {string} key
 * @param {string | undefined} connection
 */
export function forAttio(given, key, connection) {
  const headers = pick(given, TO_ATTIO);
  headers.set("authorization", `Bearer ${key}`);
  if (connection !== undefined) headers.set("maton-connection", connection);
  return headers;
}

/**
 * The answer with filtered headers; its body is streamed.
 *
 * @param {Response} upstream
 * @param {{ disposition?: string, redact?: (text: string) => string }} [options] `disposition`: what becomes of a body that
 * somebody else wrote; `redact`: takes the key out of the headers
 */
export function forThePage(upstream, { disposition, redact = (text) => text } = {}) {
  const headers = pick(upstream.headers, TO_THE_PAGE, redact);
  // Content-Length matches what is sent only where nothing was decompressed on the way.
  const length = upstream.headers.get("content-length");
  if (length !== null && !upstream.headers.has("content-encoding")) headers.set("content-length", length);
  if (disposition && !headers.get("content-disposition")?.startsWith(disposition)) headers.set("content-disposition", disposition);
  headers.set("cache-control", "private, no-store");
  // On the app's own origin, HTML in an answer or a file must not be rendered.
  headers.set("x-content-type-options", "nosniff");
  headers.set("content-security-policy", "default-src 'none'; sandbox");
  return new Response(upstream.body, { status: upstream.status, headers });
}

/** @param {Headers} from @param {string[]} names @param {(text: string) => string} [change] */
function pick(from, names, change = (text) => text) {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, change(value));
  }
  return headers;
}
