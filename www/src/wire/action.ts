// The person's last action, as its line of code.
import { signal } from "@preact/signals";

/** How the program around the call uses it. */
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

/** The action that a call belongs to; 0 for what the page reads by itself. */
export const currentAction = () => (isOver ? 0 : last);

/** An action of the person's: the calls that `make` makes until it has its answer belong to it, and later ones to the page. */
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
