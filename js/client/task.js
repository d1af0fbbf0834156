// Drives a call: Rust says what to do next (`src/js/call.rs`), the await is here. So Rust needs no executor, no
// closures and no queue of its own; and a trap in Rust rejects the promise of the call it happened in, because it
// happens inside this function.
import { shape } from "./answer.js";
import { ABORTED, ANSWERED, BEGAN } from "./ended.js";
import { blame } from "./stack.js";
import { stateOf } from "./state.js";
import { steps } from "./wire.js";

// Steps that end a call, by the numbers that `Transport::resume` gives; the others are in wire.js.
const END = 0;
const FAIL = 1;

/**
 * The result of a call.
 *
 * @param {any} client
 * @param {import("./call.js").Call} call
 * @returns {Promise<any>}
 */
export async function drive(client, call) {
  const { transport, use } = stateOf(client);
  const { traits } = call.operation;
  use.running += 1;
  try {
    for (let ended = { how: BEGAN, status: 0, value: undefined }; ; ) {
      call.ended = ended;
      const step = transport.resume(call, traits, ended.how, ended.status, call.maxRetries, call.patient, call.turnTimeoutMs, performance.now(), Date.now(), Math.random(), call.bits, call.retries, call.turn, call.refusedAt, call.queuedAt);
      if (step === FAIL) throw call.error;
      if (step === END) {
        if (ended.how === ABORTED) throw ended.value;
        return ended.result;
      }
      ended = await steps[step](call);
      if (ended.how === ANSWERED) shape(call, ended);
    }
  } catch (error) {
    throw blame(error, drive);
  } finally {
    use.running -= 1;
  }
}
