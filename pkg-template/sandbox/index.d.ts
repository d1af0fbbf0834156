import type { HostRequest, HostResponse } from "../index.js";
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
  /** Tells the time in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
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
  /** Starts over with the same options, or with some of them changed. */
  reset(changes?: SandboxOptions): void;
}

/** Makes a sandbox. Throws a TypeError that names an option which is wrong. */
export function createSandbox(options?: SandboxOptions): Sandbox;
