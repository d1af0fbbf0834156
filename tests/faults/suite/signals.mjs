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
    name: "a signal whose functions throw is an argument that could not be read, whatever listens to it",
    expected: "invalid_argument `signal` ×6; a result ×5",
    async run({ AttioClient }) {
      const thrown = () => {
        throw new Error("thrown on purpose");
      };
      const fetch = async () => Response.json({ data: [], connection: { connection_id: "one", status: "ACTIVE" } });
      const attio = new AttioClient({ fetch, maxRetries: 0 });
      const all = (signal) => [
        attio.self({ signal }),
        attio.connections.waitUntilActive("one", { signal }),
        attio.meetings.list({}, { signal }).toArray(),
        attio.records.query("people", {}, { signal, stable: true }).toArray(),
        new Response(attio.records.exportNdjson("people", {}, { signal })).text(),
        attio.records.createMany("people", [{ values: {} }], { signal }).then(({ results: [{ error }] }) => Promise.reject(error)),
      ];
      const refused = await Promise.all(all({ aborted: false, addEventListener: thrown, removeEventListener() {} }).map(settled));
      const named = refused.filter(({ kind, message }) => kind === "invalid_argument" && message.includes("`signal`"));
      const kept = await Promise.all(all({ aborted: false, addEventListener() {}, removeEventListener: thrown }).map(settled));
      return `invalid_argument \`signal\` ×${named.length}; a result ×${kept.slice(0, 5).filter((value) => !(value instanceof Error)).length}`;
    },
  },
  {
    name: "an export that is cancelled, or whose signal aborts, waits for no attributes",
    where: "everywhere",
    expected: "cancelled at once, mine at once, 4 requests, all aborted",
    async run({ AttioClient }) {
      const asked = [];
      const fetch = (_url, { signal }) => {
        asked.push(signal);
        return new Promise(() => {});
      };
      const attio = new AttioClient({ fetch, maxRetries: 0 });
      const controller = new AbortController();
      const began = performance.now();
      const reader = attio.records.exportCsv("people").getReader();
      reader.read().catch(() => {});
      const ended = settled(attio.records.exportCsv("companies", {}, { signal: controller.signal }).getReader().read());
      while (asked.length < 4) await pause(10);
      controller.abort(new Error("mine"));
      await reader.cancel();
      const { message } = await ended;
      const late = performance.now() - began > 5_000 ? "late" : "at once";
      return `cancelled ${late}, ${message} ${late}, ${asked.length} requests, ${asked.every(({ aborted }) => aborted) ? "all" : "not all"} aborted`;
    },
  },
  {
    name: "the body of an error, or of an answer that is no JSON, is not read to its end where it has none",
    where: ["node", "deno", "bun"],
    expected: "server, less than a megabyte; server, less than a megabyte; decode, less than a megabyte; decode, less than a megabyte",
    async run({ AttioClient }) {
      const told = [];
      for (const [status, size] of [[500, 16_384], [500, 0], [200, 16_384], [200, 0]]) {
        let sent = 0;
        const endless = () => new ReadableStream({ pull: (stream) => void ((sent += size || 1), stream.enqueue(new Uint8Array(size).fill(97))) });
        const fetch = async () => new Response(endless(), { status, headers: { "content-type": "text/html" } });
        const { kind } = await settled(new AttioClient({ fetch, maxRetries: 0 }).self());
        told.push(`${kind}, ${sent < 1_000_000 ? "less than a megabyte" : `${sent} bytes`}`);
      }
      return told.join("; ");
    },
  },
];
