// Every call that the page makes, kept within bounds. Written by the recorder, read by the wire.
import { signal } from "@preact/signals";

export interface Call {
  readonly id: number;
  /** Which action of the person it belongs to. */
  readonly action: number;
  readonly method: string;
  /** With its query, without the origin. */
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
  /** Milliseconds that the client held it back before it went: for its turn in the rate limit. */
  held?: number;
  /** After it the client waits so long and asks again. */
  retry?: { readonly ms: number; readonly at: number };
}

const CALLS = 200;
const BYTES = 2_000_000;
/** Of one request or answer; what is longer is kept to here. */
export const KEPT = 100_000;

export const calls: Call[] = [];
/** Grows, at most once a frame, when `calls` has changed. */
export const changes = signal(0);
/** The client holds a call back until then. */
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
  // Frames stand still in a tab that is not shown.
  setTimeout(tell, 250);
}

const weight = (call: Call) => (call.request?.length ?? 0) + (call.response?.reduce((sum, { length }) => sum + length, 0) ?? 0);

export function keep(call: Call) {
  calls.push(call);
  if (calls.length > CALLS) calls.splice(0, calls.length - CALLS);
  changed();
}

/** Of the oldest calls the bodies go first. */
export function trim() {
  let kept = calls.reduce((sum, call) => sum + weight(call), 0);
  for (const call of calls) {
    if (kept <= BYTES) break;
    kept -= weight(call);
    delete call.request;
    delete call.response;
  }
}

export const forget = () => {
  calls.length = 0;
  changed();
};
