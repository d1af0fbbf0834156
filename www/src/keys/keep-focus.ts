// After every action the focus is on something that exists: where what had it is gone, the table takes it.
import { grid } from "../table/Grid";

export function keepFocus() {
  let last: Element | undefined;
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target !== document.body) last = target;
  });
  const look = () => {
    if (!last || document.activeElement !== document.body) return;
    const isGone = !last.isConnected || last.matches(":disabled");
    if (!isGone) return;
    last = undefined;
    (document.querySelector<HTMLElement>("dialog[open] [data-autofocus], dialog[open] button") ?? grid.value ?? document.querySelector<HTMLElement>(".table-area button"))?.focus({ preventScroll: true });
  };
  // A frame later: only then does the browser let go of what is disabled, and what takes its place has asked first.
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(look))).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
}
