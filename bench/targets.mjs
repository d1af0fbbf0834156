// Targets. `atMost` is the maximum ratio of our time (or memory) to the other's, `faster` the minimum factor by which
// ours is faster; `atMostMs` is in milliseconds and `atMostMore` in bytes.

const nodes = ["node20", "node22", "node24", "node26"];
/**
 * Versions of Node for which the targets hold: hand-written code is two to four times faster there than in Node 20,
 * so the client's share of the time is larger.
 */
const today = ["node24", "node26"];
const older = ["node20", "node22"];

export const targets = [
  // No slower than before attio-wasm had webhooks, types and the other entries: 11 ms on two cores.
  { letter: "a", figure: "ready", runtimes: nodes, atMostMs: 11 },
  { letter: "b", figure: "a task", runtimes: nodes, against: "hand-written", atMost: 1.25 },
  { letter: "b", figure: "a record", runtimes: today, against: "hand-written", atMost: 1.15 },
  { letter: "b", figure: "a record", runtimes: older, against: "hand-written", atMost: 1.25 },
  { letter: "c", runtimes: nodes, against: "hand-written", atMost: 1.03 },
  { letter: "d", runtimes: today, against: "response.json()", faster: 2.5 },
  { letter: "d", runtimes: [...older, "deno", "workerd"], against: "response.json()", faster: 1.4 },
  { letter: "d", runtimes: ["bun"], against: "response.json()", atMost: 1.2 },
  { letter: "d", runtimes: [...nodes, "deno", "bun", "workerd"], against: "parse + flatten", faster: 1 },
  { letter: "e", runtimes: nodes, against: "one page after another", faster: 3 },
  { letter: "f", figure: "200,000 records", runtimes: nodes, against: "fetched and dropped", atMostMore: 60e6 },
];

export const targetOf = ({ letter, figure, runtime, against }) =>
  targets.find(
    (target) =>
      target.letter === letter &&
      (target.against === undefined || target.against === against) &&
      target.runtimes.includes(runtime) &&
      (target.figure === undefined || target.figure === figure),
  );

/** @param {{ ours: number, ratio: number, more?: number }} figure */
export function isMet(target, { ours, ratio, more }) {
  if (target.atMostMs !== undefined) return ours <= target.atMostMs;
  if (target.atMost !== undefined) return ratio <= target.atMost;
  if (target.faster !== undefined) return 1 / ratio >= target.faster;
  return more <= target.atMostMore;
}
