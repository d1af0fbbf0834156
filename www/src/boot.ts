// The first script of the page. The sandbox begins to be made at once, in its worker; the shell, which is in the document
// itself, is painted before the rest runs.
import { prepareSandbox } from "./backend/sandbox/made";

/** In a tab that is not shown no frame comes. */
const LONGEST_MS = 250;

const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, LONGEST_MS);
});

// Whoever dismissed the line over the table does not see it come and go.
try {
  if (localStorage.getItem("attio-demo intro") === "dismissed") document.querySelector(".intro")?.remove();
} catch {
  // Without storage it was never dismissed.
}

if (typeof WebAssembly === "object") {
  prepareSandbox("small");
  void painted.then(() => import("./main"));
} else document.documentElement.dataset["without"] = "webassembly";
