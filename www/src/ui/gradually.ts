// Long lists are drawn in parts, a part with each frame, so that the page answers in between.
import { useLayoutEffect, useState } from "preact/hooks";

/** How many of `count` items are to be drawn now. Begins again when `key` changes, and goes on until all are. */
export function useGradually(count: number, key: unknown, step: number): number {
  const [drawn, setDrawn] = useState({ key, count: step });
  const now = drawn.key === key ? drawn.count : step;
  useLayoutEffect(() => {
    if (now >= count) return;
    // After the frame is painted, not before.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => setDrawn({ key, count: now + step }))));
    // In a tab that is not shown no frame comes.
    const late = setTimeout(() => setDrawn({ key, count }), 500);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(late);
    };
  }, [now, count, key]);
  return Math.min(now, count);
}
