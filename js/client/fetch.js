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
export async function send(custom, url, init, begin) {
  if (typeof init.body === "object") {
    await checkFiles(init.body);
    init.signal.throwIfAborted();
  }
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

/** A file that is gone would look like a failure of the network. */
async function checkFiles(body) {
  const parts = body instanceof FormData ? [...body.values()] : [body];
  for (const part of parts) if (part instanceof Blob) await part.slice(0, 1).arrayBuffer().catch(unreadable);
}

const unreadable = (cause) => {
  throw new NotSent("The body could not be read: see `cause`.", cause);
};

async function sendBy(custom, url, init, begin) {
  if (init.body && typeof init.body === "object" && !("getReader" in init.body)) {
    // A library's own fetch does not know the platform's FormData and Blob.
    const bytes = new Response(init.body);
    const type = bytes.headers.get("content-type");
    const body = await bytes.arrayBuffer().catch(unreadable);
    init = { ...init, headers: type ? { ...init.headers, "content-type": type } : init.headers, body };
    init.signal.throwIfAborted();
  }
  // No network answers within the same turn of the event loop: this failed before sending.
  begin();
  let sameTurn = true;
  const timer = setTimeout(() => (sameTurn = false));
  // A function that ignores its signal never comes to `finally`.
  init.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
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
