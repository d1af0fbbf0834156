import { signal } from "@preact/signals";
import { trustedScript } from "../shell/trusted";

/** Set when a newer version of the page waits; calling it activates that version. */
export const newVersion = signal<(() => void) | undefined>(undefined);

/** Makes the page work offline after the first answer, CSV included. Only in a build, since files change during development. */
export function registerOffline() {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void (async () => {
    try {
      const registration = await navigator.serviceWorker.register(trustedScript("./offline.js"));
      const offer = (worker: ServiceWorker) => {
        // The first version replaces none.
        if (!navigator.serviceWorker.controller) return;
        newVersion.value = () => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
          worker.postMessage("take over");
        };
      };
      if (registration.waiting) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
      });
    } catch {
      // Without storage, or in a private window, the page needs a network.
    }
  })();
}
