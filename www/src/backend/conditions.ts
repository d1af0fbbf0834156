// Trouble to try out: what the sandbox can be told to do to record queries.
import type { Sandbox, SandboxFault } from "attio-wasm/sandbox";

export interface Condition {
  readonly key: string;
  readonly label: string;
  readonly explanation: string;
  readonly faults?: readonly SandboxFault[];
  /** Takes the scope for reading records away from the connection. */
  readonly withoutScope?: boolean;
}

const path = "/records/query";

export const CONDITIONS: readonly Condition[] = [
  { key: "fine", label: "Normally", explanation: "Choose some trouble to see how the client deals with it." },
  { key: "slow", label: "Slowly", explanation: "Every answer takes two seconds: a query can be cancelled.", faults: [{ path, times: 0, latencyMs: 2000 }] },
  {
    key: "busy",
    label: "429 twice, then fine",
    explanation: "The client waits as told and asks again.",
    faults: [{ path, times: 2, status: 429, retryAfter: 1 }],
  },
  { key: "scope", label: "Without permission (403)", explanation: "The grant may not read records.", withoutScope: true },
  { key: "expired", label: "Expired grant (500)", explanation: "What Maton answers when a grant has died.", faults: [{ path, times: 0, status: 500 }] },
  { key: "cut", label: "Cut off in mid-answer", explanation: "The body ends too early, every time.", faults: [{ path, times: 0, cutOff: true }] },
  { key: "offline", label: "Not at all", explanation: "The network is down.", faults: [{ path, times: 0, networkError: true }] },
];

/** Brings a condition about; what went before ends. `scopes`: all that the connection was given. */
export function impose(sandbox: Sandbox, condition: Condition, connection: string | undefined, scopes: readonly string[]) {
  sandbox.behave();
  if (condition.faults) sandbox.misbehave(condition.faults);
  if (connection && scopes.length > 0) {
    sandbox.activate(connection, condition.withoutScope ? scopes.filter((scope) => !scope.startsWith("record_permission")) : scopes);
  }
}
