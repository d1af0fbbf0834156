// Passes on changes of the workspace to every open page: the webhook's handler reports them, pages get them as
// server-sent events. For one process; several need a channel between them, such as PostgreSQL's LISTEN or a Durable
// Object.
import type { WebhookEvent } from "attio-wasm/webhooks";
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

const KEEP_ALIVE_MS = 20_000;

export function createEvents() {
  const listeners = new Set<(event: WebhookEvent) => void>();
  return {
    /** Events contain ids and no values: pages read the values with their own permissions. */
    tell(event: WebhookEvent) {
      for (const listener of listeners) listener(event);
    },

    stream: (context: Context) =>
      streamSSE(context, async (stream) => {
        const listener = (event: WebhookEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
        listeners.add(listener);
        stream.onAbort(() => void listeners.delete(listener));
        // The first bytes open the stream, the later ones keep proxies from closing it.
        while (!stream.aborted) {
          await stream.writeSSE({ event: "alive", data: "" });
          await stream.sleep(KEEP_ALIVE_MS);
        }
      }),
  };
}
