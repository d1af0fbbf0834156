// Drives a call: Rust decides the next step (`src/js/call.rs`), and JavaScript awaits it. So Rust needs no executor,
// closures or queue of its own, and a trap in Rust rejects the promise of its own call, since it is thrown inside
// this function.
import { shape } from "./answer.js";
import { join } from "./dedupe.js";
import { ABORTED, ANSWERED, BEGAN, SUCCEEDED } from "./ended.js";
import { blame } from "./stack.js";
import { stateOf } from "./state.js";
import { steps } from "./wire.js";

// Steps that end a call, by the numbers that `Transport::resume` gives; the others are in wire.js.
const END = 0;
const FAIL = 1;

/**
 * Runs a call to its end and returns its result.
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
    for (let ended = call.flights ? await join(client, call) : { how: BEGAN, status: 0, value: undefined }; ; ) {
      if (ended.how === ANSWERED) shape(call, ended);
      // The rate limit has seen the request that was shared.
      if (call.flights && ended.how === SUCCEEDED) return ended.result;
      call.ended = ended;
      const step = transport.resume(call, traits, ended.how, ended.status, call.maxRetries, call.patient, call.turnTimeoutMs, performance.now(), Date.now(), Math.random(), call.bits, call.retries, call.turn, call.refusedAt, call.queuedAt);
      if (step === FAIL) throw call.error;
      if (step === END) {
        if (ended.how === ABORTED) throw ended.value;
        return ended.result;
      }
      ended = await steps[step](call);
    }
  } catch (error) {
    throw blame(error, drive);
  } finally {
    use.running -= 1;
    // A read after a write must not join a request from before it.
    if (traits) call.settings.flights?.clear();
  }
}
