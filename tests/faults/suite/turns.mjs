// Turns: the adaptive rate limit on a shared account, a caller's limiter, and the time limits of the steps before a
// request.
import { pause, settled, story, timed } from "../story.mjs";

const refused = { status: 429, headers: { "retry-after": "0" }, json: { message: "slow down" } };

export const turns = [
  {
    name: "in a list a short 429 does not count against maxRetries; ten in a row end it",
    where: "everywhere",
    expected: "a page after 6 requests; rate_limited after 10 requests; rate_limited after 1 request",
    async run({ open }) {
      const some = await open([refused, refused, refused, refused, refused, {}], { maxRetries: 0 });
      const page = await some.attio.records.query("people");
      const all = await open([refused], { maxRetries: 0 });
      const ended = await story(all.attio.records.query("people"), all.server);
      const single = await open([refused], { maxRetries: 0 });
      const requests = (await some.server.requests()).length;
      return `${Array.isArray(page.data) ? "a page" : page} after ${requests} requests; ${ended}; ${await story(single.attio.self(), single.server)}`;
    },
  },
  {
    name: "in bulk writes a short 429 does not count against maxRetries either",
    expected: "3 done, 0 failed",
    async run({ open }) {
      const { attio } = await open([refused, {}, refused, refused, {}], { maxRetries: 0, requestsPerSecond: 10 });
      const { done, failed } = await attio.records.createMany("people", [{ values: {} }, { values: {} }, { values: {} }], { concurrency: 1 });
      return `${done} done, ${failed} failed`;
    },
  },
  {
    name: "Attio's own 429 holds its connection, the gateway's holds all",
    where: "everywhere",
    expected: "Attio's: the other at once; the gateway's: the other waits",
    async run({ open }) {
      const told = [];
      for (const [whose, json] of [["Attio's", { status_code: 429, type: "rate_limit_error", code: "rate_limit_exceeded", message: "slow down" }], ["the gateway's", { message: "slow down" }]]) {
        const { attio } = await open([{ status: 429, headers: { "retry-after": "1" }, json }, {}], { requestsPerSecond: 10 });
        const one = settled(attio.self({ connection: "one" }));
        await pause(150);
        const ms = await timed(() => attio.self({ connection: "two" }));
        told.push(`${whose}: the other ${ms < 500 ? "at once" : "waits"}`);
        await one;
      }
      return told.join("; ");
    },
  },
  {
    name: "a limiter replaces the rate limit, and gets each 429",
    where: "everywhere",
    expected: 'acquire {"connection":"one","via":"maton","effect":"once"}, acquire {"connection":"one","via":"maton","effect":"once"}, penalty 0 {}',
    async run({ open }) {
      const told = [];
      const limiter = {
        acquire: async (turn) => void told.push(`acquire ${JSON.stringify(turn)}`),
        penalty: (ms, of) => told.push(`penalty ${ms} ${JSON.stringify(of)}`),
      };
      const { attio } = await open([refused, {}], { requestsPerSecond: undefined, limiter, connection: "one" });
      await attio.records.create("people", { values: {} });
      return told.sort().join(", ");
    },
  },
  {
    name: "a limiter that fails, never answers or is invalid is a configuration error or a timeout",
    where: "everywhere",
    expected: "configuration after 0 requests; timeout after 0 requests, the wait aborted; configuration; configuration",
    async run({ open, AttioClient }) {
      const penalty = () => {};
      const broken = await open([{}], { requestsPerSecond: undefined, limiter: { acquire: () => { throw new Error("gone"); }, penalty } });
      const first = await story(broken.attio.self(), broken.server);
      let aborted = "";
      const acquire = (_, signal) => new Promise(() => signal.addEventListener("abort", () => (aborted = ", the wait aborted")));
      const stuck = await open([{}], { requestsPerSecond: undefined, limiter: { acquire, penalty }, turnTimeoutMs: 50 });
      const second = await story(stuck.attio.self(), stuck.server);
      const kinds = [{ limiter: {} }, { limiter: { acquire, penalty }, requestsPerSecond: 5 }].map((options) => {
        try {
          return new AttioClient(options);
        } catch (error) {
          return error.kind;
        }
      });
      return `${first}; ${second}${aborted}; ${kinds.join("; ")}`;
    },
  },
  {
    name: "turnTimeoutMs limits the wait for the turn: nothing is sent",
    where: "everywhere",
    expected: "timeout, 1 request, in time",
    async run({ open }) {
      const { attio, server } = await open([{}], { requestsPerSecond: 1, turnTimeoutMs: 100 });
      await attio.self();
      let error;
      const ms = await timed(async () => (error = await settled(attio.self())));
      return `${error.kind}, ${(await server.requests()).length} request, ${ms < 700 ? "in time" : `after ${ms} ms`}`;
    },
  },
  {
    name: "timeoutMs covers the key, and the source of an upload",
    where: "everywhere",
    expected: "timeout after 0 requests; timeout after 0 requests",
    async run({ open }) {
      const key = await open([{}], { timeoutMs: 100, apiKey: () => new Promise(() => {}) });
      const file = await open([{}], { timeoutMs: 100 });
      const stream = new ReadableStream({ pull: () => new Promise(() => {}) });
      const upload = () => file.attio.files.upload({ file: stream, object: "people", record_id: "one" }, { timeoutMs: 100 });
      return `${await story(key.attio.self(), key.server)}; ${await story(upload(), file.server)}`;
    },
  },
].map((one) => ({ ...one, alone: true }));
