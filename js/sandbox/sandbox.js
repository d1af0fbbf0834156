// The sandbox as a web-standard fetch handler. The same object serves as an injected `fetch`, a `Deno.serve` or
// `Bun.serve` handler, a Worker's default export, and behind a Node server.
//
// Loading the WebAssembly differs by runtime, so each entry binds its own glue:
//
//   export const createSandbox = bindSandbox(glue);

import { wait } from "../concurrency/wait.js";
import { createSender } from "./deliveries.js";

/**
 * @param {{ Sandbox: new (options?: unknown, now?: () => number) => any }} glue what wasm-bindgen made of the crate
 * @returns {(options?: import("../../pkg-template/sandbox/index.d.ts").SandboxOptions) => import("../../pkg-template/sandbox/index.d.ts").Sandbox}
 */
export function bindSandbox(glue) {
  return function createSandbox(options = {}) {
    const { now, webhooks, ...others } = options;
    const { deliver, timeoutMs, ...deliveries } = webhooks ?? {};
    if (deliver !== undefined && typeof deliver !== "function") throw new TypeError("sandbox: `webhooks.deliver` must be a function");
    const plain = { ...others, webhooks: deliveries };
    let clock = now ?? Date.now;
    /** How far `advance` has moved the clock. */
    let ahead = 0;
    const time = () => clock() + ahead;
    let inner = new glue.Sandbox(plain, time);
    const sender = createSender(() => inner, { deliver, timeoutMs });

    // A closure, not a method: it may be passed around on its own.
    /** @param {RequestInfo | URL} input @param {RequestInit} [init] */
    async function fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal?.throwIfAborted();
      const answer = await inner.answer(request);
      // Not awaited: Attio answers a write before it delivers, and a handler may call the sandbox.
      void sender.send();
      request.signal?.throwIfAborted();
      if (answer.delayMs > 0) await wait(answer.delayMs, request.signal);
      if (answer.broken === "network") throw new TypeError("fetch failed: the sandbox was told to break the connection");
      return new Response(content(answer), { status: answer.status, headers: answer.headers });
    }

    return {
      fetch,
      misbehave(faults) {
        for (const fault of Array.isArray(faults) ? faults : [faults]) inner.misbehave(fault);
      },
      behave() {
        inner.behave();
      },
      activate(connectionId, scopes) {
        const known = inner.decide(connectionId, true);
        if (known && scopes) inner.setScopes(connectionId, scopes);
        return known;
      },
      refuse(connectionId) {
        return inner.decide(connectionId, false);
      },
      deliveries: () => inner.deliveries(),
      delivered: () => sender.send(),
      misdeliver(faults) {
        for (const fault of Array.isArray(faults) ? faults : [faults]) inner.misdeliver(fault);
      },
      async advance(ms) {
        if (!(ms >= 0)) throw new TypeError("sandbox: `advance` takes milliseconds, 0 or more");
        await sender.send();
        const until = time() + ms;
        // Advances from one delivery to the next, so that each retry is made at its time.
        for (let due; sender.sends && (due = inner.nextDue()) !== undefined && due <= until; ) {
          ahead += Math.max(0, due - time());
          await sender.send();
        }
        ahead += Math.max(0, until - time());
        await sender.send();
      },
      reset(changes = {}) {
        const { now: other, webhooks: faults, ...rest } = changes;
        clock = other ?? now ?? Date.now;
        ahead = 0;
        const fresh = new glue.Sandbox({ ...plain, ...rest, webhooks: { ...deliveries, ...faults } }, time);
        inner.free();
        inner = fresh;
      },
    };
  };
}

/** Statuses whose response must not have a body, as the constructor of Response demands. */
const BODILESS = new Set([101, 103, 204, 205, 304]);

/** @param {{ status: number, body: Uint8Array<ArrayBuffer>, broken?: string }} answer */
function content({ status, body, broken }) {
  if (BODILESS.has(status)) return null;
  if (broken !== "body") return body.length === 0 ? null : body;
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError("terminated: the sandbox was told to cut the body off"));
      sent = true;
      controller.enqueue(body.slice(0, Math.max(1, body.length >> 1)));
    },
  });
}
