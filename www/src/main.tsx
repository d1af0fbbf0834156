import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { backend, localToken, opening, openSandbox, prepareSandbox } from "./backend/modes";
import { pendingLink } from "./backend/link";
import { nameWorkspaces, readConnections } from "./connections/store";
import { bindKeys } from "./keys/bind";
import { keepFocus } from "./keys/keep-focus";
import { followConnections } from "./connections/pending";
import { registerOffline } from "./offline/register";
import { client, readWorkspace } from "./schema/workspace";
import { App } from "./shell/App";
import { runByItself, result } from "./table/run";
import { loadTheRest } from "./ui/lazy";
import { followAddress } from "./url/address";

// The sandbox is made while this page is drawn.
if (typeof WebAssembly === "object") prepareSandbox("small");

// The address that `npm start` prints has the token of its proxy; it is taken out at once.
const token = /[#&?]token=([\w-]{16,})/.exec(location.hash)?.[1];
if (token) {
  localToken.value = token;
  window.history.replaceState(null, "", location.pathname + location.search);
}
pendingLink.value = new URLSearchParams(location.search).get("base") ?? undefined;

/** When the first answer has been drawn on a slow machine, too. */
const REST_MS = 800;

/** Ends the task, so that the page can paint and answer: on a slow machine all of the opening in one is half a second. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

const root = document.getElementById("app");
if (root && typeof WebAssembly === "object") void open(root);
else document.documentElement.dataset["without"] = "webassembly";

async function open(root: HTMLElement) {
  followAddress();
  await nextTask();
  render(<App />, root);
  document.documentElement.dataset["ready"] = "";
  await nextTask();
  void openSandbox();
  follow();
  bindKeys();
  keepFocus();
  followConnections();
}

/** Effects of choosing a back end or a connection. */
function follow() {
  effect(() => {
    const now = backend.value;
    if (!now) return;
    untracked(() => {
      void readConnections(now).then(
        () => nameWorkspaces(now),
        (error) => (opening.value = { error }),
      );
    });
  });
  effect(() => {
    const attio = client.value;
    if (attio) untracked(() => void readWorkspace(attio));
  });
  runByItself();
  const stop = effect(() => {
    if (!result.value) return;
    queueMicrotask(() => stop());
    // Not before the first rows are drawn.
    setTimeout(() => {
      loadTheRest();
      registerOffline();
    }, REST_MS);
  });
}
