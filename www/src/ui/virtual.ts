// @tanstack/virtual-core for Preact: the part of a long list that is in sight.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from "@tanstack/virtual-core";
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

export function useVirtual({ count, scroller, size, overscan, horizontal = false, paddingStart = 0, sizes }: Options): Virtual {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    ...{ count, getScrollElement: scroller, estimateSize: size, overscan, horizontal, paddingStart },
    ...{ observeElementRect, observeElementOffset, scrollToFn: elementScroll },
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
