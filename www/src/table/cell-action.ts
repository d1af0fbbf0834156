// Actions of cells: completing a task, choosing an entry's status.
import { signal } from "@preact/signals";
import { NotWanted, refusal, write } from "../record/writing";
import type { Place } from "../query/view";
import type { Column } from "../schema/columns";
import { client } from "../schema/workspace";
import { announce } from "../ui/announce";
import { literal } from "../wire/literal";
import { failure, patchRow, result } from "./run";
import { idOf, type TableRow } from "./source";

/** The cell whose value is being chosen. */
export const choosing = signal<{ readonly place: Place; readonly row: TableRow; readonly column: Column; readonly cell: HTMLElement } | undefined>(undefined);

/** Whether a cell toggles, opens a menu, or only shows its value. */
export function actionOf({ kind }: Place, { slug, type, isWritable }: Column): "tick" | "choose" | undefined {
  if (kind === "tasks" && slug === "done") return "tick";
  return kind === "lists" && type === "status" && isWritable ? "choose" : undefined;
}

/** Runs the action of a cell. False where there is none. */
export function actOn(place: Place, row: TableRow, column: Column, cell: HTMLElement | null): boolean {
  const action = actionOf(place, column);
  if (action === "tick") {
    // The table has the focus, not the mark in its cell, so keys keep working.
    cell?.closest<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
    void tick(row);
  }
  if (action === "choose" && cell) choosing.value = { place, row, column, cell };
  return action !== undefined;
}

function tick(row: TableRow): Promise<void> {
  const id = idOf(row);
  const isDone = row["done"] !== true;
  const body = { is_completed: isDone };
  return put(row, { done: isDone }, "tasks.update", `attio.tasks.update(${JSON.stringify(id)}, ${literal(body)})`, () => client.value?.tasks.update(id, body), isDone ? "The task is done." : "The task is open again.");
}

export function setStatus({ slug: list }: Place, row: TableRow, { slug, title }: Column, status: string): Promise<void> {
  const id = idOf(row);
  const body = { entry_values: { [slug]: status } };
  return put(row, { [slug]: status }, "entries.update", `attio.entries.update(${JSON.stringify(list)}, ${JSON.stringify(id)}, ${literal(body)})`, () => client.value?.entries.update(list, id, body), `${title}: ${status}`);
}

/** Shown immediately, undone where it fails. */
async function put(row: TableRow, changes: Record<string, unknown>, name: string, call: string, make: () => PromiseLike<unknown> | undefined, done: string) {
  const refused = refusal(name);
  if (refused) return tellOf(refused);
  const id = idOf(row);
  const before = Object.fromEntries(Object.keys(changes).map((slug) => [slug, row[slug]]));
  patchRow(id, changes);
  try {
    await write(name, call, async () => make());
    announce(done);
  } catch (error) {
    patchRow(id, before);
    if (!(error instanceof NotWanted)) tellOf(error);
  }
}

const tellOf = (error: unknown) => void (failure.value = { error, during: "run", rows: result.value?.rows.length ?? 0 });
