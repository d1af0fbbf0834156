/**
 * A small set of combinations in which any two levels of different factors occur together at least once.
 *
 * @param {Record<string, readonly unknown[]>} factors
 * @returns {Record<string, any>[]}
 */
export function pairwise(factors) {
  let all = [{}];
  for (const [name, levels] of Object.entries(factors)) all = all.flatMap((one) => levels.map((level) => ({ ...one, [name]: level })));
  const open = new Set(all.flatMap(pairsOf));
  const chosen = [];
  while (open.size > 0) {
    const gain = (one) => pairsOf(one).filter((pair) => open.has(pair)).length;
    const best = all.reduce((best, one) => (gain(one) > gain(best) ? one : best));
    for (const pair of pairsOf(best)) open.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

function pairsOf(combination) {
  const levels = Object.entries(combination).map(([name, level]) => `${name}=${level}`);
  return levels.flatMap((one, at) => levels.slice(at + 1).map((other) => `${one} ${other}`));
}
