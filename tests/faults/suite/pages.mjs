// The end of a list, with correct and incorrect servers.
import { settled } from "../story.mjs";

const items = (count, from = 0) => Array.from({ length: count }, (_, index) => ({ id: { record_id: `r${from + index}` } }));
const cursorPage = (count, next, from) => ({ json: { data: items(count, from), pagination: { next_cursor: next } } });
const offsetPage = (count, from) => ({ json: { data: items(count, from) } });

/** Outcome of a list: its items and requests, or its error. */
async function readAll(list, server) {
  const seen = [];
  const error = await settled(
    (async () => {
      for await (const item of list) seen.push(item);
    })(),
  );
  const requests = (await server.requests()).length;
  const what = error?.kind ?? `${seen.length} items`;
  return `${what} after ${requests} requests`;
}

const lists = [
  ["a cursor page may be empty and have a next", [cursorPage(2, "b"), cursorPage(0, "c", 2), cursorPage(1, null, 2)], "3 items after 3 requests"],
  ["a cursor page may be short and have a next", [cursorPage(1, "b"), cursorPage(1, "c", 1), cursorPage(1, null, 2)], "3 items after 3 requests"],
  ["a cursor that is repeated", [cursorPage(2, "same"), cursorPage(2, "same", 2)], "decode after 2 requests"],
  ["cursors that go in a circle of two", [cursorPage(1, "a"), cursorPage(1, "b", 1), cursorPage(1, "a", 2), cursorPage(1, "b", 3)], /^decode after [34] requests$/],
  ["an empty cursor ends", [cursorPage(1, "")], "1 items after 1 requests"],
  ["a cursor that is a number ends", [cursorPage(1, 7)], "1 items after 1 requests"],
  ["no pagination at all ends", [offsetPage(1, 0)], "1 items after 1 requests"],
].map(([name, steps, expected]) => ({
  name,
  where: "everywhere",
  expected: String(expected),
  async run({ open }) {
    const { attio, server } = await open(steps);
    const told = await readAll(attio.meetings.list({ limit: 2 }), server);
    return expected instanceof RegExp && expected.test(told) ? String(expected) : told;
  },
}));

const offsets = [
  // The page size of notes is 10, at most 50: a shorter page ends the list.
  ["a short page ends where the size is documented", "notes", 10, [offsetPage(10, 0), offsetPage(3, 10)], "13 items after 2 requests"],
  ["a full page does not", "notes", 10, [offsetPage(10, 0), offsetPage(10, 10), offsetPage(0)], "20 items after 3 requests"],
  // For records the default is 500 and no maximum is documented.
  ["above the default only an empty page ends: a server's own cap loses nothing", "records", 1_000, [offsetPage(500, 0), offsetPage(500, 500), offsetPage(7, 1_000), offsetPage(0)], "1007 items after 4 requests"],
  // One repeated page may be a list that grew by exactly a page, so the third one decides.
  ["an ignored offset", "records", 2, [offsetPage(2, 0), offsetPage(2, 0)], "decode after 3 requests"],
  ["an ignored offset, and a size above the default", "records", 900, [offsetPage(500, 0), offsetPage(500, 0)], "decode after 3 requests"],
  ["a list that grows in front by a page", "records", 2, [offsetPage(2, 0), offsetPage(2, 0), offsetPage(2, 2), offsetPage(0)], "6 items after 4 requests"],
  ["a list that grows in front by a page, and again by a page", "records", 2, [offsetPage(2, 0), offsetPage(2, 0), offsetPage(2, 2), offsetPage(2, 2), offsetPage(1, 4)], "9 items after 5 requests"],
  ["a list that grows in front by less than a page", "notes", 10, [offsetPage(10, 0), offsetPage(10, 3), offsetPage(10, 6), offsetPage(2, 16)], "32 items after 4 requests"],
  ["more than was asked for", "records", 2, [offsetPage(5, 0), offsetPage(1, 5)], "6 items after 2 requests"],
].map(([name, resource, limit, steps, expected]) => ({
  name,
  where: "everywhere",
  expected,
  async run({ open }) {
    const { attio, server } = await open(steps);
    const list = resource === "records" ? attio.records.query("people", { limit }) : attio.notes.list({ limit });
    return readAll(list, server);
  },
}));

