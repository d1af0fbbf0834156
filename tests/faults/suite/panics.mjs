// No input is known to panic. If Rust code fails nevertheless, the pending promise rejects and the next call works: here
// the runtime's own functions fail while Rust calls them, or while its arguments are made.
import { settled, within } from "../story.mjs";

const breakable = [
  ["performance.now", () => performance, "now"],
  ["Math.random", () => Math, "random"],
  ["Date.now", () => Date, "now"],
  ["Object.assign", () => Object, "assign"],
  ["JSON.stringify", () => JSON, "stringify"],
  ["Headers.prototype.set", () => Headers.prototype, "set"],
];

export const panics = [
  ...breakable.map(([name, owner, method]) => ({
    name: `${name} throws in the middle of a call`,
    where: "everywhere",
    alone: true,
    expected: "rejected or done, and the next calls work",
    async run({ open }) {
      const { attio } = await open([{ status: 503, headers: { "retry-after": new Date(0).toUTCString() } }, { status: 503 }, {}]);
      const own = owner()[method];
      let ended;
      for (let nth = 0; nth < 6; nth += 1) {
        let calls = 0;
        owner()[method] = function (...args) {
          // The runtime's own calls are left alone. Not matched by "wasm" alone, which the folder of a clone may
          // contain.
          if (/wasm-function|\bdrive\b/.test(new Error().stack.split("\n").slice(0, 6).join()) && calls++ === nth) throw new Error("broken on purpose");
          return own.apply(this, args);
        };
        try {
          let promise;
          try {
            promise = attio.records.create("people", { values: {} });
          } catch (error) {
            return `threw at once: ${error}`;
          }
          ended = await within(settled(promise), 5_000);
        } finally {
          owner()[method] = own;
        }
        if (ended === "nothing") return `hangs when the ${nth + 1}th call of ${name} throws`;
      }
      const after = await settled(attio.self());
      const list = await settled(attio.records.query("people").toArray({ limit: 1 }));
      return Array.isArray(after.data) && Array.isArray(list) ? "rejected or done, and the next calls work" : `the next call: ${after} ${list}`;
    },
  })),
  {
    name: "a full stack rejects the call, and the next one works",
    where: ["node", "deno", "chromium", "workerd"],
    alone: true,
    expected: "the next call works",
    async run({ open }) {
      const { attio } = await open();
      const deep = () => {
        try {
          deep();
        } catch {
          attio.records.get("people", "one").catch(() => {});
        }
      };
      try {
        deep();
      } catch {
        // the stack was still full, as intended
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      const after = await settled(attio.self());
      return Array.isArray(after.data) ? "the next call works" : `the next call: ${after}`;
    },
  },
  {
    name: "calls on a disposed client reject with a message that says so",
    where: "everywhere",
    expected: "rejects, and throws nothing",
    async run({ AttioClient, AttioError }) {
      const attio = new AttioClient();
      const { records } = attio;
      attio.free();
      const told = [];
      for (const act of [() => attio.self(), () => records.get("people", "one"), () => attio.notes.list(), () => attio.request({ path: "/v2/x" })]) {
        let promise;
        try {
          promise = act();
        } catch (error) {
          told.push(`threw ${error}`);
          continue;
        }
        const error = await settled(promise);
        told.push(AttioError.is(error) ? "rejects" : `rejects with ${error}`);
      }
      return told.every((one) => one === "rejects") ? "rejects, and throws nothing" : told.join("; ");
    },
  },
  {
    name: "a disposed client derives no other client",
    where: "everywhere",
    expected: "configuration",
    async run({ AttioClient }) {
      const attio = new AttioClient();
      attio.free();
      try {
        return attio.withConnection("one");
      } catch (error) {
        return error.kind ?? error;
      }
    },
  },
  {
    name: "a call completes though its client is disposed of meanwhile",
    where: "everywhere",
    expected: "a result",
    async run({ open }) {
      const { attio } = await open([{ delayMs: 50 }]);
      const pending = attio.self();
      const list = attio.records.query("people");
      attio.free();
      const ended = await settled(pending);
      const page = await settled(list);
      return Array.isArray(ended.data) && Array.isArray(page.data) ? "a result" : `${ended} ${page}`;
    },
  },
];
