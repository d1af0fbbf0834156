import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from "@floating-ui/dom";

/** Keeps a panel at its button, inside the window. Returns a function that stops it. */
export const keepAt = (anchor: HTMLElement, panel: HTMLElement, placement: Placement) =>
  autoUpdate(anchor, panel, () => {
    const middleware = [offset(4), flip({ padding: 8 }), shift({ padding: 8 }), size({ padding: 8, apply: ({ availableHeight }) => void panel.style.setProperty("max-height", `${Math.max(160, availableHeight)}px`) })];
    void computePosition(anchor, panel, { placement, strategy: "fixed", middleware }).then(({ x, y }) => {
      Object.assign(panel.style, { left: `${x}px`, top: `${y}px`, opacity: "1" });
    });
  });
