import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Place } from "../query/view";
import { lists, singular } from "../schema/workspace";
import { run } from "../table/run";
import { Dialog } from "../ui/Dialog";
import { NewNote } from "../work/NewNote";
import { NewRecord } from "./NewRecord";
import { NewEntry } from "../lists/NewEntry";
import { TaskForm } from "./Tasks";

/** A button, and the form for what can be made here. */
export default function NewButton({ place }: { place: Place }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const title = place.kind === "objects" ? `New ${singular(place.slug).toLowerCase()}` : place.kind === "lists" ? `Add to ${lists.value.find(({ api_slug }) => api_slug === place.slug)?.name ?? place.slug}` : place.kind === "tasks" ? "New task" : "New note";
  const done = () => {
    close();
    void run();
  };
  return (
    <>
      <button type="button" class="button new-button" aria-haspopup="dialog" title={`${title} (n)`} onClick={() => setOpen(true)}>
        <Plus size={14} aria-hidden="true" /> New
      </button>
      {isOpen && (
        <Dialog title={title} onClose={close}>
          {place.kind === "objects" && <NewRecord object={place.slug} onClose={close} />}
          {place.kind === "lists" && <NewEntry list={place.slug} onDone={done} />}
          {place.kind === "tasks" && <TaskForm onWritten={done} />}
          {place.kind === "notes" && <NewNote onDone={done} />}
        </Dialog>
      )}
    </>
  );
}
