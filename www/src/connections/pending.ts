// Waiting for consent: continued after a reload, ended by the person.
import { effect, signal, untracked } from "@preact/signals";
import type { Connection } from "attio-wasm";
import { AttioError } from "attio-wasm/slim";
import { backend, type Backend } from "../backend/modes";
import { announce } from "../ui/announce";
import { acting } from "../wire/action";
import { choose, connections, nameWorkspaces } from "./store";

export interface Waiting {
  readonly since: number;
  stop(): void;
}

export const waiting = signal<ReadonlyMap<string, Waiting>>(new Map());
/** The connection that replaces one whose grant is dead, and the one it replaces. */
export const replacing = signal<{ readonly old: string; readonly fresh?: string } | undefined>(undefined);

/** The sandbox may be polled more often than a service. */
const SANDBOX_INTERVAL_MS = 300;

export function put(one: Connection) {
  const list = connections.value ?? [];
  connections.value = list.some(({ connection_id }) => connection_id === one.connection_id) ? list.map((it) => (it.connection_id === one.connection_id ? one : it)) : [one, ...list];
}

export async function waitFor(of: Backend, id: string, then?: () => void) {
  waiting.value.get(id)?.stop();
  const controller = new AbortController();
  const forget = () => (waiting.value = new Map([...waiting.value].filter(([other]) => other !== id)));
  waiting.value = new Map(waiting.value).set(id, {
    since: Date.now(),
    stop: () => {
      controller.abort();
      forget();
    },
  });
  // Lists do not contain the link; a single connection does, where the back end lets it pass.
  if (!connections.value?.find(({ connection_id }) => connection_id === id)?.url) {
    void of.client.connections.get(id).then((one) => backend.value === of && put(one), () => {});
  }
  try {
    const active = await acting("attio.connections.waitUntilActive(process.env.MATON_CONNECTION_ID)", "value", () =>
      of.client.connections.waitUntilActive(id, { signal: controller.signal, ...(of.mode === "sandbox" && { intervalMs: SANDBOX_INTERVAL_MS }) }),
    );
    forget();
    if (backend.value !== of) return;
    put(active);
    await nameWorkspaces(of);
    choose(id);
    announce("The connection is active.");
    then?.();
  } catch (error) {
    if (controller.signal.aborted) return;
    forget();
    // The connection itself shows that it failed.
    if (AttioError.is(error) && error.kind === "missing_connection") {
      announce("The connection has failed.");
      const failed = connections.value?.find(({ connection_id }) => connection_id === id);
      if (failed) put({ ...failed, status: "FAILED" });
    } else announce("Waiting has ended without an answer.");
  }
}

/** Continues to watch connections that are pending when the page opens. */
export function followConnections() {
  const seen = new Set<string>();
  effect(() => {
    const now = backend.value;
    const pending = (connections.value ?? []).filter(({ status }) => status === "PENDING");
    untracked(() => {
      for (const { connection_id: id, creation_time } of pending) {
        const isRecent = Date.now() - Date.parse(creation_time ?? "") < 15 * 60_000;
        if (!now || seen.has(id) || waiting.value.has(id) || !isRecent) continue;
        seen.add(id);
        void waitFor(now, id);
      }
    });
  });
}
