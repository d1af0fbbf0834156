// One signal for many calls, and a body without an end.
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
    name: "the body of an error that has no end is not read to it",
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
