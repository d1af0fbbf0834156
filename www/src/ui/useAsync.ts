import { useCallback, useEffect, useRef, useState } from "preact/hooks";

export type Async<T> =
  | { readonly state: "idle" }
  | { readonly state: "loading"; readonly previous?: T }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly error: unknown };

/**
 * Loads something again whenever `inputs` change; what is still on its way is aborted. `load` may
 * be undefined while there is nothing to load yet.
 */
export function useAsync<T>(load: ((signal: AbortSignal) => PromiseLike<T>) | undefined, inputs: readonly unknown[]) {
  const [result, setResult] = useState<Async<T>>({ state: load ? "loading" : "idle" });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    const load = latest.current;
    if (!load) return setResult({ state: "idle" });
    const controller = new AbortController();
    setResult((before) => ({ state: "loading", previous: valueOf(before) }));
    load(controller.signal).then(
      (value) => controller.signal.aborted || setResult({ state: "ready", value }),
      (error) => controller.signal.aborted || setResult({ state: "failed", error }),
    );
    return () => controller.abort();
  }, [...inputs, turn]);

  const reload = useCallback(() => setTurn((turn) => turn + 1), []);
  return [result, reload] as const;
}

/** What is there to be shown, also while it is being loaded anew. */
export function valueOf<T>(result: Async<T>): T | undefined {
  if (result.state === "ready") return result.value;
  return result.state === "loading" ? result.previous : undefined;
}
