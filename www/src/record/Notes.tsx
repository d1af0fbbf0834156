import { useState } from "preact/hooks";
import { client, memberName } from "../schema/workspace";
import { visible } from "../table/words";
import { announce } from "../ui/announce";
import { tell } from "../ui/errors";
import { ago } from "../ui/time";
import { literal } from "../wire/literal";
import { Related, useRelated } from "./Related";
import { NotWanted, whyNot, write } from "./writing";

export function Notes({ object, id }: { object: string; id: string }) {
  const { value, error, reload } = useRelated((attio) => attio.notes.list({ parent_object: object, parent_record_id: id, limit: 50 }), id);
  return (
    <Related label="Notes" error={error} isLoading={!value} isEmpty={value?.data.length === 0} empty="No note yet" onAgain={reload}>
      <NoteForm object={object} id={id} onWritten={reload} />
      {value?.data.map((note) => (
        <article key={note.id.note_id} class="related-item">
          <h3 dir="auto">{visible(note.title) || "Untitled"}</h3>
          <p dir="auto" class="value-text">{note.content_plaintext}</p>
          <p class="value-note">
            {memberName.value.get(note.created_by_actor.id ?? "") ?? note.created_by_actor.type} · {ago(note.created_at)}
          </p>
        </article>
      ))}
    </Related>
  );
}

export function NoteForm({ object, id, onWritten }: { object: string; id: string; onWritten(): void }) {
  const [title, setTitle] = useState("");
  const [content, setContent] = useState("");
  const [wrong, setWrong] = useState<string>();
  const why = whyNot("notes.create");
  const save = async () => {
    const attio = client.value;
    if (!attio) return;
    if (title.trim() === "" && content.trim() === "") return setWrong("A note needs a title or some words.");
    const body = { parent_object: object, parent_record_id: id, title: title.trim() || "Note", format: "plaintext" as const, content };
    try {
      await write("notes.create", `attio.notes.create(${literal(body)})`, () => attio.notes.create(body));
      setTitle("");
      setContent("");
      announce("The note was written.");
      onWritten();
    } catch (error) {
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
  };
  return (
    <form class="related-form" aria-label="New note" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <input class="input" aria-label="Title of the note" placeholder="Title" dir="auto" value={title} onInput={(event) => (setTitle(event.currentTarget.value), setWrong(undefined))} />
      <textarea class="input" aria-label="Note" placeholder="Write a note" rows={3} dir="auto" value={content} onInput={(event) => (setContent(event.currentTarget.value), setWrong(undefined))} />
      {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
      <button type="submit" class="button" disabled={why !== undefined}>Write note</button>
    </form>
  );
}
