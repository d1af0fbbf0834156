// The connections of the account, where the back end shows them.
import { batch, computed, signal } from "@preact/signals";
import type { ActiveIdentity, Connection } from "attio-wasm";
import { AttioError } from "attio-wasm/slim";
import { backend, type Backend } from "../backend/modes";
import { connection, decided } from "../schema/workspace";
import { newestFirst } from "../ui/time";

/** None: the back end hides them, and pins one itself. */
export const connections = signal<readonly Connection[] | undefined>(undefined);
export const isPinned = computed(() => decided.value?.isPinned ?? false);
/** Names of workspaces by connection; of a pinned one under "". */
export const workspaces = signal<ReadonlyMap<string, ActiveIdentity>>(new Map());
export const listError = signal<unknown>(undefined);
/** The last use of each during this visit. */
export const used = new Map<string, number>();

const AT_ONCE = 4;

let readFor: Backend | undefined;

/** Forgets what another back end has told. */
function forget(of: Backend) {
  if (readFor === of) return;
  readFor = of;
  used.clear();
  batch(() => {
    connections.value = undefined;
    connection.value = undefined;
    workspaces.value = new Map();
  });
}

/** Reads the connections and chooses the first active one. Where they are hidden, the proxy's own is used. */
export async function readConnections(of: Backend) {
  listError.value = undefined;
  forget(of);
  try {
    const { data } = await of.client.connections.list();
    if (backend.value !== of) return;
    batch(() => {
      connections.value = data.toSorted((a, b) => newestFirst(a.creation_time, b.creation_time));
      const active = connections.value.filter(({ status }) => status === "ACTIVE");
      if (!active.some(({ connection_id }) => connection_id === connection.value)) connection.value = active.at(-1)?.connection_id;
      decided.value = { by: of, isPinned: false };
    });
  } catch (error) {
    // 404 and 403: the proxy hides them. Everything else works through its own connection.
    if (backend.value !== of) return;
    if (!AttioError.is(error) || (error.status !== 404 && error.status !== 403)) {
      listError.value = error;
      throw error;
    }
    batch(() => {
      connections.value = undefined;
      connection.value = undefined;
      decided.value = { by: of, isPinned: true };
    });
  }
}

/** Reads the workspace of each active connection. */
export async function nameWorkspaces(of: Backend) {
  // The page may have gone elsewhere meanwhile.
  if (backend.value !== of) return;
  const ids = isPinned.value ? [""] : (connections.value ?? []).filter(({ status }) => status === "ACTIVE").map(({ connection_id }) => connection_id);
  const queue = ids.filter((id) => !workspaces.value.has(id));
  const worker = async () => {
    for (let id; (id = queue.shift()) !== undefined; ) {
      try {
        const self = await (id ? of.client.withConnection(id) : of.client).self();
        if (self.active && backend.value === of) workspaces.value = new Map(workspaces.value).set(id, self);
      } catch {
        // Its id serves as its name.
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function choose(id: string) {
  connection.value = id;
  used.set(id, Date.now());
}

/** "Northwind Ventures"; numbered where one workspace has several connections. */
export function connectionName(id: string): string {
  const self = workspaces.value.get(id);
  if (!self) return `Connection ${id.slice(0, 8)}`;
  const same = (connections.value ?? []).filter((it) => workspaces.value.get(it.connection_id)?.workspace_id === self.workspace_id).toReversed();
  const at = same.findIndex(({ connection_id }) => connection_id === id);
  return same.length > 1 ? `${self.workspace_name} (${at + 1})` : self.workspace_name;
}
