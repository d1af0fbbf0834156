// Drives a Rust future. Each await in Rust hands its promise out to the await in here, so Rust
// needs no executor, no closures and no queue of its own; and a trap in Rust rejects the promise
// of the call it happened in, because it happens inside this function.

/** The result of a task, as a promise. */
export async function drive(task) {
  try {
    let step = task.resume(true);
    while (!task.done) {
      let kept = true;
      let value;
      try {
        value = await step;
      } catch (error) {
        kept = false;
        value = error;
      }
      step = task.resume(kept, value);
    }
    return step;
  } finally {
    try {
      task.free();
    } catch {
      // After a trap it cannot be freed; what ended it says more.
    }
  }
}
