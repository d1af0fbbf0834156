/**
 * The body of a request, or undefined where it exceeds `most` bytes. Bytes are counted as they arrive, since
 * Content-Length is not trusted. Rejects with the signal's reason when that aborts.
 *
 * @param {Request} request
 * @param {number} most
 * @param {AbortSignal} signal of this request alone: it keeps a listener
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function readBody(request, most, signal) {
  signal.throwIfAborted();
  if (Number(request.headers.get("content-length")) > most) return undefined;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  // Not awaited: a sender that does not stop must not delay the answer.
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop);
  const chunks = [];
  for (let step; !(step = await reader.read()).done; ) {
    most -= step.value.byteLength || 1;
    if (most < 0) return stop();
    chunks.push(step.value);
  }
  // A cancelled stream ends like a complete one.
  signal.throwIfAborted();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
