// Back ends: the sandbox of this page, or a proxy that holds a key.
import { signal } from "@preact/signals";
import { AttioClient, init } from "attio-wasm/slim";
import { onEvent, recording } from "../wire/recorder";
import { prepareSandbox, type Size } from "./sandbox/made";
import { startHeader, type RemoteSandbox } from "./sandbox/remote";
import { takeToken } from "./token";

export type { Size };

export interface Backend {
  readonly mode: "sandbox" | "proxy" | "local";
  readonly label: string;
  /** URL of the proxy, as in code. */
  readonly address?: string;
  readonly client: AttioClient;
  readonly sandbox?: RemoteSandbox;
  readonly size?: Size;
}

export const backend = signal<Backend | undefined>(undefined);
/** Error while opening a back end. */
export const opening = signal<{ readonly error: unknown } | undefined>(undefined);

/** Makes the page's client: all of its calls go through the recorder, which also gets its retries and waits. */
const connect = (options: ConstructorParameters<typeof AttioClient>[0], fetch: (input: Request | string, init?: RequestInit) => Promise<Response>) =>
  new AttioClient({ ...options, fetch: recording(fetch) as never, onEvent });

/** The worker that holds a proxy's header. It ends, and the header with it, when something else is opened. */
let holding: ReturnType<typeof startHeader> | undefined;
function forgetHeader() {
  holding?.close();
  holding = undefined;
}

export async function openSandbox(size: Size = "small") {
  forgetHeader();
  const sandbox = prepareSandbox(size);
  try {
    await init();
    // It is not shared, so it needs no rate limit.
    const client = connect({ apiKey: "of-the-sandbox", requestsPerSecond: null }, sandbox.fetch);
    opening.value = undefined;
    backend.value = { mode: "sandbox", size, label: size === "large" ? "Sandbox, 10,000 companies" : "Sandbox", client, sandbox };
    await sandbox.ready;
  } catch (error) {
    opening.value = { error };
  }
}

export interface ProxyHeader {
  readonly name: string;
  readonly value: string;
}

export async function openProxy(address: string, header?: ProxyHeader) {
  forgetHeader();
  const { fetch } = (holding = header && startHeader(header.name, header.value)) ?? globalThis;
  await init();
  const client = connect({ baseUrl: address }, (input, init) => fetch(input, init));
  opening.value = undefined;
  backend.value = { mode: "proxy", label: labelOf(address), address, client };
}

export const LOCAL_ADDRESS = "/api/live";
/** The way to the proxy of `npm start`: its token is held by a worker, like a header of a proxy, for as long as the page is open. */
export const localProxy = signal<ReturnType<typeof startHeader> | undefined>(undefined);

/** Offers the local proxy where the page was opened by its address, or that is pasted into the open page. */
export function offerLocal() {
  const token = takeToken();
  if (!token) return;
  localProxy.value?.close();
  localProxy.value = startHeader("x-demo-token", token);
  if (backend.value?.mode === "local") void openLocal();
}

export async function openLocal() {
  const held = localProxy.value;
  if (!held) return;
  forgetHeader();
  await init();
  const client = connect({ baseUrl: LOCAL_ADDRESS }, held.fetch);
  opening.value = undefined;
  backend.value = { mode: "local", label: "Local proxy", address: LOCAL_ADDRESS, client };
}

const labelOf = (address: string) => (address.startsWith("/") ? `${location.host}${address}` : new URL(address).host);

/** Checks the typed address of a proxy; returns it, or a message about the mistake. */
export function readAddress(text: string): { readonly address: string } | { readonly wrong: string } {
  const typed = text.trim();
  if (typed === "") return { wrong: "Type where your proxy answers: /api/attio, or https://…" };
  if (typed.startsWith("/")) {
    if (/^\/[/\\]/.test(typed) || typed.includes("\\")) return { wrong: "A path begins with one slash, such as /api/attio." };
    return { address: typed.replace(/\/+$/, "") || "/" };
  }
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    return { wrong: "That is no address. Expected a path such as /api/attio, or https://…" };
  }
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) return { wrong: "It has to be https; http is for this machine only (127.0.0.1, localhost)." };
  if (url.username || url.password) return { wrong: "A name or password in an address is not kept secret. Leave it out." };
  if (url.search || url.hash) return { wrong: "The address ends before ? and #." };
  return { address: url.href.replace(/\/+$/, "") };
}
