import { useState } from "preact/hooks";
import { client } from "../schema/workspace";
import { Dialog } from "../ui/Dialog";
import { ErrorNotice } from "../ui/ErrorNotice";
import { NotWanted, whyNot, write } from "./writing";

interface DeleteRecordProps {
  object: string;
  id: string;
  name: string;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteRecord({ object, id, name, onClose, onDeleted }: DeleteRecordProps) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const attio = client.value;
  const remove = async () => {
    if (!attio) return;
    setBusy(true);
    try {
      await write("records.delete", `attio.records.delete(${JSON.stringify(object)}, ${JSON.stringify(id)})`, () => attio.records.delete(object, id), "nothing");
      onClose();
      onDeleted();
    } catch (error) {
      if (error instanceof NotWanted) return onClose();
      setError(error);
      setBusy(false);
    }
  };
  const why = whyNot("records.delete");
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <p>The record is gone for good, with its values, its entries in lists and what links to it.</p>
      {why && <p class="wrong">{why}</p>}
      {error !== undefined && !why && <ErrorNotice error={error} />}
      <div class="dialog-actions">
        <button type="button" class="button" autofocus onClick={onClose}>Keep it</button>
        <button type="button" class="button danger" disabled={isBusy || why !== undefined} onClick={() => void remove()}>Delete</button>
      </div>
    </Dialog>
  );
}
