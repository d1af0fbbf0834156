// Who listens to a signal: at most one listener each, however many calls it ends. Node warns of eleven.

/** @type {WeakMap<AbortSignal, { acts: Set<() => void>, listener: () => void }>} */
const listening = new WeakMap();

/** Calls `act` when the signal aborts, until `offAbort`. */
export function onAbort(signal, act) {
  let heard = listening.get(signal);
  if (!heard) {
    const acts = new Set();
    const listener = () => {
      listening.delete(signal);
      signal.removeEventListener("abort", listener);
      for (const each of [...acts]) each();
    };
    heard = { acts, listener };
    signal.addEventListener("abort", listener);
    listening.set(signal, heard);
  }
  heard.acts.add(act);
}

/** Forgets what `onAbort` was given. */
export function offAbort(signal, act) {
  const heard = listening.get(signal);
  if (!heard?.acts.delete(act) || heard.acts.size > 0) return;
  listening.delete(signal);
  signal.removeEventListener("abort", heard.listener);
}

/**
 * A signal that aborts with either of two; `clear` makes it forget them.
 *
 * @param {AbortSignal} one
 * @param {AbortSignal} [other]
 */
export function either(one, other) {
  const controller = new AbortController();
  const signals = other ? [one, other] : [one];
  const abort = () => controller.abort(signals.find(({ aborted }) => aborted)?.reason);
  const clear = () => signals.forEach((signal) => offAbort(signal, abort));
  if (signals.some(({ aborted }) => aborted)) abort();
  else for (const signal of signals) onAbort(signal, abort);
  return { signal: controller.signal, clear };
}
