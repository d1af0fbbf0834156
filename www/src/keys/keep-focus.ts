// Keeps the focus on an existing element after every action: where the focused one is gone, the table gets it.
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
  // One frame later: only then has the browser blurred a disabled element, and a replacement has had the first
  // chance.
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(look))).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
}
