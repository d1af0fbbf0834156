// Calls `fetch(url, init)`: the platform's, or the caller's. Wrappers often spread `init` and its headers, so both are
// plain objects.
import { createError } from "./error.js";
import { responseOf } from "./response.js";

/** Thrown by `send` where nothing was sent; `error` is what the call rejects with. */
export class NotSent {
  constructor(message, cause) {
    this.error = createError("configuration", "client", message, { cause });
  }
}

/**
 * @param {((url: string, init: any) => any) | undefined} custom the caller's function
 * @param {string} url
 * @param {any} init plain values
 * @param {() => void} begin called directly before the request is made
 * @returns {Promise<Response>}
 */
export function send(custom, url, init, begin) {
  if (custom) return sendBy(custom, url, init, begin);
  if (url[0] === "/") {
    try {
      new URL(url, globalThis.location?.href);
    } catch (cause) {
      throw new NotSent("`baseUrl` is a path, which works in a page only: elsewhere it must be a whole URL.", cause);
    }
  }
  begin();
  // Called as a plain function: Workers refuse it as a method.
  return fetch(url, init);
}

async function sendBy(custom, url, init, begin) {
  if (init.body && typeof init.body === "object" && !("getReader" in init.body)) {
    // A library's own fetch does not know the platform's FormData and Blob.
    const bytes = new Response(init.body);
    const type = bytes.headers.get("content-type");
    const body = await bytes.arrayBuffer().catch((cause) => {
      throw new NotSent("The body could not be read: see `cause`.", cause);
    });
    init = { ...init, headers: type ? { ...init.headers, "content-type": type } : init.headers, body };
    init.signal.throwIfAborted();
  }
  // No network answers within the same turn of the event loop: this failed before sending.
  begin();
  let sameTurn = true;
  const timer = setTimeout(() => (sameTurn = false));
  let response;
  try {
    response = await custom(url, init);
  } catch (cause) {
    if (!sameTurn || speaksOfNetwork(cause)) throw cause;
    throw new NotSent("The function given as `fetch` failed before it sent anything: see `cause`.", cause);
  } finally {
    clearTimeout(timer);
  }
  return responseOf(response);
}

/** Whether an error reads like a network failure: a mock in a test may fail immediately with such a message. */
const speaksOfNetwork = (cause) => /fetch|network|connect|socket|load failed|abort|terminated|timed? ?out/i.test(`${cause?.name} ${cause?.message} ${cause?.code}`);
