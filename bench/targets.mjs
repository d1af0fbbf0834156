// What the figures have to be. `atMost` is how many times the other's time (or memory) ours may be;
// `faster` how many times faster than the other it has to be; `atMostMore` is in bytes.

const everywhere = ["node", "deno", "bun", "workerd"];

export const targets = [
  { letter: "a", figure: "ready", runtimes: ["node"], against: "attio-ts-sdk", faster: 15 },
  { letter: "b", runtimes: ["node"], against: "hand-written", atMost: 1.25 },
  { letter: "b", runtimes: ["node"], against: "attio-ts-sdk", faster: 12 },
  { letter: "c", runtimes: ["node"], against: "hand-written", atMost: 1.03 },
  { letter: "c", runtimes: ["node"], against: "attio-ts-sdk", faster: 20 },
  { letter: "d", runtimes: ["node", "deno", "workerd"], against: "response.json()", faster: 1.4 },
  { letter: "d", runtimes: ["bun"], against: "response.json()", atMost: 1.2 },
  { letter: "d", runtimes: everywhere, against: "parse + flatten", faster: 1 },
  { letter: "e", runtimes: ["node"], against: "one page after another", faster: 3 },
  { letter: "f", figure: "200,000 records", runtimes: ["node"], against: "fetched and dropped", atMostMore: 60e6 },
];

export const targetOf = ({ letter, figure, runtime, against }) =>
  targets.find(
    (target) =>
      target.letter === letter &&
      target.against === against &&
      target.runtimes.includes(runtime) &&
      (target.figure === undefined || target.figure === figure),
  );

/** @param {{ ratio: number, more?: number }} figure */
export function isMet(target, { ratio, more }) {
  if (target.atMost !== undefined) return ratio <= target.atMost;
  if (target.faster !== undefined) return 1 / ratio >= target.faster;
  return more <= target.atMostMore;
}
