// Shared listeners on abort signals: at most one per signal, however many calls it ends. Node warns at eleven.
import { guarded } from "./values.js";

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
    guarded("signal", () => signal.addEventListener("abort", listener));
    listening.set(signal, heard);
  }
  heard.acts.add(act);
}

/** Removes an action that `onAbort` registered. */
export function offAbort(signal, act) {
  const heard = listening.get(signal);
  if (!heard?.acts.delete(act) || heard.acts.size > 0) return;
  listening.delete(signal);
  try {
    signal.removeEventListener("abort", heard.listener);
  } catch {
    // The call has its outcome by now.
  }
}
