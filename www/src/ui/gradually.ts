// Draws long lists in parts, one part per frame, so that the page responds in between. The size of a part adapts: on
// a fast machine the whole list is one part.
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

const LEAST = 6;
const MOST = 60;
/** Milliseconds above which a part is too large; together with the browser's work it takes about four times as long. */
const LONG_MS = 10;
const SHORT_MS = 4;

let step = LEAST;

/** Items of `list` to draw now: those drawn before, and a part of the others, starting with `first`. The rest follows. */
export function useGradually<T>(list: readonly T[], keyOf: (item: T) => unknown, reset: unknown, first?: unknown): readonly T[] {
  const keys = new Set(useRefreshed(list, keyOf, () => true, reset, first).drawn.map(keyOf));
  return list.filter((item) => keys.has(keyOf(item)));
}

/**
 * The same for items that change: a part of those that are new or not the `same` as before is drawn, and until it is their
 * turn the others stay away, or as they were.
 */
export function useRefreshed<T>(list: readonly T[], keyOf: (item: T) => unknown, same: (a: T, b: T) => boolean, reset: unknown, first?: unknown): { readonly drawn: readonly T[]; readonly isWhole: boolean } {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const kept = useRef<{ readonly reset: unknown; readonly items: ReadonlyMap<unknown, T> }>({ reset, items: new Map() });
  const known = kept.current.reset === reset ? kept.current.items : new Map<unknown, T>();
  const since = performance.now();
  let left = step;
  let isWhole = true;
  const items = new Map<unknown, T>();
  for (const item of list) {
    const key = keyOf(item);
    const before = known.get(key);
    if (before !== undefined && same(before, item)) items.set(key, before);
    else if (key === first || (left -= 1) >= 0) items.set(key, item);
    else {
      isWhole = false;
      if (before !== undefined) items.set(key, before);
    }
  }
  kept.current = { reset, items };
  const news = Math.min(step, step - left);

  useLayoutEffect(() => {
    const took = performance.now() - since;
    if (took > LONG_MS) step = Math.max(LEAST, Math.floor(step / 2));
    else if (took < SHORT_MS && news >= step) step = Math.min(MOST, step * 2);
  });
  useLayoutEffect(() => {
    if (isWhole) return;
    // After the frame is painted, not before; a hidden tab has no frames.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = () => draw(undefined as never);
    const frame = requestAnimationFrame(() => (timer = setTimeout(go)));
    const late = setTimeout(go, 300);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(late);
    };
  });
  return { drawn: [...items.values()], isWhole };
}
