// Pseudo-random numbers, the same on every run, so that measurements are repeatable.
import { randomBy } from "../../tests/random.mjs";

/** A generator of numbers, choices and ids. @param {number} seed */
export function seeded(seed) {
  const next = randomBy(seed);
  const whole = (below) => Math.floor(next() * below);
  const hex = (digits) => whole(16 ** digits).toString(16).padStart(digits, "0");
  return {
    whole,
    pick: (list) => list[whole(list.length)],
    chance: (share) => next() < share,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[whole(4)]}${hex(3)}-${hex(6)}${hex(6)}`,
    digits: (count) => String(whole(10 ** count)).padStart(count, "0"),
  };
}
