import type { Connection } from "attio-wasm";
import { useState } from "preact/hooks";
import { backend } from "../backend/modes";
import { NotWanted, whyNot, write } from "../record/writing";
import { connection } from "../schema/workspace";
import { announce } from "../ui/announce";
import { Dialog } from "../ui/Dialog";
import { ErrorNotice } from "../ui/ErrorNotice";
import { connectionName, workspaces } from "./store";

export function DeleteConnection({ item, onClose, onDeleted }: { item: Connection; onClose(): void; onDeleted(): void }) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { connection_id: id } = item;
  const name = workspaces.value.has(id) ? connectionName(id) : `connection ${id.slice(0, 8)}`;
  const why = whyNot("connections.delete");
  const remove = async () => {
    const now = backend.value;
    if (!now) return;
    setBusy(true);
    try {
      await write("connections.delete", "attio.connections.delete(process.env.MATON_CONNECTION_ID)", () => now.client.connections.delete(id), "nothing");
      announce("The connection was deleted.");
      onDeleted();
    } catch (error) {
      if (error instanceof NotWanted) return onClose();
      setError(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      {id === connection.value && <p><b>It is the one in use here.</b></p>}
      <p>The grant is revoked for good: whatever uses <code>{id.slice(0, 8)}</code> stops working. Records in Attio stay as they are.</p>
      {why && <p class="wrong">{why}</p>}
      {error !== undefined && !why && <ErrorNotice error={error} />}
      <div class="dialog-actions">
        <button type="button" class="button" autofocus onClick={onClose}>Keep it</button>
        <button type="button" class="button danger" disabled={isBusy || why !== undefined} onClick={() => void remove()}>Delete</button>
      </div>
    </Dialog>
  );
}
