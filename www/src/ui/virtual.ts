// @tanstack/virtual-core for Preact: renders the visible part of a long list.
import { Virtualizer, type VirtualItem, type VirtualizerOptions } from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

interface Options {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  readonly size: (index: number) => number;
  readonly overscan: number;
  readonly horizontal?: boolean;
  readonly paddingStart?: number;
  /** Changes when the sizes do. */
  readonly sizes?: unknown;
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
  const observer = new ResizeObserver(([entry]) => entry && tell({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) }));
  observer.observe(scrollElement);
  return () => observer.disconnect();
};

/** Scroll position of the element. A new one is at its beginning. */
const observeElementOffset: Watch["observeElementOffset"] = ({ scrollElement, options: { horizontal } }, tell) => {
  if (!scrollElement) return undefined;
  tell(0, false);
  const onScroll = () => tell(horizontal ? scrollElement.scrollLeft : scrollElement.scrollTop, true);
  scrollElement.addEventListener("scroll", onScroll, { passive: true });
  return () => scrollElement.removeEventListener("scroll", onScroll);
};

const scrollToFn: Watch["scrollToFn"] = (offset, { adjustments = 0, behavior }, { scrollElement, scrollOffset, options: { horizontal } }) => {
  const to = offset + adjustments;
  if (to !== scrollOffset) scrollElement?.scrollTo({ [horizontal ? "left" : "top"]: to, ...(behavior && { behavior }) });
};

export function useVirtual({ count, scroller, size, overscan, horizontal = false, paddingStart = 0, sizes }: Options): Virtual {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    ...{ count, getScrollElement: scroller, estimateSize: size, overscan, horizontal, paddingStart },
    ...{ observeElementRect, observeElementOffset, scrollToFn },
    initialRect: { width: innerWidth, height: innerHeight },
    scrollPaddingStart: paddingStart,
    onChange: () => draw(undefined as never),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [sizes]);
  return { items: virtualizer.getVirtualItems(), total: virtualizer.getTotalSize(), reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }) };
}
