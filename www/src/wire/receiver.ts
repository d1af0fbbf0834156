// The receiver of the sandbox's webhooks: attio-wasm/webhooks verifies each delivery, as on a server.
import { signal } from "@preact/signals";
import type { WebhookEvent } from "attio-wasm";
import { backend, type Backend } from "../backend/modes";
import { client } from "../schema/workspace";
import { acting } from "./action";
import { literal } from "./literal";

export interface Received {
  /** The `Idempotency-Key`. */
  readonly id: string;
  readonly at: number;
  /** Status of the receiver's answer; 200 only with a valid signature. */
  readonly status: number;
  readonly events: readonly WebhookEvent[];
  readonly body: string;
  readonly signature: string;
}

const MOST = 100;
const TARGET = "https://hooks.example/attio";
const EVENTS = ["record.created", "record.updated", "record.deleted", "list-entry.created", "list-entry.updated", "note.created", "task.created", "task.updated"] as const;

export const received = signal<readonly Received[]>([]);
export const subscribed = signal<{ readonly by: Backend; readonly webhook: string } | undefined>(undefined);

/** Makes a webhook and receives what it delivers. */
export async function subscribe() {
  const attio = client.value;
  const by = backend.value;
  if (!attio || !by?.sandbox) return;
  const { createWebhookHandler } = await import("attio-wasm/webhooks");
  const body = { target_url: TARGET, subscriptions: EVENTS.map((event_type) => ({ event_type, filter: null })) };
  const { id, secret } = await acting(`attio.webhooks.create(${literal(body)})`, "value", () => attio.webhooks.create(body));
  const seen = new Set<string>();
  by.sandbox.receive(async (request) => {
    const text = await request.clone().text();
    const verified: WebhookEvent[] = [];
    const handler = createWebhookHandler({ secret, dedupe: seen, onEvent: (event) => verified.push(event), onError: () => {} });
    const response = await handler(request);
    const headers = request.headers;
    const one = { id: headers.get("idempotency-key") ?? "", at: Date.now(), status: response.status, events: verified, body: text, signature: headers.get("attio-signature") ?? "" };
    received.value = [one, ...received.peek()].slice(0, MOST);
    return response;
  });
  subscribed.value = { by, webhook: id.webhook_id };
}

/** Deletes the webhook; received deliveries are kept. */
export async function unsubscribe() {
  const attio = client.value;
  const { value } = subscribed;
  if (!attio || !value) return;
  await acting(`attio.webhooks.delete(${JSON.stringify(value.webhook)})`, "nothing", () => attio.webhooks.delete(value.webhook));
  subscribed.value = undefined;
}
