/** A caller's own `fetch` gave something else: the request may have been sent. */
export class NoResponse extends TypeError {}

/**
 * The answer of a caller's own `fetch` as a `Response` of the platform: node-fetch, for one, has streams of its own.
 *
 * @param {any} response
 * @returns {Response}
 */
export function responseOf(response) {
  const given = response?.status;
  if (!Number.isInteger(given) || (given !== 0 && given < 200) || given > 999 || typeof response.headers?.get !== "function") {
    throw new NoResponse("The function given as `fetch` did not return a Response: it has to return what it fetched.");
  }
  const { body, status, headers } = response;
  if (!body?.[Symbol.asyncIterator] || body.getReader) return response;
  const chunks = body[Symbol.asyncIterator]();
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  // A response with one of these statuses cannot have a body.
  return new Response(/^(20[45]|304)$/.test(status) ? null : stream, { status, headers: [...headers] });
}
