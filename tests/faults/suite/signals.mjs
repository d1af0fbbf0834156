// One signal for many calls, and an endless body.
import { pause, settled } from "../story.mjs";

export const signals = [
  {
    name: "a signal of many calls has one listener at most, and none afterwards",
    where: "everywhere",
    expected: "at most 1, 0 afterwards, all aborted",
    async run({ open }) {
      const { attio } = await open([{ stall: "headers" }]);
      const controller = new AbortController();
      const { signal } = controller;
      let listeners = 0;
      let most = 0;
      signal.addEventListener = function (...args) {
        listeners += 1;
        most = Math.max(most, listeners);
        return AbortSignal.prototype.addEventListener.apply(this, args);
      };
      signal.removeEventListener = function (...args) {
        listeners -= 1;
        return AbortSignal.prototype.removeEventListener.apply(this, args);
      };
      const calls = Array.from({ length: 4 }, () => settled(attio.self({ signal })));
      await pause(50);
      controller.abort(new Error("enough"));
      const ended = await Promise.all(calls);
      return `at most ${most}, ${listeners} afterwards, ${ended.every(({ message }) => message === "enough") ? "all aborted" : ended}`;
    },
  },
  {
    name: "leaving a loop aborts the request that was begun ahead",
    where: "everywhere",
    expected: "2 items, 3 requests, the last one aborted, no listener left",
    async run({ AttioClient }) {
      const asked = [];
      const fetch = (_url, { signal }) => {
        asked.push(signal);
        const page = { data: [{ id: { meeting_id: `m${asked.length}` } }], pagination: { next_cursor: `c${asked.length}` } };
        return asked.length < 3 ? Promise.resolve(Response.json(page)) : new Promise(() => {});
      };
      const { signal } = new AbortController();
      let listeners = 0;
      signal.addEventListener = () => void (listeners += 1);
      signal.removeEventListener = () => void (listeners -= 1);
      let items = 0;
      for await (const _ of new AttioClient({ fetch }).meetings.list({ limit: 1 }, { signal })) {
        items += 1;
        await pause(20);
        if (items === 2) break;
      }
      await pause(20);
      return `${items} items, ${asked.length} requests, the last one ${asked[2]?.aborted ? "aborted" : "goes on"}, ${listeners || "no"} listener left`;
    },
  },
  {
    name: "an endless error body is not read to its end",
    where: ["node", "deno", "bun"],
    expected: "server, less than a megabyte",
    async run({ AttioClient }) {
      let sent = 0;
      const endless = () => new ReadableStream({ pull: (stream) => void ((sent += 16_384), stream.enqueue(new Uint8Array(16_384).fill(97))) });
      const fetch = async () => new Response(endless(), { status: 500 });
      const { kind } = await settled(new AttioClient({ fetch, maxRetries: 0 }).self());
      return `${kind}, ${sent < 1_000_000 ? "less than a megabyte" : `${sent} bytes`}`;
    },
  },
];
