// Faults of the sandbox, to show how the client handles them.
import { effect, signal, untracked } from "@preact/signals";
import type { SandboxFault } from "attio-wasm/sandbox/slim";
import { backend } from "../backend/modes";

export type Kind = "latency" | "busy" | "dead_grant" | "forbidden" | "cut_off" | "offline";
export type Scope = "queries" | "writes" | "connections" | "all";

export interface Trouble {
  readonly kind: Kind;
  readonly scope: Scope;
  /** Number of times; 0 is from now on. */
  readonly times: number;
  readonly seconds: number;
}

export const KINDS: readonly (readonly [Kind, string, string])[] = [
  ["latency", "Slow", "Each answer takes a while."],
  ["busy", "Busy (429)", "Refused with Retry-After: the client waits and asks again."],
  ["dead_grant", "Dead grant (500)", "What the gateway says when the connection's grant is gone."],
  ["forbidden", "No permission (403)", "The connection lacks the scope."],
  ["cut_off", "Cut off", "The body breaks off half way."],
  ["offline", "Offline", "There is no answer at all."],
];

export const trouble = signal<Trouble | undefined>(undefined);

const WHERE: Record<Scope, readonly { readonly path?: string; readonly method?: string }[]> = {
  queries: [{ path: "/query" }],
  writes: [{ method: "PATCH" }, { method: "PUT" }, { method: "DELETE" }, { method: "POST", path: "/records" }, { method: "POST", path: "/tasks" }, { method: "POST", path: "/notes" }],
  connections: [{ path: "/connections" }],
  all: [{}],
};

const WHAT: Record<Kind, (trouble: Trouble) => SandboxFault> = {
  latency: ({ seconds }) => ({ latencyMs: seconds * 1000 }),
  busy: ({ seconds }) => ({ status: 429, retryAfter: seconds }),
  dead_grant: () => ({ status: 500 }),
  forbidden: () => ({ status: 403 }),
  cut_off: () => ({ cutOff: true }),
  offline: () => ({ networkError: true }),
};

export async function impose(next: Trouble) {
  const sandbox = backend.value?.sandbox;
  if (!sandbox) return;
  await sandbox.behave();
  await sandbox.misbehave(WHERE[next.scope].map((where) => ({ ...WHAT[next.kind](next), ...where, times: next.times })));
  trouble.value = next;
}

/** It stays behind with the sandbox that it was imposed on, so it ends there. */
effect(() => {
  const now = backend.value;
  return () => {
    if (untracked(() => trouble.value)) void now?.sandbox?.behave();
    trouble.value = undefined;
  };
});

export async function endTrouble() {
  await backend.value?.sandbox?.behave();
  trouble.value = undefined;
}