const messages = [
  {
    name: "a list that goes in circles says so",
    expected: "The server ignored the offset: it repeated a page. The server repeated a cursor, so the list would never end.",
    async run({ open }) {
      const byOffset = await open([offsetPage(2, 0)]);
      const byCursor = await open([cursorPage(2, "same"), cursorPage(2, "same", 2)]);
      const ended = [await settled(byOffset.attio.records.query("people", { limit: 2 }).toArray()), await settled(byCursor.attio.meetings.list().toArray())];
      return ended.map(({ message }) => message).join(" ");
    },
  },
];

/** Rows and exports by offset read pages ahead and return them in order. */
const rows = [
  ["an ignored offset", [offsetPage(2, 0)], "decode; decode"],
  ["a list that grows in front by a page", [offsetPage(2, 0), offsetPage(2, 0), offsetPage(2, 2), offsetPage(0)], "6 rows; 6 lines"],
].map(([name, steps, expected]) => ({
  name: `rows and exports: ${name}`,
  expected,
  async run({ open }) {
    const options = { attributes: [], concurrency: 1, stable: false };
    const read = async (list) => {
      try {
        return await list((await open(steps)).attio.records);
      } catch (error) {
        return error.kind;
      }
    };
    const rows = await read(async (records) => `${(await records.rows("people", { limit: 2 }, options).toArray()).length} rows`);
    const lines = await read(async (records) => `${(await new Response(records.exportNdjson("people", { limit: 2 }, options)).text()).trim().split("\n").length} lines`);
    return `${rows}; ${lines}`;
  },
}));

export const pages = [
  ...lists,
  ...offsets,
  ...rows,
  ...messages,
  {
    name: "the page size is always sent",
    expected: "records 500 in the body, notes 10, tasks 500, meetings 50",
    async run({ open }) {
      const { attio, server } = await open();
      await attio.records.query("people");
      await attio.notes.list();
      await attio.tasks.list();
      await attio.meetings.list();
      const [records, notes, tasks, meetings] = await server.requests();
      return `records ${JSON.parse(records.body).limit} in the body, notes ${notes.query.limit}, tasks ${tasks.query.limit}, meetings ${meetings.query.limit}`;
    },
  },
  {
    name: "a limit above the documented maximum is refused",
    expected: "invalid_argument invalid_argument invalid_argument; 0 requests",
    async run({ open }) {
      const { attio, server } = await open();
      const lists = [attio.notes.list({ limit: 51 }), attio.meetings.list({ limit: 201 }), attio.files.list({ object: "people", record_id: "one", limit: 201 })];
      const kinds = await Promise.all(lists.map(async (list) => (await settled(list)).kind));
      return `${kinds.join(" ")}; ${(await server.requests()).length} requests`;
    },
  },
  ...[{ data: {} }, { data: null }, {}, [], null, "text", { data: "text" }].map((json) => ({
    name: `a page that is none: ${JSON.stringify(json)}`,
    expected: "decode",
    async run({ open }) {
      const { attio } = await open([{ json }]);
      return (await settled(attio.records.query("people"))).kind;
    },
  })),
  {
    name: "a list that failed in the middle can be continued",
    expected: "server after 2 items; the rest: 2 items",
    async run({ open }) {
      const { attio } = await open([cursorPage(2, "b"), { status: 503 }, cursorPage(2, null, 2)], { maxRetries: 0 });
      const first = await attio.meetings.list({ limit: 2 });
      const error = await settled(first.getNextPage());
      const rest = await first.getNextPage();
      return `${error.kind} after ${first.data.length} items; the rest: ${rest.data.length} items`;
    },
  },
  {
    name: "an abort between two pages ends the list",
    expected: "stop after 1 requests",
    async run({ open }) {
      const { attio, server } = await open([cursorPage(1, "b"), cursorPage(1, "c", 1), cursorPage(1, "d", 2)]);
      const controller = new AbortController();
      const ended = await settled(
        (async () => {
          for await (const _ of attio.meetings.list({ limit: 1 }, { signal: controller.signal })) controller.abort("stop");
        })(),
      );
      return `${ended} after ${(await server.requests()).length} requests`;
    },
  },
];
