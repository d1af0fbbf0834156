// c. A page of 500 records with 20 attributes.
import { handWritten } from "../contenders/hand-written.mjs";
import { ours } from "../contenders/ours.mjs";
import { page as pageOf } from "../data/fetches.mjs";
import { compare } from "../rounds.mjs";

export const page = ({ rivals, ...how }) => {
  const fetch = pageOf();
  return compare(
    [ours, handWritten, ...rivals].map((make) => {
      const contender = make(fetch);
      return { name: contender.name, once: contender.page };
    }),
    { ...how, turnMs: 150 },
  );
};
