import type { HostRequest, HostResponse, WebhookEvent } from "../index.js";
import type { HostUrl } from "../slim.js";

/** Second argument of the platform's `fetch`. */
export type HostRequestInit = typeof globalThis extends { fetch: (...args: infer A) => unknown } ? A[1] : object;

/** Options of `createSandbox`. All of them may be left out. */
export interface SandboxOptions {
  /** The same seed gives the same workspace, IDs included; times follow the clock. Default 1. */
  seed?: number;
  /** How many companies there are. Default 320, so that paging is real. */
  companies?: number;
  /** How many people there are. Default 600. */
  people?: number;
  /** How many deals there are. Default 120. */
  deals?: number;
  /** The connections there are at the start: one that is ACTIVE (default), or none. */
  connections?: "active" | "none";
  /** The keys that are accepted. By default any key is. */
  keys?: readonly string[];
  /** The scopes of every connection, and of direct tokens. By default all there are. */
  scopes?: readonly string[];
  /**
   * Where the sandbox is reached from outside, without a slash at the end. Needed when it is served below a path, as in
   * `https://host/api`; otherwise each request tells.
   */
  publicUrl?: string;
  /**
   * The page whose address a pending connection gives, without its query. Default: `<publicUrl>/connect` on the sandbox
   * itself, and `https://connect.maton.ai/` when it is asked as `https://api.maton.ai`.
   */
  consentUrl?: string;
  /** Which of the known forms `POST /connections` answers in. Default "envelope". */
  created?: "envelope" | "flat" | "capital-i";
  /** Answers preflights and allows every origin. Default true. */
  cors?: boolean;
  /** Milliseconds every answer takes. Default 0. */
  latencyMs?: number;
  /** Answers 429 beyond so many requests in a second. Off by default; the gateway allows 10. */
  requestsPerSecond?: number;
  /** Milliseconds until merged records can be read; above 0 a merge answers 202. Default 0. */
  mergeMs?: number;
  /** Faults from the start, as for `misbehave`. */
  faults?: readonly SandboxFault[];
  /** Deliveries to the webhooks that are created here. Without `deliver` nothing is sent, and `deliveries()` lists what would be. */
  webhooks?: SandboxWebhooks;
  /** Tells the time in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** How the sandbox delivers to webhooks. */
export interface SandboxWebhooks {
  /**
   * Gets each delivery as a request to the webhook's `target_url`, signed with its secret, and gives the answer: the
   * handler under test itself, or `toLoopback("http://127.0.0.1:8787")`. What is no 200 to 299 is sent again, up to 10
   * times in about 3 days of the sandbox's clock; then the webhook is `degraded`, and 7 days later `inactive`.
   */
  deliver?: (request: HostRequest) => HostResponse | Promise<HostResponse>;
  /** Milliseconds that `deliver` may take before the attempt counts as failed. Default 5000, as at Attio. */
  timeoutMs?: number;
  /**
   * The form of `record.merged`, of which two are documented. `"new"` (default): a new record, and two events that each
   * name one of the originals. `"original"`: the primary record stays, and one event names the other.
   */
  merged?: "new" | "original";
  /** Trouble from the start, as for `misdeliver`. */
  faults?: readonly SandboxDeliveryFault[];
}

/** One kind of trouble with deliveries. */
export interface SandboxDeliveryFault {
  /** How many events it hits; 0 means all from now on. Default 1. */
  times?: number;
  /** Only events of this type. */
  event?: string;
  /** Delivers so many milliseconds later. */
  lateMs?: number;
  /** Delivers it twice, with the same `Idempotency-Key`. */
  twice?: boolean;
  /** Delivers it after the next one. */
  outOfOrder?: boolean;
  /** Never delivers it. */
  lost?: boolean;
}

/** A delivery, as far as it has come. */
export interface SandboxDelivery {
  /** The `Idempotency-Key`. */
  id: string;
  webhookId: string;
  targetUrl: string;
  event: WebhookEvent;
  /** The body as it is signed. */
  body: string;
  /** `Attio-Signature` */
  signature: string;
  /** `sent` is under way, `failed` after all retries, `cancelled` where the webhook was deleted before. */
  state: "waiting" | "sent" | "delivered" | "failed" | "lost" | "cancelled";
  /** Each attempt: when, in milliseconds since 1970, and its status, or why there is none. */
  attempts: { at: number; status: number | null; error: string | null }[];
  /** When it is to be sent, or was to be, in milliseconds since 1970. */
  dueAt: number;
}

/** One kind of trouble. */
export interface SandboxFault {
  /** How many requests it hits; 0 means all from now on. Default 1. */
  times?: number;
  /** Only requests with this method. */
  method?: string;
  /** Only requests with this text in their path. */
  path?: string;
  /** Answers with this status, in the words of the service. */
  status?: number;
  /** `Retry-After`: seconds, or a text as it stands; "date" is the next second as an HTTP date, with a `Date` header. */
  retryAfter?: number | string;
  /** This body instead. */
  body?: string;
  contentType?: string;
  /** Milliseconds before the answer. With nothing else, the answer itself is as always. */
  latencyMs?: number;
  /** Carries the request out all the same: only its answer is lost. */
  afterProcessing?: boolean;
  /** Breaks off in the middle of the body. */
  cutOff?: boolean;
  /** There is no answer: `fetch` rejects with a TypeError. */
  networkError?: boolean;
}

/** An Attio workspace behind a Maton gateway, in memory. */
export interface Sandbox {
  /**
   * Answers a request: through the gateway at `/connections` and `/attio/v2/…`, directly at `/v2/…`; the host does not
   * matter. Needs no `this`.
   */
  fetch(input: HostRequest | HostUrl | string, init?: HostRequestInit): Promise<HostResponse>;
  /** Makes trouble for coming requests. */
  misbehave(faults: SandboxFault | readonly SandboxFault[]): void;
  /** Ends all trouble. */
  behave(): void;
  /** Agrees to a connection as its user would. `false` when there is no such connection. */
  activate(connectionId: string, scopes?: readonly string[]): boolean;
  /** Refuses a connection as its user would: it becomes FAILED. */
  refuse(connectionId: string): boolean;
  /** The deliveries to webhooks, the oldest first; at most the last 10,000. */
  deliveries(): SandboxDelivery[];
  /** Resolves when every delivery that is due has been answered. Writes do not wait for it. */
  delivered(): Promise<void>;
  /** Makes trouble for deliveries of coming events. `behave` ends it. */
  misdeliver(faults: SandboxDeliveryFault | readonly SandboxDeliveryFault[]): void;
  /** Moves the sandbox's clock forward, and delivers what becomes due on the way. No timer does that by itself. */
  advance(ms: number): Promise<void>;
  /** Starts over with the same options, or with some of them changed; what delivers stays. */
  reset(changes?: SandboxOptions): void;
}

/**
 * Delivers to a server on this machine, whatever host the webhook names: for `webhooks.deliver`. An address with a path
 * is taken as it is; one without keeps the path of `target_url`. Throws a TypeError where the host is no loopback one.
 *
 * @example
 * const sandbox = createSandbox({ webhooks: { deliver: toLoopback("http://127.0.0.1:8787") } });
 */
export function toLoopback(address: string): (request: HostRequest) => Promise<HostResponse>;

/** Makes a sandbox. Throws a TypeError that names an option which is wrong. */
export function createSandbox(options?: SandboxOptions): Sandbox;
