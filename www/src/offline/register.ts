import { signal } from "@preact/signals";
import { trustedScript } from "../shell/trusted";

/** A newer version of the page waits; calling it takes it into use. */
export const newVersion = signal<(() => void) | undefined>(undefined);

/** After the first answer the page works without a network, CSV too. Only as it is built: a server that is being developed changes. */
export function registerOffline() {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void (async () => {
    try {
      const registration = await navigator.serviceWorker.register(trustedScript("./offline.js"));
      const offer = (worker: ServiceWorker) => {
        // The first one of all has nothing to replace.
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
      // Without storage, or in a private window: it works as long as there is a network.
    }
  })();
}
