// The part of a long list that is in sight. The sizes are known beforehand, so that nothing is measured but what scrolls, and
// that by events: to ask an element for its place in the middle of a change would lay the page out.
import { useLayoutEffect, useMemo, useReducer, useRef } from "preact/hooks";

interface Options {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  /** Of every item, or of each. */
  readonly size: number | readonly number[];
  /** Items before and behind those in sight. */
  readonly overscan: number;
  readonly horizontal?: boolean;
  /** Room before the first item, which what stands fast covers once it is scrolled. */
  readonly paddingStart?: number;
}

export interface VirtualItem {
  readonly index: number;
  readonly start: number;
}

export interface Virtual {
  readonly items: readonly VirtualItem[];
  readonly total: number;
  reveal(index: number): void;
}

export function useVirtual({ count, scroller, size, overscan, horizontal = false, paddingStart = 0 }: Options): Virtual {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const seen = useRef({ offset: 0, room: horizontal ? innerWidth : innerHeight });
  const startOf = useMemo(() => starts(size, paddingStart), [typeof size === "number" ? size : size.join(), paddingStart]);
  const [from, to] = span(startOf, count, seen.current, overscan);
  const now = useRef({ startOf, count, overscan, from, to });
  now.current = { startOf, count, overscan, from, to };

  useLayoutEffect(() => {
    const element = scroller();
    if (!element) return;
    const look = (change: Partial<typeof seen.current>) => {
      Object.assign(seen.current, change);
      const { startOf, count, overscan, from, to } = now.current;
      const [first, end] = span(startOf, count, seen.current, overscan);
      if (first !== from || end !== to) draw(undefined as never);
    };
    const onScroll = () => look({ offset: horizontal ? element.scrollLeft : element.scrollTop });
    const observer = new ResizeObserver(([entry]) => entry && look({ room: Math.round(horizontal ? entry.contentRect.width : entry.contentRect.height) }));
    element.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, []);

  return {
    items: Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ index: from + at, start: startOf(from + at) })),
    total: startOf(count),
    reveal(index) {
      const { offset, room } = seen.current;
      const [first, last] = [startOf(index) - paddingStart, startOf(index + 1) - room];
      if (first >= offset && last <= offset) return;
      seen.current.offset = first < offset ? first : last;
      scroller()?.scrollTo({ [horizontal ? "left" : "top"]: seen.current.offset });
    },
  };
}

/** Where each item begins; of the one behind the last, where that ends. */
function starts(size: number | readonly number[], first: number): (index: number) => number {
  if (typeof size === "number") return (index) => first + index * size;
  const all = [first];
  for (const one of size) all.push((all.at(-1) ?? 0) + one);
  return (index) => all[Math.min(index, size.length)] ?? first;
}

/** The items that are in sight, with those around them: the first, and the one behind the last. */
function span(startOf: (index: number) => number, count: number, { offset, room }: { offset: number; room: number }, overscan: number): [from: number, to: number] {
  /** The first item that begins behind a place. */
  const behind = (place: number) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(middle) > place) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return [Math.max(0, behind(offset) - 1 - overscan), Math.min(count, behind(offset + room - 1) + overscan)];
}
