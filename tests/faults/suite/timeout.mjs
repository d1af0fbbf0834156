// The timeout of each attempt runs from sending until the body is read, without waits.
import { pause, settled, story, timed } from "../story.mjs";

/** The timers that are set while `act` runs, in milliseconds. */
async function timersOf(act) {
  const own = globalThis.setTimeout;
  const set = [];
  globalThis.setTimeout = (callback, ms, ...rest) => {
    if (!new Error().stack.split("\n")[2]?.includes("node:internal")) set.push(ms); // Node's fetch sets its own
    return own(callback, ms, ...rest);
  };
  try {
    await act();
  } finally {
    globalThis.setTimeout = own;
  }
  return set.filter((ms) => ms >= 15_000);
}

export const timeout = [
  ...["headers", "body"].map((stall) => ({
    name: `a server that stalls in the ${stall}`,
    where: "everywhere",
    expected: "timeout after 1 request, in 200 ms",
    async run({ open }) {
      const { attio, server } = await open([{ stall }], { timeoutMs: 200, maxRetries: 0 });
      let told;
      const ms = await timed(async () => (told = await story(attio.records.get("people", "one"), server)));
      return `${told}, in ${ms >= 190 && ms < 1_000 ? 200 : ms} ms`;
    },
  })),
  {
    name: "the timeout is per attempt",
    expected: "timeout after 3 requests",
    async run({ open }) {
      const { attio, server } = await open([{ stall: "headers" }], { timeoutMs: 100 });
      return story(attio.self(), server);
    },
  },
  {
    name: "the wait before a retry is excluded",
    expected: "a result after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "1" } }, {}], { timeoutMs: 500 });
      return story(attio.self(), server);
    },
  },
  {
    name: "the wait for the turn is excluded",
    expected: "3 results",
    async run({ open }) {
      const { attio } = await open([{}], { timeoutMs: 600, requestsPerSecond: 1 });
      const all = await Promise.all([attio.self(), attio.self(), attio.self()]);
      return `${all.length} results`;
    },
  },
  {
    name: "a slow answer within the timeout succeeds",
    where: "everywhere",
    expected: "a result after 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ delayMs: 100, slowly: 100, json: { data: ["x".repeat(999)] } }], { timeoutMs: 5_000 });
      return story(attio.self(), server);
    },
  },
  {
    name: "the attempt is aborted: the server sees its connection closed",
    expected: "1 request given up",
    async run({ open }) {
      const { attio, server } = await open([{ stall: "body" }], { timeoutMs: 100, maxRetries: 0 });
      await settled(attio.self());
      for (let i = 0; i < 20 && (await server.log()).givenUp === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      return `${(await server.log()).givenUp} request given up`;
    },
  },
  {
    name: "the timeout of a download ends at its headers",
    expected: "the file, whole",
    async run({ open }) {
      const { attio } = await open([{ slowly: 1_500, body: "the file, whole" }], { timeoutMs: 1_000 });
      const response = await attio.files.download("one");
      await pause(1_100);
      return await response.text();
    },
  },
  {
    name: "a source whose own cancel throws, rejects or gives nothing is left alone",
    expected: "timeout after 0 requests ×4",
    async run({ open }) {
      const never = () => new Promise(() => {});
      const cancels = [() => { throw new Error("cancel"); }, () => Promise.reject(new Error("cancel")), () => undefined, undefined];
      const told = [];
      for (const cancel of cancels) {
        const { attio, server } = await open();
        const file = { getReader: () => ({ read: never, cancel }) };
        told.push(await story(attio.files.upload({ file, object: "people", record_id: "one" }, { timeoutMs: 50 }), server));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      return `${[...new Set(told)].join(", ")} ×${told.length}`;
    },
  },
  {
    name: "the default is 30 s for a call and 5 min for an upload",
    alone: true,
    // An upload sets one for reading its source, and one for the rest of its time.
    expected: [30, 300, 300, 20, 20],
    async run({ open }) {
      const { attio } = await open();
      const set = await timersOf(async () => {
        await attio.self();
        await attio.files.upload({ file: new Uint8Array(3), object: "people", record_id: "one" });
        await attio.files.upload({ file: new Uint8Array(3), object: "people", record_id: "one" }, { timeoutMs: 20_000 });
      });
      return set.map((ms) => Math.ceil(ms / 5_000) * 5);
    },
  },
];
