// Scopes of requests: they end together with what made them.
import { offAbort, onAbort } from "../client/abort.js";

/**
 * A signal that aborts with `outer`, and with `end`, which also removes the listener.
 *
 * @param {AbortSignal | undefined} outer
 */
export function scope(outer) {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  if (outer) onAbort(outer, abort);
  if (outer?.aborted) abort();
  return {
    signal: controller.signal,
    /** @param {unknown} [reason] */
    end(reason) {
      if (outer) offAbort(outer, abort);
      controller.abort(reason);
    },
  };
}

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
  const own = scope(signal);
  try {
    return await act(own.signal);
  } finally {
    own.end();
  }
}
