// Requests that end with what they were begun for.
import { offAbort, onAbort } from "../client/abort.js";

/**
 * Runs `act` with a signal of its own. It aborts with `signal`, and when `act` has ended: where one of several requests has
 * failed, the others do not go on.
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
