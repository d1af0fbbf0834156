// Log of the page's calls, limited in size. Written by the recorder, read by the wire.
import { signal } from "@preact/signals";

export interface Call {
  readonly id: number;
  /** The person's action that it belongs to. */
  readonly action: number;
  readonly method: string;
  /** Path with query, without the origin. */
  readonly path: string;
  readonly startedAt: number;
  attempt: number;
  state: "open" | "done" | "failed" | "stopped";
  status?: number;
  /** Milliseconds until the headers were there, and until the body was. */
  headMs?: number;
  ms?: number;
  bytes: number;
  request?: string;
  response?: Uint8Array[];
  requestId?: string;
  error?: string;
  /** Milliseconds for which the client held it back before sending, for the rate limit. */
  held?: number;
  /** Milliseconds that the client waits before the retry. */
  retry?: { readonly ms: number; readonly at: number };
}

const CALLS = 200;
const BYTES = 2_000_000;
/** Maximum size of a stored body; longer ones are cut off. */
export const BODY_BYTES = 100_000;

export const calls: Call[] = [];
/** Incremented, at most once a frame, when `calls` has changed. */
export const changes = signal(0);
/** Time until which the client holds a call back. */
export const holding = signal<{ readonly until: number; readonly ms: number; readonly status?: number } | undefined>(undefined);

let isAnnounced = false;
export function changed() {
  if (isAnnounced) return;
  isAnnounced = true;
  const tell = () => {
    if (!isAnnounced) return;
    isAnnounced = false;
    changes.value += 1;
  };
  requestAnimationFrame(tell);
  // A hidden tab has no frames.
  setTimeout(tell, 250);
}

const weight = (call: Call) => (call.request?.length ?? 0) + (call.response?.reduce((sum, { length }) => sum + length, 0) ?? 0);

export function keep(call: Call) {
  calls.push(call);
  if (calls.length > CALLS) calls.splice(0, calls.length - CALLS);
  changed();
}

/** The bodies of the oldest calls are removed first. */
export function trim() {
  let total = calls.reduce((sum, call) => sum + weight(call), 0);
  for (const call of calls) {
    if (total <= BYTES) break;
    total -= weight(call);
    delete call.request;
    delete call.response;
  }
}

export const forget = () => {
  calls.length = 0;
  changed();
};
