// Drives a call: Rust says what to do next (`src/js/call.rs`), the await is here. So Rust needs no executor, no
// closures and no queue of its own; and a trap in Rust rejects the promise of the call it happened in, because it
// happens inside this function.
import { shape } from "./answer.js";
import { ABORTED, ANSWERED, BEGAN } from "./ended.js";
import { blame } from "./stack.js";

/**
 * The result of a call.
 *
 * @param {any} client
 * @param {import("./call.js").Call} call
 * @returns {Promise<any>}
 */
export async function drive(client, call) {
  try {
    for (let ended = { how: BEGAN, status: 0, value: undefined }; ; ) {
      call.ended = ended;
      const step = client.resume(call, call.operation, ended.how, ended.status, call.maxRetries, call.patient, call.turnTimeoutMs, ...call.attempts);
      if (step === undefined) {
        if (ended.how === ABORTED) throw ended.value;
        return ended.result;
      }
      ended = await step;
      if (ended.how === ANSWERED) ended = shape(call, ended);
    }
  } catch (error) {
    throw blame(error, drive);
  }
}
