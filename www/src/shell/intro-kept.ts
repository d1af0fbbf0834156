// Whether the line over the table was dismissed in this browser.
const NAME = "attio-demo intro";

export function isIntroDismissed(): boolean {
  try {
    return localStorage.getItem(NAME) === "dismissed";
  } catch {
    // Without storage it was never dismissed.
    return false;
  }
}

export function keepDismissed() {
  try {
    localStorage.setItem(NAME, "dismissed");
  } catch {
    // It comes back with the next visit.
  }
}
