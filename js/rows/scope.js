// Scoped requests: they end together with the function that made them.
import { offAbort, onAbort } from "../client/abort.js";

/**
 * Runs `act` with a signal of its own, which aborts with `signal` and when `act` has ended: after one of several requests
 * has failed, the others are aborted.
 *
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {(signal: AbortSignal) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function scoped(signal, act) {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal) onAbort(signal, abort);
  if (signal?.aborted) abort();
  try {
    return await act(controller.signal);
  } finally {
    if (signal) offAbort(signal, abort);
    controller.abort();
  }
}
