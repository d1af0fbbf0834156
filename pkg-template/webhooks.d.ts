import type { HostRequest, HostResponse, KnownWebhookEventType, WebhookEvent, WebhookEventOf } from "./index.js";

export type {
  ActivityAttributeCreatedEvent,
  ActivityAttributeEventId,
  ActivityAttributeUpdatedEvent,
  ActivityCreatedEvent,
  ActivityDeletedEvent,
  ActivityEventId,
  ActivityRecordCreatedEvent,
  ActivityRecordDeletedEvent,
  ActivityRecordEventId,
  ActivityUpdatedEvent,
  Actor,
  ActorType,
  CallRecordingCreatedEvent,
  CallRecordingEventId,
  CommentCreatedEvent,
  CommentDeletedEvent,
  CommentEventId,
  CommentResolvedEvent,
  CommentUnresolvedEvent,
  KnownWebhookEventType,
  ListAttributeCreatedEvent,
  ListAttributeEventId,
  ListAttributeUpdatedEvent,
  ListCreatedEvent,
  ListDeletedEvent,
  ListEntryCreatedEvent,
  ListEntryDeletedEvent,
  ListEntryEventId,
  ListEntryUpdatedEvent,
  ListEntryValueEventId,
  ListEventId,
  ListUpdatedEvent,
  NoteContentUpdatedEvent,
  NoteCreatedEvent,
  NoteDeletedEvent,
  NoteEventId,
  NoteUpdatedEvent,
  ObjectAttributeCreatedEvent,
  ObjectAttributeEventId,
  ObjectAttributeUpdatedEvent,
  RecordCreatedEvent,
  RecordDeletedEvent,
  RecordEventId,
  RecordMergedEvent,
  RecordUpdatedEvent,
  RecordValueEventId,
  TaskCreatedEvent,
  TaskDeletedEvent,
  TaskEventId,
  TaskUpdatedEvent,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
  WorkspaceMemberCreatedEvent,
  WorkspaceMemberEventId,
} from "./index.js";

/** A webhook's secret, as in the answer to `webhooks.create`, or bytes. */
export type WebhookSecret = string | Uint8Array;

/** One secret, or several that are all accepted while a webhook is being replaced. */
export type WebhookSecrets = WebhookSecret | readonly WebhookSecret[];

/**
 * The secrets, or a function that returns those of a webhook by its id, for one URL with many workspaces. `null` and
 * `undefined` mean that the webhook is unknown, which is answered with 401. The function also gets the platform's
 * further arguments, such as a Worker's `env`.
 */
export type SecretSource<Rest extends unknown[] = unknown[]> =
  | WebhookSecrets
  | ((webhookId: string, ...rest: Rest) => WebhookSecrets | null | undefined | Promise<WebhookSecrets | null | undefined>);

/** A delivery with a valid signature. */
export interface WebhookDelivery {
  /**
   * The `Idempotency-Key`, the same when Attio repeats a delivery. The signature does not cover it. A hash of the
   * body does not replace it: two changes of one record have the same body.
   */
  id: string | undefined;
  /** The id of the webhook; `""` where Attio sent none. */
  webhookId: string;
  /** The events: currently one, but Attio may send several. */
  events: WebhookEvent[];
}

/** Options of `receiveWebhook`. */
export interface ReceiveWebhookOptions {
  secret: SecretSource<[]>;
  /** Maximum size of the body in bytes. Default: 1,000,000. */
  maxBytes?: number;
}

/** Options of `createWebhookHandler`. */
export interface WebhookHandlerOptions<Rest extends unknown[] = unknown[]> {
  secret: SecretSource<Rest>;
  /**
   * The handlers, by type of event. They are awaited, and Attio waits 5 s: record the change or put it into a queue,
   * then return. An exception makes the answer 500, and Attio sends all events of the delivery again.
   */
  on?: { [T in KnownWebhookEventType]?: (event: WebhookEventOf<T>, delivery: WebhookDelivery, ...rest: Rest) => unknown };
  /**
   * Handles every event without a handler in `on`, including types that this version of the package does not know.
   */
  onEvent?: (event: WebhookEvent, delivery: WebhookDelivery, ...rest: Rest) => unknown;
  /**
   * Stores the ids of handled deliveries for at least 4 days (Attio repeats for about 3): a table, a key-value store, or
   * in one process a `Set`. `has` is called before handling, `add` after success. Two identical deliveries that arrive
   * concurrently may both be handled. Default: every delivery is handled.
   */
  dedupe?: { has(id: string): boolean | Promise<boolean>; add(id: string): unknown };
  /** Maximum size of the body in bytes. Default: 1,000,000. */
  maxBytes?: number;
  /**
   * Called with the exception of a handler, and with a `WebhookError` for each refused request. Default: logs failures
   * that are answered with 500.
   */
  onError?: (error: unknown, delivery: WebhookDelivery | undefined) => unknown;
}

