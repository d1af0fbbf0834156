import { AttioError, type Connection } from "attio-wasm";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Backend } from "../backend/backend";
import { useAnnounce } from "../ui/Announcer";
import { useAsync, valueOf } from "../ui/useAsync";

/** The sandbox is in this page: it may be asked more often than a service. */
const SANDBOX_INTERVAL_MS = 300;

export interface Connections {
  readonly items: readonly Connection[] | undefined;
  readonly isLoading: boolean;
  readonly listError: unknown;
  reload(): void;
  /** What creating, waiting or deleting failed with. */
  readonly actionError: unknown;
  readonly isCreating: boolean;
  create(): Promise<void>;
  remove(id: string): Promise<void>;
  /** When waiting for consent began, by connection. */
  readonly waitingSince: ReadonlyMap<string, number>;
  wait(id: string): void;
  stopWaiting(id: string): void;
}

/** The connections of the account, and what can be done with them. */
export function useConnections(backend: Backend, onActive: (connection: Connection) => void): Connections {
  const { client, sandbox } = backend;
  const announce = useAnnounce();
  const [listed, reload] = useAsync(async (signal) => (await client.connections.list({}, { signal })).data, [client]);
  const [items, setItems] = useState<readonly Connection[]>();
  const [isCreating, setCreating] = useState(false);
  const [actionError, setActionError] = useState<unknown>();
  const [waitingSince, setWaitingSince] = useState<ReadonlyMap<string, number>>(new Map());
  const waits = useRef(new Map<string, AbortController>());

  const fresh = valueOf(listed);
  useEffect(() => {
    if (fresh) setItems([...fresh].sort((a, b) => (b.creation_time ?? "").localeCompare(a.creation_time ?? "")));
  }, [fresh]);

  useEffect(() => () => waits.current.forEach((controller) => controller.abort()), []);

  const put = (connection: Connection) =>
    setItems((items = []) => {
      const known = items.some((it) => it.connection_id === connection.connection_id);
      return known
        ? items.map((it) => (it.connection_id === connection.connection_id ? connection : it))
        : [connection, ...items];
    });

  const stopWaiting = useCallback((id: string) => {
    waits.current.get(id)?.abort();
    waits.current.delete(id);
    setWaitingSince((before) => new Map([...before].filter(([other]) => other !== id)));
  }, []);

  const wait = async (id: string) => {
    stopWaiting(id);
    const controller = new AbortController();
    waits.current.set(id, controller);
    setWaitingSince((before) => new Map(before).set(id, Date.now()));
    setActionError(undefined);
    try {
      const { signal } = controller;
      const active = await client.connections.waitUntilActive(id, sandbox ? { signal, intervalMs: SANDBOX_INTERVAL_MS } : { signal });
      put(active);
      announce("The connection is active.");
      onActive(active);
    } catch (error) {
      if (controller.signal.aborted) return;
      // That it failed stands at the connection itself.
      if (AttioError.is(error) && error.kind === "missing_connection") announce("The connection has failed.");
      else setActionError(error);
      reload();
    }
    stopWaiting(id);
  };

  const create = async () => {
    setCreating(true);
    setActionError(undefined);
    try {
      const connection = await client.connections.create();
      put(connection);
      announce("A connection was created. It waits for consent.");
      void wait(connection.connection_id);
    } catch (error) {
      setActionError(error);
    } finally {
      setCreating(false);
    }
  };

  const remove = async (id: string) => {
    stopWaiting(id);
    setActionError(undefined);
    await client.connections.delete(id);
    setItems((items = []) => items.filter((it) => it.connection_id !== id));
    announce("The connection was deleted.");
  };

  return {
    items,
    isLoading: listed.state === "loading",
    listError: listed.state === "failed" ? listed.error : undefined,
    reload,
    actionError,
    isCreating,
    create,
    remove,
    waitingSince,
    wait,
    stopWaiting,
  };
}
