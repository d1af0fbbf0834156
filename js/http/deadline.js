/**
 * A signal that aborts after `ms`, or with `outer`. `end()` clears the timer and the listener. One controller, because
 * `AbortSignal.any` with `AbortSignal.timeout` leaks in Node.
 *
 * @param {number} ms
 * @param {AbortSignal | null} [outer]
 */
export function deadline(ms, outer) {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException(`not finished after ${ms} ms`, "TimeoutError")), ms);
  if (outer?.aborted) abort();
  else outer?.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    /** Whether a body is being passed on, whose end will end the deadline. */
    streams: false,
    end() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
    },
  };
}

/**
 * The outcome of `promise`; rejects with the signal's reason as soon as that aborts.
 *
 * @template T
 * @param {T | PromiseLike<T>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
export function until(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort));
  });
}