/**
 * Reason for refusing a request: `method` (405), `too_large` (413), `signature` and `unknown_webhook` (401), `body`
 * (400: no JSON with `events`, or not fully received), `body_used` and `secret` (500: a mistake of the program).
 */
export type WebhookErrorCode = "method" | "too_large" | "signature" | "unknown_webhook" | "body" | "body_used" | "secret";

/** The error of a refused request. It does not contain the secret. */
export class WebhookError extends Error {
  constructor(code: WebhookErrorCode, status: number, message: string, options?: { cause?: unknown });
  readonly code: WebhookErrorCode;
  /** The status to answer with. */
  readonly status: number;
}

/**
 * All types of events, to subscribe to each: `webhookEventTypes.map((event_type) => ({ event_type, filter: null }))`.
 */
export const webhookEventTypes: readonly KnownWebhookEventType[];

/**
 * Whether a body is signed with a secret: HMAC-SHA256 of the raw bytes, compared in constant time. Attio signs no
 * timestamp and uses no prefix: a signature is 64 hexadecimal digits. For frameworks without a web-standard `Request`;
 * elsewhere use `createWebhookHandler`.
 *
 * Rejects with a `WebhookError` (`secret`) where the secret is missing or empty, and with a `TypeError` where the body was
 * already parsed.
 *
 * @example
 * app.post("/attio", express.raw({ type: () => true }), async (request, response) => {
 *   if (!(await verifySignature(request.body, request.get("attio-signature"), secret))) return response.sendStatus(401);
 *   const { events } = JSON.parse(request.body.toString());
 *   response.sendStatus(200);
 * });
 */
export function verifySignature(body: string | Uint8Array | ArrayBuffer, signature: string | null | undefined, secret: WebhookSecrets): Promise<boolean>;

/**
 * Reads and verifies a delivery. Rejects with a `WebhookError` whose `status` is the one to answer with. Without an
 * answer of 200 to 299 within 5 s, Attio sends it again, up to 10 times in about 3 days.
 *
 * @example
 * const { events } = await receiveWebhook(request, { secret: env.ATTIO_WEBHOOK_SECRET });
 */
export function receiveWebhook(request: HostRequest, options: ReceiveWebhookOptions): Promise<WebhookDelivery>;

/**
 * Makes a web-standard handler: it verifies a request, calls `on` and `onEvent`, and answers: 200; 405, 413, 401 or 400
 * with an empty body where the request is not Attio's; 500 where a handler throws, so that Attio sends it again. Every
 * delivery is handled at least once, in no guaranteed order.
 *
 * Throws a `TypeError` that names the invalid option, and a `WebhookError` where the secret is missing or empty.
 *
 * @example
 * const handler = createWebhookHandler({
 *   secret: process.env.ATTIO_WEBHOOK_SECRET!,
 *   on: { "record.updated": async ({ id }) => markChanged(id.object_id, id.record_id) },
 * });
 * export default { fetch: handler };
 */
export function createWebhookHandler<Rest extends unknown[] = unknown[]>(options: WebhookHandlerOptions<Rest>): (request: HostRequest, ...rest: Rest) => Promise<HostResponse>;

/**
 * Signs a body as Attio does, for tests of a receiver.
 *
 * @example
 * const headers = { "attio-signature": await signBody(body, secret), "idempotency-key": crypto.randomUUID() };
 */
export function signBody(body: string | Uint8Array | ArrayBuffer, secret: WebhookSecret): Promise<string>;
