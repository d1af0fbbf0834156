import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { backend, offerLocal, opening, openSandbox } from "./backend/modes";
import { pendingLink } from "./backend/link";
import { nameWorkspaces, readConnections } from "./connections/store";
import { bindKeys } from "./keys/bind";
import { keepFocus } from "./keys/keep-focus";
import { followConnections } from "./connections/pending";
import { registerOffline } from "./offline/register";
import { client, readWorkspace } from "./schema/workspace";
import { PARTS } from "./shell/App";
import { failure, runByItself, result } from "./table/run";
import { FORMATS } from "./table/words";
import { loadTheRest } from "./ui/lazy";
import { nextTask } from "./ui/next-task";
import { followAddress } from "./url/address";

offerLocal();
// Before the view is read from the address.
addEventListener("popstate", offerLocal);
pendingLink.value = new URLSearchParams(location.search).get("base") ?? undefined;

/** Delay after which the first answer is drawn on a slow machine, too. */
const REST_MS = 800;

const place = (part: string) => document.querySelector(`[data-part="${part}"]`);

async function open() {
  await nextTask();
  followAddress();
  void openSandbox();
  follow();
  await nextTask();
  for (const parts of PARTS) {
    for (const [part, Part] of Object.entries(parts)) {
      const root = place(part);
      if (root) render(<Part />, root);
    }
    await nextTask();
  }
  document.documentElement.dataset["ready"] = "";
  bindKeys();
  keepFocus();
  followConnections();
  for (const warm of FORMATS) {
    await nextTask();
    warm();
  }
}

void open();

/** Resolves when rows or an error have arrived; other reads can wait until then. */
const firstAnswer = (attio: unknown) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    const stop = effect(() => {
      if (result.value?.by !== attio && !failure.value && client.value === attio) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
const PATIENCE_MS = 1500;

/** Reacts to the choice of a back end or a connection. */
function follow() {
  effect(() => {
    const now = backend.value;
    if (!now) return;
    untracked(() => {
      void readConnections(now).then(
        () => firstAnswer(client.peek()).then(() => nameWorkspaces(now)),
        (error) => (opening.value = { error }),
      );
    });
  });
  effect(() => {
    const attio = client.value;
    if (attio) untracked(() => void firstAnswer(attio).then(() => client.peek() === attio && readWorkspace(attio)));
  });
  runByItself();
  const stop = effect(() => {
    if (!result.value) return;
    queueMicrotask(() => stop());
    // After the first rows are drawn.
    setTimeout(() => {
      loadTheRest();
      registerOffline();
    }, REST_MS);
  });
}
