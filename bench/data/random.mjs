// Pseudo-random numbers, the same on every run, so that measurements are repeatable.

/** A generator of numbers in 0..1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
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
