// g. A hundred concurrent calls: none is answered before all have been sent.
import { handWritten } from "../contenders/hand-written.mjs";
import { ours } from "../contenders/ours.mjs";
import { taskWhenFull } from "../data/fetches.mjs";
import { TASK_ID } from "../data/small.mjs";
import { compare } from "../rounds.mjs";

const CALLS = 100;

export const inFlight = ({ rivals, ...how }) =>
  compare(
    [ours, handWritten, ...rivals].map((make) => {
      const contender = make(taskWhenFull(CALLS));
      return { name: contender.name, once: () => Promise.all(Array.from({ length: CALLS }, () => contender.task(TASK_ID))) };
    }),
    { ...how, warmUps: 20, turnMs: 100 },
  );
