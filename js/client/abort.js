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
