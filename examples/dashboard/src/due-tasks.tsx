// Due tasks. A completed task disappears immediately; if Attio refuses the change, it returns with the reason.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Task } from "attio-wasm";
import { useRef, useState } from "react";
import { attio } from "./attio.ts";
import { Card, State, explain } from "./card.tsx";
import { daysUntil, formatDistance, formatNumber } from "./format.ts";
import { members, names, openTasks } from "./queries.ts";

const SOON_DAYS = 7;
const FIRST = 8;

export function DueTasks() {
  const tasks = useQuery(openTasks);
  const people = useQuery(members);
  const [showsAll, setShowsAll] = useState(false);
  const [done, setDone] = useState<Task | null>(null);
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map());
  const list = useRef<HTMLUListElement>(null);
  const complete = useComplete();

  const due = (tasks.data?.data ?? [])
    .filter((task) => !task.is_completed && task.deadline_at !== null && daysUntil(task.deadline_at) <= SOON_DAYS)
    .sort((a, b) => a.deadline_at!.localeCompare(b.deadline_at!));
  const shown = showsAll ? due : due.slice(0, FIRST);
  const linked = [useQuery(names("companies", linkedTo("companies", shown))).data, useQuery(names("people", linkedTo("people", shown))).data];
  const about = ({ linked_records }: Task) => linked_records.map(({ target_record_id: id }) => linked[0]?.get(id) ?? linked[1]?.get(id)).find(Boolean);

  const forget = (id: string) =>
    setFailed((before) => {
      const after = new Map(before);
      after.delete(id);
      return after;
    });

  const set = (task: Task, isCompleted: boolean) => {
    const id = task.id.task_id;
    forget(id);
    if (isCompleted) keepFocus(list.current, id);
    setDone(isCompleted ? task : null);
    complete.mutate(
      { task, isCompleted },
      {
        onError: (error) => {
          setDone((current) => (current === task ? null : current));
          setFailed((before) => new Map(before).set(id, error));
        },
      },
    );
  };

  return (
    <Card title="Due tasks" className="tasks" aside={due.length > 0 && <span className="count">{formatNumber(due.length)}</span>}>
      <State of={[tasks]} skeleton={<div className="skeleton table" />}>
        {due.length === 0 && <p className="empty">Nothing is due in the next seven days.</p>}
        <ul ref={list} className="task-list">
          {shown.map((task) => (
            <TaskRow key={task.id.task_id} task={task} about={about(task)} who={assigneeOf(task, people.data)} error={failed.get(task.id.task_id)} tick={() => set(task, true)} />
          ))}
        </ul>
        {due.length > FIRST && (
          <button type="button" className="button more" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? "Show fewer" : `Show all ${formatNumber(due.length)}`}
          </button>
        )}
      </State>
      <p className="foot" role="status">
        {done && (
          <>
            <span>Done: {done.content_plaintext}</span>
            <button type="button" className="button" onClick={() => set(done, false)}>
              Undo
            </button>
          </>
        )}
      </p>
    </Card>
  );
}

interface TaskRowProps {
  task: Task;
  /** The name of the linked record. */
  about: string | null | undefined;
  who: string | undefined;
  error: unknown;
  tick: () => void;
}

function TaskRow({ task, about, who, error, tick }: TaskRowProps) {
  const days = daysUntil(task.deadline_at!);
  const when = days < 0 ? "overdue" : days === 0 ? "today" : "soon";
  return (
    <li>
      <label>
        <input type="checkbox" checked={false} data-task={task.id.task_id} onChange={tick} />
        <span>
          {task.content_plaintext}
          {about && <b> {about}</b>}
        </span>
        <small>
          <span className={when}>{days < 0 ? `Overdue, ${formatDistance(task.deadline_at!)}` : formatDistance(task.deadline_at!)}</span>
          {who && ` · ${who}`}
        </small>
      </label>
      {error !== undefined && (
        <p className="problem slim" role="alert">
          Not ticked off: {explain(error).text}
        </p>
      )}
    </li>
  );
}

/** Sends a change that the list already shows. */
function useComplete() {
  const queryClient = useQueryClient();
  const { queryKey } = openTasks;
  const put = (id: string, is_completed: boolean) =>
    queryClient.setQueryData(queryKey, (tasks) => tasks && { ...tasks, data: tasks.data.map((task) => (task.id.task_id === id ? { ...task, is_completed } : task)) });
  return useMutation({
    mutationFn: ({ task, isCompleted }: { task: Task; isCompleted: boolean }) => attio.tasks.update(task.id.task_id, { is_completed: isCompleted }),
    async onMutate({ task, isCompleted }) {
      // An older answer would restore the previous state.
      await queryClient.cancelQueries({ queryKey });
      put(task.id.task_id, isCompleted);
    },
    onError: (_, { task, isCompleted }) => put(task.id.task_id, !isCompleted),
    // Only the last of several concurrent changes reads the tasks again.
    onSettled: () => (queryClient.isMutating() === 1 ? queryClient.invalidateQueries({ queryKey }) : undefined),
  });
}

const linkedTo = (object: string, tasks: Task[]) =>
  [...new Set(tasks.flatMap(({ linked_records }) => linked_records.filter((link) => link.target_object_id === object).map((link) => link.target_record_id)))].sort();

function assigneeOf(task: Task, people: { id: { workspace_member_id: string }; first_name: string; last_name: string }[] | undefined) {
  const id = task.assignees[0]?.referenced_actor_id;
  const member = people?.find((person) => person.id.workspace_member_id === id);
  return member && `${member.first_name} ${member.last_name}`.trim();
}

/** Moves the focus to the next row before a row is removed. */
function keepFocus(list: HTMLUListElement | null, id: string) {
  const boxes = [...(list?.querySelectorAll<HTMLInputElement>("input[data-task]") ?? [])];
  const at = boxes.findIndex((box) => box.dataset["task"] === id);
  if (boxes[at] !== document.activeElement) return;
  (boxes[at + 1] ?? boxes[at - 1])?.focus();
}
