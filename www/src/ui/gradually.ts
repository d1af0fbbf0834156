// Long lists are drawn in parts, a part with each frame, so that the page answers in between. How large a part is, is
// learnt: on a fast machine all of it is one.
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

const LEAST = 6;
const MOST = 60;
/** A part that takes longer to make is too large; with what the browser then does, it takes about twice as long. */
const LONG_MS = 20;
const SHORT_MS = 8;

let step = LEAST;

/** Items of `list` that are to be drawn now: those that were, and a part of the others, `first` before all. The rest follows. */
export function useGradually<T>(list: readonly T[], keyOf: (item: T) => unknown, reset: unknown, first?: unknown): readonly T[] {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const drawn = useRef<{ readonly reset: unknown; readonly keys: ReadonlySet<unknown> }>({ reset, keys: new Set() });
  const known = drawn.current.reset === reset ? drawn.current.keys : new Set();
  const since = performance.now();
  let left = step;
  const shown = list.filter((item) => {
    const key = keyOf(item);
    return known.has(key) || key === first || (left -= 1) >= 0;
  });
  drawn.current = { reset, keys: new Set(shown.map(keyOf)) };
  const isWhole = shown.length === list.length;
  const news = Math.min(step, step - left);

  useLayoutEffect(() => {
    const took = performance.now() - since;
    if (took > LONG_MS) step = Math.max(LEAST, Math.floor(step / 2));
    else if (took < SHORT_MS && news >= step) step = Math.min(MOST, step * 2);
  });
  useLayoutEffect(() => {
    if (isWhole) return;
    // After the frame is painted, not before; in a tab that is not shown no frame comes.
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
  return shown;
}
