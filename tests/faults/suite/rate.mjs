// At most N request starts in any one second, in order of arrival, measured at the server.
import { settled, pause } from "../story.mjs";

// Tolerance: between a start and its arrival, a connection may have to be opened, and the machine may be busy.
const SECOND = 900;

/** The largest number of requests that arrived within one second, and whether they arrived in order. */
async function measure(server, limit) {
  const requests = await server.requests();
  const times = requests.map(({ at }) => at);
  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at - from < SECOND).length));
  const places = requests.map(({ path }) => Number(path.split("-").at(-1)));
  // Requests that start together may overtake each other.
  const inOrder = places.every((place, index) => Math.abs(place - index) < limit);
  return `${requests.length} requests, at most ${most} in a second, ${inOrder ? "in order" : `out of order: ${places}`}`;
}

const calls = (attio, count) => Promise.all(Array.from({ length: count }, (_, place) => attio.records.get("people", `p-${place}`)));

const cases = [
  {
    name: "through Maton the default is ten in a second",
    where: "everywhere",
    expected: "25 requests, at most 10 in a second, in order",
    async run({ open }) {
      const { attio, server } = await open([{}], { requestsPerSecond: undefined });
      await calls(attio, 25);
      return measure(server, 10);
    },
  },
  {
    name: "requestsPerSecond: 3",
    expected: "8 requests, at most 3 in a second, in order",
    async run({ open }) {
      const { attio, server } = await open([{}], { requestsPerSecond: 3 });
      await calls(attio, 8);
      return measure(server, 3);
    },
  },
  {
    name: "requestsPerSecond: null is no limit",
    where: ["node", "deno", "bun", "workerd"], // a browser opens six connections to a server
    expected: "200 requests in less than five seconds",
    async run({ open }) {
      const { attio, server } = await open([{}]);
      await calls(attio, 200);
      const times = (await server.requests()).map(({ at }) => at);
      const ms = times.at(-1) - times[0];
      return `${times.length} requests in ${ms < 5_000 ? "less than five seconds" : `${ms} ms`}`;
    },
  },
  ...[
    ["creating", (attio) => attio.records.create("people", { values: {} })],
    ["a POST that may be repeated", (attio) => attio.sequences.unsubscribe({ email_addresses: ["ada@example.com"] })],
  ].map(([name, write]) => ({
    name: `directly: 25 writes in a second: ${name}`,
    expected: "30 writes, at most 25 in a second",
    async run({ open }) {
      const { attio, server } = await open([{ json: { data: [] } }], { requestsPerSecond: undefined, via: "attio" });
      await Promise.all(Array.from({ length: 30 }, () => write(attio)));
      return (await measure(server, 30)).replace("requests", "writes").replace(/, (in|out).*/, "");
    },
  })),
  {
    name: "directly 100 reads start in a second, whatever the number of writes",
    expected: "110 reads, at most 100 in a second",
    async run({ open }) {
      const { attio, server } = await open([{}], { requestsPerSecond: undefined, via: "attio" });
      await calls(attio, 110);
      return (await measure(server, 110)).replace("requests", "reads").replace(/, (in|out).*/, "");
    },
  },
  {
    name: "clients derived with withConnection share it",
    expected: "8 requests, at most 3 in a second, in order",
    async run({ open }) {
      const { attio, server } = await open([{}], { requestsPerSecond: 3 });
      const clients = [attio, attio.withConnection("one"), attio.withConnection("two").withConnection("three")];
      await Promise.all(Array.from({ length: 8 }, (_, place) => clients[place % 3].records.get("people", `p-${place}`)));
      return measure(server, 3);
    },
  },
  {
    name: "attempts count, not calls",
    expected: "6 requests, at most 2 in a second",
    async run({ open }) {
      const { attio, server } = await open([{ status: 503 }], { requestsPerSecond: 2 });
      await Promise.all([settled(attio.self()), settled(attio.self())]);
      return (await measure(server, 9)).replace(/, (in|out).*/, "");
    },
  },
  {
    name: "a slow key function does not bunch the starts",
    expected: "7 requests, at most 3 in a second",
    async run({ open }) {
      const began = performance.now();
      const apiKey = () => pause(1_050 - (performance.now() - began)).then(() => "sk-canary-late");
      const { attio, server } = await open([{}], { requestsPerSecond: 3, apiKey });
      await calls(attio, 7);
      return (await measure(server, 9)).replace(/, (in|out).*/, "");
    },
  },
  {
    name: "the slot of a cancelled call is soon used by others",
    expected: "a result within 2 s",
    async run({ open }) {
      const { attio } = await open([{}], { requestsPerSecond: 1 });
      await attio.self();
      const controller = new AbortController();
      const given = Array.from({ length: 9 }, () => settled(attio.self({ signal: controller.signal })));
      await pause(20);
      controller.abort(new Error("enough"));
      await Promise.all(given);
      const began = performance.now();
      await attio.self();
      const ms = performance.now() - began;
      return ms < 2_000 ? "a result within 2 s" : `a result after ${ms} ms`;
    },
  },
  {
    name: "a call behind others that were given up has their turns",
    where: "everywhere",
    expected: "a result within 3 s",
    async run({ open }) {
      const { attio } = await open([{}], { requestsPerSecond: 2 });
      const controller = new AbortController();
      const given = Array.from({ length: 20 }, () => settled(attio.self({ signal: controller.signal })));
      const began = performance.now();
      const last = attio.self();
      await pause(20);
      controller.abort(new Error("enough"));
      await Promise.all(given);
      await last;
      const ms = performance.now() - began;
      return ms < 3_000 ? "a result within 3 s" : `a result after ${ms} ms`;
    },
  },
];

// Alone, since they measure time on both sides.
export const rate = cases.map((one) => ({ ...one, alone: true }));
