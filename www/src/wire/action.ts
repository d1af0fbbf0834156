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
export const currentAction = () => last;

/** From now on, calls belong to this. */
export function act(call: string, form: Form = "value"): number {
  last += 1;
  action.value = { id: last, call, form };
  return last;
}
