/**
 * The answer of a caller's own `fetch` as a `Response` of the platform: node-fetch, for one, has streams of its own.
 *
 * @param {any} response
 * @returns {Response}
 */
export function responseOf(response) {
  if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
    throw new TypeError("The function given as `fetch` did not return a Response.");
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
