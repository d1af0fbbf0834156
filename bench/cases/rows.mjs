// d. The same page as plain rows: against `response.json()` alone, which flattens nothing, and against parsing and
// flattening by hand.
import { multi } from "../data/attributes.mjs";
import { flatten } from "../contenders/flatten.mjs";
import { ours } from "../contenders/ours.mjs";
import { page } from "../data/fetches.mjs";
import { compare } from "../rounds.mjs";

export async function rows(how) {
  const fetch = page();
  const { name, rows: read } = ours(fetch);
  if (!read) return { skipped: "there is no records.rows yet" };
  const parse = async () => (await fetch.response().json()).data;
  const parseAndFlatten = async () => (await parse()).map((record) => flatten(record, multi));
  sameRows(await read(), await parseAndFlatten());
  return compare(
    [
      { name, once: read },
      { name: "response.json()", once: parse },
      { name: "parse + flatten", once: parseAndFlatten },
    ],
    { ...how, turnMs: 150 },
  );
}

/**
 * Checks the results, since the time of a wrong one means nothing. Locations are compared by the parts that both
 * have.
 */
function sameRows(mine, byHand) {
  if (mine.length !== byHand.length) throw new Error(`${mine.length} rows, by hand ${byHand.length}`);
  byHand.forEach((row, index) => {
    for (const [name, value] of Object.entries(row)) {
      const [a, b] = [mine[index][name], value].map((one) => JSON.stringify(one));
      if (a !== b) throw new Error(`row ${index}, ${name}: ${a}, by hand ${b}`);
    }
  });
}
