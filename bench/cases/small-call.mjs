// b. One small call over an in-memory fetch: reading a record, and reading a task, which is the smallest answer.
import { handWritten } from "../contenders/hand-written.mjs";
import { ours } from "../contenders/ours.mjs";
import { small } from "../data/fetches.mjs";
import { RECORD_ID, TASK_ID } from "../data/small.mjs";
import { compare } from "../rounds.mjs";

export async function smallCall({ rivals, ...how }) {
  const contenders = [ours, handWritten, ...rivals].map((make) => make(small));
  const each = (call) => compare(contenders.map((contender) => ({ name: contender.name, once: () => call(contender) })), { ...how, warmUps: 20, turnMs: 100 });
  return {
    figures: {
      "a record": await each((contender) => contender.record(RECORD_ID)),
      "a task": await each((contender) => contender.task(TASK_ID)),
    },
  };
}
