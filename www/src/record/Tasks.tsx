import { useState } from "preact/hooks";
import { client, memberName } from "../schema/workspace";
import { visible } from "../table/words";
import { announce } from "../ui/announce";
import { tell } from "../ui/errors";
import { ago } from "../ui/time";
import { literal } from "../wire/literal";
import { Related, useRelated } from "./Related";
import { NotWanted, whyNot, write } from "./writing";

export function Tasks({ object, id }: { object: string; id: string }) {
  const { value, error, reload } = useRelated((attio) => attio.tasks.list({ linked_object: object, linked_record_id: id, limit: 50, sort: "created_at:desc" }), id);
  const [wrong, setWrong] = useState<string>();
  const complete = async (task: string, isDone: boolean) => {
    const attio = client.value;
    if (!attio) return;
    try {
      await write("tasks.update", `attio.tasks.update(${JSON.stringify(task)}, ${literal({ is_completed: isDone })})`, () => attio.tasks.update(task, { is_completed: isDone }));
      announce(isDone ? "The task is done." : "The task is open again.");
    } catch (error) {
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
    reload();
  };
  const why = whyNot("tasks.update");
  return (
    <Related label="Tasks" error={error} isLoading={!value} isEmpty={value?.data.length === 0} empty="No task yet" onAgain={reload}>
      <TaskForm object={object} id={id} onWritten={reload} />
      {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
      {value?.data.map((task) => (
        <article key={task.id.task_id} class="related-item task">
          <label class="check">
            <input type="checkbox" checked={task.is_completed} disabled={why !== undefined} onChange={(event) => void complete(task.id.task_id, event.currentTarget.checked)} />
            <span dir="auto" class={task.is_completed ? "muted" : ""}>{visible(task.content_plaintext)}</span>
          </label>
          <p class="value-note">
            {task.deadline_at ? `due ${ago(task.deadline_at)}` : "no deadline"}
            {task.assignees.map(({ referenced_actor_id }) => ` · ${memberName.value.get(referenced_actor_id ?? "") ?? "someone"}`)}
          </p>
        </article>
      ))}
    </Related>
  );
}

export function TaskForm({ object, id, onWritten }: { object?: string; id?: string; onWritten(): void }) {
  const [content, setContent] = useState("");
  const [due, setDue] = useState("");
  const [wrong, setWrong] = useState<string>();
  const why = whyNot("tasks.create");
  const save = async () => {
    const attio = client.value;
    if (!attio) return;
    if (content.trim() === "") return setWrong("A task needs some words.");
    const body = {
      content: content.trim(),
      format: "plaintext" as const,
      deadline_at: due ? new Date(due).toISOString() : null,
      is_completed: false,
      assignees: [],
      linked_records: object && id ? [{ target_object: object, target_record_id: id }] : [],
    };
    try {
      await write("tasks.create", `attio.tasks.create(${literal(body)})`, () => attio.tasks.create(body));
      setContent("");
      announce("The task was made.");
      onWritten();
    } catch (error) {
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
  };
  return (
    <form class="related-form" aria-label="New task" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <input class="input" aria-label="Task" data-autofocus placeholder="What is to be done" dir="auto" value={content} onInput={(event) => (setContent(event.currentTarget.value), setWrong(undefined))} />
      <div class="condition-line">
        <input class="input" type="date" aria-label="Due" value={due} onInput={(event) => setDue(event.currentTarget.value)} />
        <button type="submit" class="button" disabled={why !== undefined}>Add task</button>
      </div>
      {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
    </form>
  );
}
