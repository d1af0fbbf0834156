import type { HostRequest, HostResponse, WebhookEvent } from "../index.js";
import type { HostUrl } from "../slim.js";

/** Second argument of the platform's `fetch`. */
export type HostRequestInit = typeof globalThis extends { fetch: (...args: infer A) => unknown } ? A[1] : object;

/** Options of `createSandbox`. All are optional. */
export interface SandboxOptions {
  /** Seed of the workspace: the same seed gives the same data, ids included; times follow the clock. Default 1. */
  seed?: number;
  /** Number of companies. Default 320, which needs paging. */
  companies?: number;
  /** Number of people. Default 600. */
  people?: number;
  /** Number of deals. Default 120. */
  deals?: number;
  /** Initial connections: one that is ACTIVE (default), or none. */
  connections?: "active" | "none";
  /** Valid keys. Default: any key. */
  keys?: readonly string[];
  /** Scopes of every connection, and of direct tokens. Default: all. */
  scopes?: readonly string[];
  /**
   * Public URL of the sandbox, without a trailing slash. Needed where it is served below a path, as in
   * `https://host/api`; otherwise it is taken from each request.
   */
  publicUrl?: string;
  /**
   * Address of the consent page of pending connections, without its query. Default: `<publicUrl>/connect` on the
   * sandbox itself, and `https://connect.maton.ai/` for requests to `https://api.maton.ai`.
   */
  consentUrl?: string;
  /** Shape of the answer to `POST /connections`, one of the known ones. Default "envelope". */
  created?: "envelope" | "flat" | "capital-i";
  /** Whether to answer preflights and allow every origin. Default true. */
  cors?: boolean;
  /** Delay of every answer in milliseconds. Default 0. */
  latencyMs?: number;
  /**
   * Maximum number of requests per second; further ones are answered 429. Default: no limit; the gateway allows 10.
   */
  requestsPerSecond?: number;
  /** Milliseconds until merged records can be read; above 0 a merge answers 202. Default 0. */
  mergeMs?: number;
  /** Initial faults, as for `misbehave`. */
  faults?: readonly SandboxFault[];
  /**
   * Deliveries to the webhooks that are created here. Without `deliver` nothing is sent, and `deliveries()` lists what would have
   * been.
   */
  webhooks?: SandboxWebhooks;
  /** Returns the time in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** Options of deliveries to webhooks. */
export interface SandboxWebhooks {
  /**
   * Receives each delivery as a request to the webhook's `target_url`, signed with its secret, and returns the answer:
   * the handler under test itself, or `toLoopback("http://127.0.0.1:8787")`. Statuses other than 200 to 299 are
   * retried up to 10 times in about 3 days of the sandbox's clock; then the webhook is `degraded`, and 7 days later
   * `inactive`.
   */
  deliver?: (request: HostRequest) => HostResponse | Promise<HostResponse>;
  /** Milliseconds after which `deliver` counts as failed. Default 5000, as at Attio. */
  timeoutMs?: number;
  /**
   * Form of `record.merged`, of which two are documented. `"new"` (default): a new record, and two events, one for each
   * original. `"original"`: the primary record stays, and one event names the other.
   */
  merged?: "new" | "original";
  /** Initial faults of deliveries, as for `misdeliver`. */
  faults?: readonly SandboxDeliveryFault[];
}

/** A kind of fault in deliveries. */
export interface SandboxDeliveryFault {
  /** Number of events that it affects; 0 means all from now on. Default 1. */
  times?: number;
  /** Only events of this type. */
  event?: string;
  /** Delays the delivery by this many milliseconds. */
  lateMs?: number;
  /** Delivers it twice, with the same `Idempotency-Key`. */
  twice?: boolean;
  /** Delivers it after the next one. */
  outOfOrder?: boolean;
  /** Never delivers it. */
  lost?: boolean;
}

/** A delivery and its state. */
export interface SandboxDelivery {
  /** The `Idempotency-Key`. */
  id: string;
  webhookId: string;
  targetUrl: string;
  event: WebhookEvent;
  /** The signed body. */
  body: string;
  /** The header `Attio-Signature`. */
  signature: string;
  /** State: `sent` is under way, `failed` after all retries, `cancelled` where the webhook was deleted first. */
  state: "waiting" | "sent" | "delivered" | "failed" | "lost" | "cancelled";
  /** Attempts: time in milliseconds since 1970, and the status, or the reason why there is none. */
  attempts: { at: number; status: number | null; error: string | null }[];
  /** Time of the next attempt, or of the last one, in milliseconds since 1970. */
  dueAt: number;
}

/** A kind of fault. */
export interface SandboxFault {
  /** Number of requests that it affects; 0 means all from now on. Default 1. */
  times?: number;
  /** Only requests with this method. */
  method?: string;
  /** Only requests with this text in their path. */
  path?: string;
  /** Answers with this status and the service's wording. */
  status?: number;
  /**
   * Value of `Retry-After`: seconds, or literal text; "date" is the next second as an HTTP date, with a `Date` header.
   */
  retryAfter?: number | string;
  /** Body of the answer, in place of the service's. */
  body?: string;
  contentType?: string;
  /** Delays the answer by this many milliseconds. Without other properties the answer itself is unchanged. */
  latencyMs?: number;
  /** Processes the request nevertheless: only its answer is lost. */
  afterProcessing?: boolean;
  /** Breaks off the connection in the middle of the body. */
  cutOff?: boolean;
  /** Sends no answer: `fetch` rejects with a TypeError. */
  networkError?: boolean;
}

/** An Attio workspace behind a Maton gateway, in memory. */
export interface Sandbox {
  /**
   * Answers a request: through the gateway at `/connections` and `/attio/v2/…`, directly at `/v2/…`; the host is
   * ignored. Needs no `this`.
   */
  fetch(input: HostRequest | HostUrl | string, init?: HostRequestInit): Promise<HostResponse>;
  /** Adds a fault for coming requests. */
  misbehave(faults: SandboxFault | readonly SandboxFault[]): void;
  /** Removes all faults. */
  behave(): void;
  /** Gives consent to a connection, as its user would. `false` where there is no such connection. */
  activate(connectionId: string, scopes?: readonly string[]): boolean;
  /** Refuses consent to a connection, as its user would: it becomes FAILED. */
  refuse(connectionId: string): boolean;
  /** The latest deliveries to webhooks, at most 10,000, the oldest first. */
  deliveries(): SandboxDelivery[];
  /** Resolves once every due delivery was answered. Writes do not wait for it. */
  delivered(): Promise<void>;
  /** Adds a fault for deliveries of coming events. `behave` removes it. */
  misdeliver(faults: SandboxDeliveryFault | readonly SandboxDeliveryFault[]): void;
  /** Advances the sandbox's clock, and sends the deliveries that become due. No timer does this by itself. */
  advance(ms: number): Promise<void>;
  /** Starts over with the same options, or with some of them changed; `deliver` is kept. */
  reset(changes?: SandboxOptions): void;
}

/**
 * Delivers to a server on this machine, whatever host the webhook has: for `webhooks.deliver`. A URL with a path is
 * used unchanged; one without keeps the path of `target_url`. Throws a TypeError where the host is not loopback,
 * and for a port that `fetch` refuses, such as 4190.
 *
 * @example
 * const sandbox = createSandbox({ webhooks: { deliver: toLoopback("http://127.0.0.1:8787") } });
 */
export function toLoopback(address: string): (request: HostRequest) => Promise<HostResponse>;

/** Makes a sandbox. Throws a TypeError that names the invalid option. */
export function createSandbox(options?: SandboxOptions): Sandbox;
