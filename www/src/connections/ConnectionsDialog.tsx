// The connections manager: lists connections with their workspaces, and makes, replaces and deletes them.
import { Plus } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Connection } from "attio-wasm";
import { backend } from "../backend/modes";
import { NotWanted, whyNot, write } from "../record/writing";
import { connection } from "../schema/workspace";
import { run } from "../table/run";
import { endTrouble, trouble } from "../trouble/trouble";
import { announce } from "../ui/announce";
import { Dialog } from "../ui/Dialog";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Consent } from "./Consent";
import { ConnectionItem } from "./ConnectionItem";
import { DeleteConnection } from "./DeleteConnection";
import { connectionsOpen } from "./open";
import { put, replacing, waitFor, waiting } from "./pending";
import { choose, connections, isPinned, listError, nameWorkspaces, readConnections, workspaces } from "./store";

export default function ConnectionsDialog() {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [consenting, setConsenting] = useState<Connection>();
  const [deleting, setDeleting] = useState<Connection>();
  const create = useRef<HTMLButtonElement>(null);
  const now = backend.value;
  const why = whyNot("connections.create");
  const close = () => {
    connectionsOpen.value = false;
    replacing.value = undefined;
  };

  useEffect(() => {
    if (connectionsOpen.value === "reconnect" && connection.value) {
      replacing.value = { old: connection.value };
      void make();
    }
  }, []);

  async function make() {
    if (!now) return;
    setBusy(true);
    setError(undefined);
    try {
      const made = await write("connections.create", "attio.connections.create()", () => now.client.connections.create());
      put(made);
      announce("A connection was created. It waits for consent.");
      if (replacing.value) replacing.value = { ...replacing.value, fresh: made.connection_id };
      void waitFor(now, made.connection_id, () => replacing.value?.fresh === made.connection_id && void replaced());
      if (now.sandbox) setConsenting(made);
    } catch (error) {
      if (!(error instanceof NotWanted)) setError(error);
    } finally {
      setBusy(false);
    }
  }

  /** Repeats the query through the new connection; the dead one can be deleted. */
  async function replaced() {
    if (trouble.value?.kind === "dead_grant") await endTrouble();
    await run();
    const old = connections.value?.find(({ connection_id }) => connection_id === replacing.value?.old);
    replacing.value = undefined;
    if (old) setDeleting(old);
  }

  const items = connections.value ?? [];
  return (
    <Dialog title="Connections" onClose={close} class="connections">
      {isPinned.value ? (
        <div class="pinned">
          <p>
            <b dir="auto">{workspaces.value.get("")?.workspace_name ?? "A workspace"}</b>, pinned by the proxy.
          </p>
          <p class="muted">
            The proxy keeps its connections to itself, so none can be made or chosen here. Everything else works. With <code>connections: true</code> it would show them, and with <code>consentLinks: true</code> a new one could be agreed to from here.
          </p>
        </div>
      ) : (
        <>
          <p class="muted">A connection is a person's consent to reach their Attio workspace.</p>
          {now?.mode === "proxy" && <p class="muted small">A proxy hands out the consent link only with <code>consentLinks: true</code>. Without it a new connection has to be agreed to where its owner sees the link.</p>}
          {listError.value !== undefined && <ErrorNotice error={listError.value} helps={{ again: () => now && void readConnections(now) }} />}
          {error !== undefined && !why && <ErrorNotice error={error} helps={{ again: () => void make() }} />}
          {items.length === 0 && <p class="empty">There is none yet.</p>}
          <ul class="connection-list">
            {items.map((one) => (
              <ConnectionItem
                key={one.connection_id}
                item={one}
                isChosen={one.connection_id === connection.value}
                waiting={waiting.value.get(one.connection_id)}
                isSandbox={now?.sandbox !== undefined}
                onChoose={() => (choose(one.connection_id), now && void nameWorkspaces(now))}
                onConsent={() => setConsenting(one)}
                onWait={() => now && void waitFor(now, one.connection_id)}
                onDelete={() => setDeleting(one)}
                onNew={() => void make()}
              />
            ))}
          </ul>
        </>
      )}
      {why && <p class="wrong">{why}</p>}
      <div class="dialog-actions">
        {!isPinned.value && (
          <button ref={create} type="button" class="button" disabled={isBusy || why !== undefined || now === undefined} onClick={() => void make()}>
            <Plus size={14} aria-hidden="true" /> New connection
          </button>
        )}
        <button type="button" class="button primary" data-autofocus onClick={close}>Done</button>
      </div>
      {consenting && now?.sandbox && <Consent item={consenting} sandbox={now.sandbox} onClose={() => setConsenting(undefined)} />}
      {deleting && (
        <DeleteConnection
          item={deleting}
          onClose={() => setDeleting(undefined)}
          onDeleted={() => {
            const at = items.findIndex(({ connection_id }) => connection_id === deleting.connection_id);
            const left = items.filter((it) => it !== items[at]);
            connections.value = left;
            if (connection.value === deleting.connection_id) connection.value = left.find(({ status }) => status === "ACTIVE")?.connection_id;
            setDeleting(undefined);
            // The focus moves to the next row.
            requestAnimationFrame(() => (document.querySelectorAll<HTMLElement>(".connection-list .connection-main")[Math.min(at, left.length - 1)] ?? create.current)?.focus());
          }}
        />
      )}
    </Dialog>
  );
}
