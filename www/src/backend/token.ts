// The token of the address that `npm start` prints: it stays in nothing that lasts as long as the page.
const MARK = "#token=";
const NAME = "token of the local proxy: ";

/** The token in the address, which it is taken out of. Without regular expressions, which would keep their last subject. */
function taken(): string | undefined {
  const { hash } = location;
  if (!hash.startsWith(MARK)) return undefined;
  history.replaceState(null, "", location.pathname + location.search);
  return hash.slice(MARK.length);
}

/**
 * Loads the page again where it was opened by that address, which the browser would keep among its performance entries.
 * The name of the window carries the token over, and is empty again before the page draws anything.
 */
export function reloadsForToken(): boolean {
  const token = taken();
  if (!token) return false;
  window.name = NAME + token;
  location.reload();
  return true;
}

/** The token that a reload has carried over, or that of an address that was pasted into the open page. */
export function takeToken(): string | undefined {
  const { name } = window;
  if (!name.startsWith(NAME)) return taken();
  window.name = "";
  return name.slice(NAME.length);
}
