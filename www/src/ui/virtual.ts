// @tanstack/virtual-core for Preact: the part of a long list that is in sight. The sizes are known beforehand.
import { Virtualizer, type VirtualItem, type VirtualizerOptions } from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";

interface Options {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  /** Of every item, or of each. */
  readonly size: number | readonly number[];
  /** Items before and behind those in sight. */
  readonly overscan: number;
  readonly horizontal?: boolean;
  /** Room before the first item, which the sticky parts cover once the list is scrolled. */
  readonly paddingStart?: number;
}

export interface Virtual {
  readonly items: readonly VirtualItem[];
  readonly total: number;
  reveal(index: number): void;
}

type Watch = VirtualizerOptions<HTMLElement, HTMLElement>;

/** The element's size, without measuring it, which would force a layout during rendering. */
const observeElementRect: Watch["observeElementRect"] = ({ scrollElement }, tell) => {
  if (!scrollElement) return undefined;
  let known = { width: 0, height: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const size = { width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) };
    const isSmaller = size.width <= known.width && size.height <= known.height;
    known = size;
    clearTimeout(timer);
    // Items that are no longer in sight are removed after this frame, which would otherwise be laid out twice.
    if (isSmaller) timer = setTimeout(() => tell(size));
    else tell(size);
  });
  observer.observe(scrollElement);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
};

export function useVirtual({ count, scroller, size, overscan, horizontal = false, paddingStart = 0 }: Options): Virtual {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const drawn = useRef("");
  const tell = useRef<(offset: number) => void>();
  /** Scroll position of the element. A new one is at its beginning. */
  const observeElementOffset: Watch["observeElementOffset"] = ({ scrollElement }, put) => {
    if (!scrollElement) return undefined;
    put(0, false);
    tell.current = (offset) => put(offset, true);
    const onScroll = () => put(horizontal ? scrollElement.scrollLeft : scrollElement.scrollTop, true);
    scrollElement.addEventListener("scroll", onScroll, { passive: true });
    return () => scrollElement.removeEventListener("scroll", onScroll);
  };
  const scrollToFn: Watch["scrollToFn"] = (offset, { adjustments = 0 }, { scrollElement, scrollOffset }) => {
    const to = offset + adjustments;
    if (to === scrollOffset) return;
    scrollElement?.scrollTo({ [horizontal ? "left" : "top"]: to });
    // Immediately, without waiting for the scroll event of the next frame: the cursor and the rows it moved to are one change.
    tell.current?.(to);
  };
  const options = {
    ...{ count, getScrollElement: scroller, overscan, horizontal, paddingStart },
    estimateSize: (index: number) => (typeof size === "number" ? size : (size[index] ?? 0)),
    ...{ observeElementRect, observeElementOffset, scrollToFn },
    initialRect: { width: innerWidth, height: innerHeight },
    scrollPaddingStart: paddingStart,
    // The end of scrolling is told as well, and changes nothing here.
    onChange: ({ range }: Virtualizer<HTMLElement, HTMLElement>) => {
      if (spanOf(range) !== drawn.current) draw(undefined as never);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  const sizes = typeof size === "number" ? String(size) : size.join();
  const measured = useRef(sizes);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  if (measured.current !== sizes) {
    measured.current = sizes;
    virtualizer.measure();
  }
  const items = virtualizer.getVirtualItems();
  drawn.current = spanOf(virtualizer.range);
  return { items, total: virtualizer.getTotalSize(), reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }) };
}

const spanOf = (range: { startIndex: number; endIndex: number } | null) => (range ? `${range.startIndex}-${range.endIndex}` : "");
