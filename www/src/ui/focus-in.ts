/**
 * Moves the focus to the main element of a panel, also where it is loaded later; returns a function that stops
 * waiting.
 */
export function focusIn(panel: HTMLElement): () => void {
  const isWaiting = () => {
    const { activeElement: at } = document;
    return at === null || at === document.body || at === panel || at.matches(".sheet-back") || !panel.contains(at);
  };
  const look = () => {
    if (!isWaiting()) return;
    const wanted = panel.querySelector<HTMLElement>("[data-autofocus]") ?? panel.querySelector<HTMLElement>("input:not(:disabled), select, textarea, button:not(.sheet-back, :disabled), a[href]");
    (wanted ?? panel).focus();
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(panel, { childList: true, subtree: true });
  return () => observer.disconnect();
}
