// The first script of the page. It starts the sandbox in its worker at once; the shell, which is in the document itself,
// is painted before the rest runs.
import { prepareSandbox } from "./backend/sandbox/made";
import { reloadsForToken } from "./backend/token";
import { isIntroDismissed } from "./shell/intro-kept";

/** A hidden tab has no frames. */
const LONGEST_MS = 250;

const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, LONGEST_MS);
});

// Where the intro line was dismissed, it must not flash.
if (isIntroDismissed()) document.querySelector(".intro")?.remove();

if (reloadsForToken()) {
  // Anything begun now would end with this document.
} else if (typeof WebAssembly === "object") {
  prepareSandbox("small");
  void painted.then(() => import("./main"));
} else document.documentElement.dataset["without"] = "webassembly";
