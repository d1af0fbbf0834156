// The person's last action, as its line of code.
import { signal } from "@preact/signals";

/** Use of the call's result in the program. */
export type Form = "page" | "every" | "value" | "nothing" | "stream";

export interface Action {
  readonly id: number;
  /** `attio.records.rows("companies", { … })` */
  readonly call: string;
  readonly form: Form;
}

export const action = signal<Action | undefined>(undefined);

let last = 0;
let isOver = true;

/** The action of a call; 0 for the page's own reads. */
export const currentAction = () => (isOver ? 0 : last);

/** An action of the person: calls that `make` makes before it has its answer belong to it, later ones to the page. */
export async function acting<T>(call: string, form: Form, make: (id: number) => PromiseLike<T>): Promise<T> {
  const id = (last += 1);
  isOver = false;
  action.value = { id, call, form };
  try {
    return await make(id);
  } finally {
    if (id === last) isOver = true;
  }
}

const PATIENCE_MS = 5_000;

/** When the person's action has its answer, or it takes long: what the page reads by itself, such as names, comes behind it and is not counted as its calls. */
export async function noAction(): Promise<void> {
  for (const since = performance.now(); !isOver && performance.now() - since < PATIENCE_MS; ) await new Promise((resolve) => setTimeout(resolve, 50));
}
