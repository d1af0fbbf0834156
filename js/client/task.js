// Drives a Rust future. Each await in Rust hands its promise out to the await in here, so Rust
// needs no executor, no closures and no queue of its own; and a trap in Rust rejects the promise
// of the call it happened in, because it happens inside this function.

// The glue, beside which the build lays this file.
import { resume } from "../glue/attio.js";

/** Called from Rust: a result, told from a promise to wait for. */
export const done = (value) => [value];

/** The result of a task, as a promise. After a trap the task is left behind. */
export async function drive(task) {
  let step = resume(task, true);
  while (!Array.isArray(step)) {
    let kept = true;
    let value;
    try {
      value = await step;
    } catch (error) {
      kept = false;
      value = error;
    }
    step = resume(task, kept, value);
  }
  return step[0];
}
