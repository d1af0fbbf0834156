import type { Connection } from "attio-wasm";
import { useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { ErrorNotice } from "../ui/ErrorNotice";
import { shortId } from "./ConnectionItem";

interface DeleteDialogProps {
  connection: Connection;
  onDelete(): Promise<void>;
  onClose(): void;
}

export function DeleteDialog({ connection, onDelete, onClose }: DeleteDialogProps) {
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<unknown>();

  const confirm = async () => {
    setDeleting(true);
    setError(undefined);
    try {
      await onDelete();
      onClose();
    } catch (error) {
      setError(error);
      setDeleting(false);
    }
  };

  return (
    <Dialog title="Delete this connection?" onClose={onClose}>
      <p>
        Connection <code>{shortId(connection.connection_id)}</code> and its grant are revoked for good. What uses its id stops working; records in
        Attio stay as they are.
      </p>
      {error !== undefined && <ErrorNotice error={error} />}
      <div class="dialog-actions">
        <button type="button" class="button" autofocus onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button danger" disabled={isDeleting} onClick={confirm}>
          {isDeleting ? "Deleting…" : "Delete"}
        </button>
      </div>
    </Dialog>
  );
}
