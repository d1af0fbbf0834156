// The page's side of a worker that answers it: a `fetch` over its port, and what can be ordered from a sandbox.
import type { SandboxFault, SandboxOptions } from "attio-wasm/sandbox/slim";
import { trustedScript } from "../../shell/trusted";
import type { FromWorker, Order, ToWorker } from "./protocol";
import workerAddress from "./worker.ts?worker&url";

/** The sandbox's WebAssembly, which the head of the built page requests; downloaded and compiled once for all workers. */
let module: Promise<WebAssembly.Module | undefined> | undefined;
function compiled() {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][href*="sandbox-"]');
  module ??= link ? WebAssembly.compileStreaming(fetch(link.href)).catch(() => undefined) : Promise.resolve(undefined);
  return module;
}

type Answering = {
  head(message: Extract<FromWorker, { kind: "head" }>): void;
  piece(bytes: Uint8Array<ArrayBuffer>): void;
  end(): void;
  failed(message: string): void;
};

export interface RemoteSandbox {
  fetch(input: Request | string, init?: RequestInit): Promise<Response>;
  misbehave(faults: readonly SandboxFault[]): Promise<boolean>;
  behave(): Promise<boolean>;
  activate(connection: string, scopes?: readonly string[]): Promise<boolean>;
  refuse(connection: string): Promise<boolean>;
  /** Sets the receiver of webhook deliveries. Without one they are refused, and the sandbox tries again later. */
  receive(receiver: (request: Request) => Promise<Response>): void;
  /** Resolves with the duration once the workspace is made; rejects where making it fails. */
  readonly ready: Promise<number>;
  close(): void;
}

export function startSandbox(options: SandboxOptions): RemoteSandbox {
  const { say, ...sandbox } = startWorker();
  void compiled().then((module) => say({ kind: "open", options, ...(module && { module }) }));
  return sandbox;
}

/** A `fetch` whose calls get a header that only its worker has: nothing in this page's memory holds it. */
export function startHeader(name: string, value: string): Pick<RemoteSandbox, "fetch" | "close"> {
  const { say, fetch, close } = startWorker();
  say({ kind: "header", name, value });
  return { fetch, close };
}

function startWorker() {
  const worker = new Worker(trustedScript(workerAddress), { type: "module" });
  const answering = new Map<number, Answering>();
  const orders = new Map<number, { resolve(done: boolean): void; reject(error: Error): void }>();
  let receiver = async (_request: Request) => new Response(null, { status: 503 });
  let last = 0;
  let broken: Error | undefined;
  const say = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);

  const { promise: ready, resolve: isReady, reject: isBroken } = Promise.withResolvers<number>();
  ready.catch(() => {});
  const fail = (error: Error) => {
    broken = error;
    isBroken(error);
    for (const one of answering.values()) one.failed(error.message);
    for (const one of orders.values()) one.reject(error);
    answering.clear();
    orders.clear();
  };

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    switch (data.kind) {
      case "ready":
        return isReady(data.ms);
      case "broken":
        return fail(new Error(data.message));
      case "head":
        return answering.get(data.id)?.head(data);
      case "piece":
        return answering.get(data.id)?.piece(data.bytes);
      case "end":
        return answering.get(data.id)?.end();
      case "done":
        orders.get(data.id)?.resolve(data.result);
        return void orders.delete(data.id);
      case "deliver": {
        const { id, url, headers, body } = data;
        const answer = (status: number) => say({ kind: "received", id, status });
        return void receiver(new Request(url, { method: "POST", headers, body })).then(({ status }) => answer(status), () => answer(500));
      }
      case "failed":
        answering.get(data.id)?.failed(data.message);
        orders.get(data.id)?.reject(new Error(data.message));
        return void orders.delete(data.id);
    }
  };
  worker.onerror = (event) => fail(new Error(event.message || "the sandbox's worker could not be loaded"));

  async function fetch(input: Request | string, init: RequestInit = {}): Promise<Response> {
    // The client may pass a URL with options, or one Request.
    const request = input instanceof Request ? input : undefined;
    const signal = init.signal ?? request?.signal;
    // Resolved here: in the worker, a path would be relative to the worker's own URL.
    const url = new URL(request ? request.url : String(input), document.baseURI).href;
    const method = init.method ?? request?.method ?? "GET";
    const headers = [...new Headers(init.headers ?? request?.headers)] as [string, string][];
    const body = request && request.method !== "GET" ? await request.arrayBuffer() : await bodyOf(init.body);
    signal?.throwIfAborted();
    if (broken) throw new TypeError(`the sandbox does not run: ${broken.message}`);

    const id = (last += 1);
    return new Promise<Response>((resolve, reject) => {
      let stream: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
      const over = () => {
        answering.delete(id);
        signal?.removeEventListener("abort", abort);
      };
      const abort = () => {
        say({ kind: "abort", id });
        over();
        reject(signal?.reason);
        stream?.error(signal?.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
      answering.set(id, {
        head({ status, headers, hasBody }) {
          if (!hasBody) return resolve(new Response(null, { status, headers }));
          const content = new ReadableStream<Uint8Array<ArrayBuffer>>({
            start: (controller) => void (stream = controller),
            cancel() {
              say({ kind: "abort", id });
              over();
            },
          });
          resolve(new Response(content, { status, headers }));
        },
        piece: (bytes) => stream?.enqueue(bytes),
        end() {
          over();
          stream?.close();
        },
        failed(message) {
          over();
          const error = new TypeError(message);
          reject(error);
          stream?.error(error);
        },
      });
      say({ kind: "fetch", id, url, method, headers, body });
    });
  }

  const order = (order: Order) =>
    new Promise<boolean>((resolve, reject) => {
      if (broken) return reject(broken);
      const id = (last += 1);
      orders.set(id, { resolve, reject });
      say({ kind: "order", id, order });
    });

  const remote: RemoteSandbox = {
    fetch,
    misbehave: (faults) => order({ kind: "misbehave", faults }),
    behave: () => order({ kind: "behave" }),
    activate: (connection, scopes) => order({ kind: "activate", connection, scopes }),
    refuse: (connection) => order({ kind: "refuse", connection }),
    receive: (next) => void (receiver = next),
    ready,
    close: () => {
      worker.terminate();
      fail(new Error("it was closed"));
    },
  };
  return { ...remote, say };
}

async function bodyOf(body: BodyInit | null | undefined): Promise<ArrayBuffer | string | undefined> {
  if (body === null || body === undefined || typeof body === "string") return body ?? undefined;
  return new Response(body).arrayBuffer();
}
