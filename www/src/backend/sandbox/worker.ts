/// <reference lib="webworker" />
// Answers the page off its main thread: the embedded sandbox, since compiling and seeding it takes longer than a frame,
// or a proxy that wants a header, which this worker has and the page has not.
import { createSandbox, init, type Sandbox } from "attio-wasm/sandbox/slim";
import type { Ask, FromWorker, Order, ToWorker } from "./protocol";

declare const self: DedicatedWorkerGlobalScope;

/** Size of chunks: small enough that reading one is no long task for the page. */
const PIECE_BYTES = 128 * 1024;

const say = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, transfer);
const under = new Map<number, AbortController>();
// Requests wait until it is open.
const { promise: opened, resolve: open, reject: fail } = Promise.withResolvers<Pick<Sandbox, "fetch"> & Partial<Sandbox>>();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "open": {
      const since = performance.now();
      // Compiled by the page, or else fetched here.
      init(data.module).then(() => createSandbox({ ...data.options, webhooks: { deliver } })).then(open, fail);
      opened.then(
        () => say({ kind: "ready", ms: performance.now() - since }),
        (error) => say({ kind: "broken", message: String(error instanceof Error ? error.message : error) }),
      );
      return;
    }
    case "header":
      return open({ fetch: withHeader(data.name, data.value) });
    case "fetch":
      return void answer(data);
    case "abort":
      return under.get(data.id)?.abort();
    case "received":
      receiving.get(data.id)?.(new Response(null, { status: data.status }));
      return void receiving.delete(data.id);
    case "order":
      return void opened.then(
        (sandbox) => say({ kind: "done", id: data.id, result: obey(sandbox, data.order) }),
        (error) => say({ kind: "failed", id: data.id, message: String(error) }),
      );
  }
};

const receiving = new Map<number, (response: Response) => void>();
let lastDelivery = 0;

async function deliver(request: Request): Promise<Response> {
  const id = (lastDelivery += 1);
  const body = await request.text();
  return new Promise((resolve) => {
    receiving.set(id, resolve);
    say({ kind: "deliver", id, url: request.url, headers: [...request.headers], body });
  });
}

const withHeader =
  (name: string, value: string) =>
  async (address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set(name, value);
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    // A redirect has no status that the page could be told.
    if (response.type === "opaqueredirect") throw new TypeError("the proxy redirects, which is not followed");
    return response;
  };

function obey(sandbox: Partial<Sandbox>, order: Order): boolean {
  switch (order.kind) {
    case "misbehave":
      sandbox.misbehave?.(order.faults);
      return true;
    case "behave":
      sandbox.behave?.();
      return true;
    case "activate":
      return sandbox.activate?.(order.connection, order.scopes) ?? false;
    case "refuse":
      return sandbox.refuse?.(order.connection) ?? false;
  }
}

async function answer({ id, url, method, headers, body }: Ask) {
  const controller = new AbortController();
  under.set(id, controller);
  try {
    const sandbox = await opened;
    const response = await sandbox.fetch(url, { method, headers, body, signal: controller.signal });
    const reader = response.body?.getReader();
    say({ kind: "head", id, status: response.status, headers: [...response.headers], hasBody: reader !== undefined });
    for (let step; reader && !(step = await reader.read()).done && !controller.signal.aborted; ) {
      for (let at = 0; at < step.value.length; at += PIECE_BYTES) {
        const bytes = step.value.slice(at, at + PIECE_BYTES);
        say({ kind: "piece", id, bytes }, [bytes.buffer]);
      }
    }
    say({ kind: "end", id });
  } catch (error) {
    say({ kind: "failed", id, message: String(error instanceof Error ? error.message : error) });
  } finally {
    under.delete(id);
  }
}
