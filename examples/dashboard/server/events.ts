// Changes of the workspace, told to every open page: the webhook's handler says what changed, pages listen by
// server-sent events. One process; several need a channel between them, such as PostgreSQL's LISTEN or a Durable Object.
import type { WebhookEvent } from "attio-wasm/webhooks";
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

const KEEP_ALIVE_MS = 20_000;

export function createEvents() {
  const listeners = new Set<(event: WebhookEvent) => void>();
  return {
    /** An event holds ids and no values, so that pages read what they may read. */
    tell(event: WebhookEvent) {
      for (const listener of listeners) listener(event);
    },

    stream: (context: Context) =>
      streamSSE(context, async (stream) => {
        const listener = (event: WebhookEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
        listeners.add(listener);
        stream.onAbort(() => void listeners.delete(listener));
        // The first bytes open the stream, the later ones keep it open on its way through proxies.
        while (!stream.aborted) {
          await stream.writeSSE({ event: "alive", data: "" });
          await stream.sleep(KEEP_ALIVE_MS);
        }
      }),
  };
}
