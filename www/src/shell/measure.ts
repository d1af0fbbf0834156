// Parses the same answer in three ways on the visitor's machine: as JSON, as records, as rows.
import { AttioClient } from "attio-wasm/slim";
import { columnsOf } from "../schema/workspace";

export const ROUNDS = 15;
export const RECORDS = 500;

export type Way = "response.json()" | "records.query" | "records.rows";
export interface Measured {
  readonly bytes: number;
  readonly records: number;
  /** Medians in milliseconds. */
  readonly medians: Readonly<Record<Way, number>>;
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Sends one request, then parses the bytes of its answer repeatedly, so that neither network nor service is measured.
 * `tell` gets the number of completed rounds.
 */
export async function measure(attio: AttioClient, tell: (round: number) => void, signal: AbortSignal): Promise<Measured> {
  // The object with that many records in the sandbox and most workspaces.
  const object = "people";
  const columns = await columnsOf(attio, "objects", object);
  const attributes = columns.flatMap(({ attribute }) => attribute ?? []);
  const { body } = await attio.request({ method: "POST", path: `/v2/objects/${object}/records/query`, body: { limit: RECORDS } }, { signal });
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const answer = () => new Response(bytes, { headers: { "content-type": "application/json" } });
  const again = new AttioClient({ apiKey: "reads an answer again", requestsPerSecond: null, fetch: async () => answer() });
  let records = 0;
  const ways: Record<Way, () => Promise<number>> = {
    "response.json()": async () => ((await answer().json()) as { data: unknown[] }).data.length,
    "records.query": async () => (await again.records.query(object, { limit: RECORDS })).data.length,
    "records.rows": async () => (await again.records.rows(object, { limit: RECORDS }, { attributes })).data.length,
  };
  const times: Record<Way, number[]> = { "response.json()": [], "records.query": [], "records.rows": [] };
  // The first round is a warm-up and not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const way of Object.keys(ways) as Way[]) {
      await pause();
      signal.throwIfAborted();
      const since = performance.now();
      records = await ways[way]();
      if (round > 0) times[way].push(performance.now() - since);
    }
    tell(round);
  }
  return { bytes: bytes.length, records, medians: { "response.json()": median(times["response.json()"]), "records.query": median(times["records.query"]), "records.rows": median(times["records.rows"]) } };
}
