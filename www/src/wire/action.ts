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

/** The action has its answer: calls that follow are the page's own. */
export function answered(id: number) {
  if (id === last) isOver = true;
}

/** From now on, calls belong to this. */
export function act(call: string, form: Form = "value"): number {
  last += 1;
  isOver = false;
  action.value = { id: last, call, form };
  return last;
}
