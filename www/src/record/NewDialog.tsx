import type { Place } from "../query/view";
import { lists, singular } from "../schema/workspace";
import { run } from "../table/run";
import { Dialog } from "../ui/Dialog";
import { NewNote } from "../work/NewNote";
import { NewRecord } from "./NewRecord";
import { NewEntry } from "../lists/NewEntry";
import { openAt } from "./tabs";
import { TaskForm } from "./Tasks";

/** The form for what can be created in a view. */
export default function NewDialog({ place, onClose }: { place: Place; onClose(): void }) {
  const title = place.kind === "objects" ? `New ${singular(place.slug).toLowerCase()}` : place.kind === "lists" ? `Add to ${lists.value.find(({ api_slug }) => api_slug === place.slug)?.name ?? place.slug}` : place.kind === "tasks" ? "New task" : "New note";
  const done = () => {
    onClose();
    void run();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {place.kind === "objects" && <NewRecord object={place.slug} onClose={onClose} />}
      {place.kind === "lists" && <NewEntry list={place.slug} onDone={(record) => (done(), openAt("lists", record))} />}
      {place.kind === "tasks" && <TaskForm onWritten={done} />}
      {place.kind === "notes" && <NewNote onDone={(record) => (done(), openAt("notes", record))} />}
    </Dialog>
  );
}
