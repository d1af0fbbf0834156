// What answers the page: the sandbox inside it, or a proxy of the visitor's own. Either way the
// page is a user of the package like any other, and never holds a key.
import { AttioClient, type ClientEvent } from "attio-wasm";
import type { Sandbox } from "attio-wasm/sandbox";

export interface Backend {
  /** Shown to the person: "Embedded sandbox", or where the proxy is. */
  readonly label: string;
  /** What stands in code to copy; `undefined` for the sandbox, whose code uses the real gateway. */
  readonly baseUrl?: string;
  readonly client: AttioClient;
  readonly sandbox?: Sandbox;
  /** Calls the listener for everything the client does; gives what ends that. */
  listen(listener: (event: ClientEvent) => void): () => void;
}

/** The address from `?base=`, or `null` for the embedded sandbox. */
export const askedBase = () => new URLSearchParams(location.search).get("base");

/** Opens the page again on another back end. */
export function chooseBase(base: string | null) {
  const url = new URL(location.href);
  if (base) url.searchParams.set("base", base);
  else url.searchParams.delete("base");
  location.assign(url);
}

/** Rejects with an AttioError where `base` is no address that a client takes. */
export async function openBackend(base: string | null): Promise<Backend> {
  const listeners = new Set<(event: ClientEvent) => void>();
  const onEvent = (event: ClientEvent) => {
    for (const listener of listeners) listener(event);
  };
  const listen = (listener: (event: ClientEvent) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  if (base) {
    const client = new AttioClient({ baseUrl: base, onEvent });
    return { label: labelOf(base), baseUrl: base, client, listen };
  }

  // Loaded only here: a page on a proxy has no use for it.
  const { createSandbox } = await import("attio-wasm/sandbox");
  const sandbox = createSandbox();
  const client = new AttioClient({
    apiKey: "any-key-opens-the-sandbox",
    fetch: sandbox.fetch,
    // The gateway's limit of 10 a second would only slow down a back end in the same page.
    requestsPerSecond: null,
    onEvent,
  });
  return { label: "Embedded sandbox", client, sandbox, listen };
}

function labelOf(base: string) {
  const url = new URL(base, location.href);
  return url.origin === location.origin ? url.pathname : url.host + url.pathname.replace(/\/$/, "");
}
