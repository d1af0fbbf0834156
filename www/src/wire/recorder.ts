// A `fetch` that logs each call: its real path, status, times, size and bodies. Credentials are never stored: of the
// request only method, path and body are read.
import type { ClientEvent } from "attio-wasm";
import { currentAction } from "./action";
import { calls, changed, holding, keep, BODY_BYTES, trim, type Call } from "./log";

type Fetch = (input: Request | string, init?: RequestInit) => Promise<Response>;

/** The whole body of the last answer to a query, for the view of the raw answer. */
export const lastQuery: { call?: Call; pieces: Uint8Array[] } = { pieces: [] };
const RAW_BYTES = 8_000_000;

let last = 0;
let attempt = 1;
/** A wait that ends with the next request. */
let held: number | undefined;

export function recording(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const { pathname, search } = new URL(request ? request.url : String(input), location.href);
    const method = init?.method ?? request?.method ?? "GET";
    const call: Call = {
      id: (last += 1),
      action: currentAction(),
      method,
      path: decodeURI(pathname) + search,
      startedAt: performance.now(),
      attempt,
      state: "open",
      bytes: 0,
      ...(held !== undefined && { held }),
    };
    held = undefined;
    keep(call);
    const body = typeof init?.body === "string" ? init.body : request && method !== "GET" ? await request.clone().text() : undefined;
    if (body) call.request = body.slice(0, BODY_BYTES);
    const since = () => performance.now() - call.startedAt;
    const end = (state: Call["state"], error?: unknown) => {
      call.state = state;
      call.ms = since();
      if (error !== undefined) call.error = String(error instanceof Error ? error.message : error);
      trim();
      changed();
    };
    const signal = init?.signal ?? request?.signal;
    let response: Response;
    try {
      response = await fetch(input, init);
    } catch (error) {
      end(signal?.aborted ? "stopped" : "failed", signal?.aborted ? undefined : error);
      throw error;
    }
    call.status = response.status;
    call.headMs = since();
    const requestId = response.headers.get("x-request-id");
    if (requestId) call.requestId = requestId;
    changed();
    const isWhole = response.status < 200 || response.type === "opaqueredirect";
    if (!response.body || isWhole) {
      end("done");
      return response;
    }
    if (/\/records\/query$|\/entries\/query$/.test(pathname) && response.ok) {
      lastQuery.call = call;
      lastQuery.pieces = [];
    }
    const { status, statusText, headers } = response;
    return new Response(tapped(response.body, call, end), { status, statusText, headers });
  };
}

function tapped(body: ReadableStream<Uint8Array<ArrayBuffer>>, call: Call, end: (state: Call["state"], error?: unknown) => void) {
  const reader = body.getReader();
  const chunks: Uint8Array[] = (call.response = []);
  let left = BODY_BYTES;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          end("done");
          return controller.close();
        }
        call.bytes += value.length;
        if (lastQuery.call === call && call.bytes <= RAW_BYTES) lastQuery.pieces.push(value);
        if (left > 0) chunks.push(value.slice(0, left));
        left -= value.length;
        controller.enqueue(value);
      } catch (error) {
        end("failed", error);
        controller.error(error);
      }
    },
    cancel(reason) {
      end("stopped");
      return reader.cancel(reason);
    },
  });
}

/** Records the client's events: attempts, and waits between them. */
export function onEvent(event: ClientEvent) {
  if (event.type === "request") {
    attempt = event.attempt;
    holding.value = undefined;
  }
  if (event.type === "wait" && event.ms > 20) {
    held = event.ms;
    holding.value = { until: performance.now() + event.ms, ms: event.ms };
  }
  if (event.type === "retry") {
    const fits = new RegExp(`${event.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}(\\?|$)`);
    const call = calls.findLast((call) => call.method === event.method && call.state !== "open" && !call.retry && fits.test(call.path));
    if (call) call.retry = { ms: event.ms, at: performance.now() };
    holding.value = { until: performance.now() + event.ms, ms: event.ms, ...(event.status !== undefined && { status: event.status }) };
    changed();
  }
}
