import { AttioError, type Connection } from "attio-wasm";
import { Plug, Plus } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import type { Backend } from "../backend/backend";
import { ErrorNotice } from "../ui/ErrorNotice";
import { ConnectionItem } from "./ConnectionItem";
import { ConsentDialog } from "./ConsentDialog";
import { DeleteDialog } from "./DeleteDialog";
import type { Connections } from "./useConnections";

interface ConnectionsPanelProps {
  backend: Backend;
  connections: Connections;
  chosen: string | undefined;
  /** Names of workspaces by connection, as far as they are known. */
  workspaces: ReadonlyMap<string, string>;
  onChoose(id: string): void;
}

export function ConnectionsPanel({ backend, connections, chosen, workspaces, onChoose }: ConnectionsPanelProps) {
  const { items, isLoading, listError, actionError, isCreating } = connections;
  const [consenting, setConsenting] = useState<Connection>();
  const [deleting, setDeleting] = useState<Connection>();
  const create = useRef<HTMLButtonElement>(null);
  return (
    <section class="card connections" aria-labelledby="connections-heading" aria-busy={isLoading}>
      <header class="card-header">
        <h2 id="connections-heading">Connections</h2>
        <button ref={create} type="button" class="button small" onClick={connections.create} disabled={isCreating}>
          <Plus size={14} aria-hidden="true" />
          {isCreating ? "Creating…" : "New"}
          <span class="visually-hidden"> connection</span>
        </button>
      </header>

      {listError !== undefined && <ErrorNotice error={listError} advice={adviceOn(listError, backend)} onRetry={connections.reload} />}
      {actionError !== undefined && <ErrorNotice error={actionError} />}

      {!items && listError === undefined && <Skeleton />}
      {items?.length === 0 && (
        <div class="empty">
          <Plug size={22} aria-hidden="true" />
          <p>No connection yet</p>
          <p class="muted">A connection is a person's consent to reach their Attio workspace.</p>
          <button type="button" class="button primary" onClick={connections.create} disabled={isCreating}>
            Create a connection
          </button>
        </div>
      )}
      {items && items.length > 0 && (
        <ul class="connection-list">
          {items.map((connection) => {
            const id = connection.connection_id;
            return (
              <ConnectionItem
                key={id}
                connection={connection}
                isChosen={id === chosen}
                workspace={workspaces.get(id)}
                isInPage={backend.sandbox !== undefined}
                waitingSince={connections.waitingSince.get(id)}
                onChoose={() => onChoose(id)}
                onConsent={() => setConsenting(connection)}
                onWait={() => connections.wait(id)}
                onStopWaiting={() => connections.stopWaiting(id)}
                onDelete={() => setDeleting(connection)}
              />
            );
          })}
        </ul>
      )}

      {consenting && backend.sandbox && (
        <ConsentDialog connection={consenting} sandbox={backend.sandbox} onClose={() => setConsenting(undefined)} />
      )}
      {deleting && (
        <DeleteDialog
          connection={deleting}
          onDelete={async () => {
            await connections.remove(deleting.connection_id);
            // What had the focus is gone.
            create.current?.focus();
          }}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </section>
  );
}

/** The first thing that is asked of a back end: what fails here is often its address. */
function adviceOn(error: unknown, { baseUrl, label }: Backend) {
  const isAddress = AttioError.is(error) && ["not_found", "network", "decode"].includes(error.kind);
  return baseUrl && isAddress ? `Check that a proxy for Attio answers at ${label}, and that it lets this page ask for connections.` : undefined;
}

const Skeleton = () => (
  <div class="connection-skeleton" role="status">
    <span class="visually-hidden">Loading connections</span>
    <span class="bone" />
    <span class="bone short" />
  </div>
);
