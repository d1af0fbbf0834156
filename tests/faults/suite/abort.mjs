// An abort rejects immediately, in any state, with the signal's own reason, and leaves nothing behind.
import { pause, settled, timed, within } from "../story.mjs";

/** A signal that counts its listeners. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set();
  signal.addEventListener = function (type, listener, ...rest) {
    listeners.add(listener);
    return AbortSignal.prototype.addEventListener.call(this, type, listener, ...rest);
  };
  signal.removeEventListener = function (type, listener, ...rest) {
    listeners.delete(listener);
    return AbortSignal.prototype.removeEventListener.call(this, type, listener, ...rest);
  };
  return { controller, signal, listeners };
}

/** Whether the runtime set the timer: Node's fetch keeps its connections open for a while. */
const isOfTheRuntime = (stack) => stack.split("\n")[2]?.includes("node:internal");

/** Counts timers that neither fired nor were cleared. */
function countTimers() {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const pending = new Set();
  globalThis.setTimeout = (callback, ms, ...rest) => {
    if (isOfTheRuntime(new Error().stack)) return set(callback, ms, ...rest);
    const id = set(() => {
      pending.delete(id);
      callback(...rest);
    }, ms);
    pending.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    pending.delete(id);
    clear(id);
  };
  return { pending, restore: () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }) };
}

/** The possible states of a call: the server's steps, the client's options, and the call. */
const states = {
  "before it was made": { beforehand: true },
  "waiting for the key": { options: () => ({ apiKey: () => new Promise(() => {}) }) },
  "queued by the rate limit": { options: () => ({ requestsPerSecond: 1 }), first: (attio) => attio.self() },
  sending: { steps: [{ stall: "headers" }] },
  "reading the body": { steps: [{ stall: "body", json: { data: ["x".repeat(9_999)] } }] },
  "reading the body of an error": { steps: [{ status: 400, stall: "body", json: { message: "x".repeat(9_999) } }] },
  "backing off": { steps: [{ status: 503 }], luck: 0.99 },
  "waiting for what Retry-After says": { steps: [{ status: 429, headers: { "retry-after": "20" } }] },
  "held back by another request's 429": {
    steps: [{ status: 429, headers: { "retry-after": "2" } }, {}],
    first: (attio, signal) => settled(attio.self({ signal })),
    leavesTimers: 1, // the other's own
  },
  "waiting for a connection": {
    steps: [{ json: { connection: { connection_id: "one", status: "PENDING", url: "https://connect.maton.ai/" } } }],
    call: (attio, signal) => attio.connections.waitUntilActive("one", { signal }),
  },
  "a page of a list": { steps: [{ stall: "headers" }], call: (attio, signal) => attio.records.query("people", {}, { signal }) },
  "an upload whose stream stalls": {
    call: (attio, signal) => attio.files.upload({ file: new ReadableStream({ pull: () => new Promise(() => {}) }), object: "people", record_id: "one" }, { signal }),
  },
  "an upload on its way": {
    steps: [{ stall: "headers" }],
    call: (attio, signal) => attio.files.upload({ file: new Uint8Array(99), object: "people", record_id: "one" }, { signal }),
  },
  "a fetch that ignores its signal": { options: () => ({ fetch: () => new Promise(() => {}) }) },
  "a raw request": { steps: [{ stall: "headers" }], call: (attio, signal) => attio.request({ path: "/v2/new" }, { signal }) },
};

/** When a call is aborted: in the state, or within the turn of the event loop that began it, before any timer fires. */
const moments = {
  "": () => pause(120),
  " (in the same turn)": async () => {
    for (let i = 0; i < 100; i += 1) await undefined;
  },
};

const inState = ([name, state], [moment, reached]) => ({
  name: `aborted: ${name}${moment}`,
  where: "everywhere",
  alone: true,
  expected: "the reason itself, at once, no listener, no timer",
  async run({ open, luck }) {
    const { steps, options, first, call = (attio, signal) => attio.records.get("people", "one", { signal }), leavesTimers = 0 } = state;
    const { attio } = await open(steps, options?.());
    luck.value = state.luck ?? 0.01;
    const { controller, signal, listeners } = countedSignal();
    const reason = { the: "reason" };
    if (state.beforehand) controller.abort(reason);
    const others = new AbortController();
    const timers = countTimers();
    try {
      if (first) await within(first(attio, others.signal), 300);
      const ended = settled(call(attio, signal));
      await reached();
      let seen;
      const ms = await timed(async () => {
        controller.abort(reason);
        seen = await within(ended, 2_000);
      });
      const left = timers.pending.size - leavesTimers;
      return [
        seen === reason ? "the reason itself" : `rejected with ${seen}`,
        ms < 200 ? "at once" : `after ${ms} ms`,
        listeners.size === 0 ? "no listener" : `${listeners.size} listeners`,
        left <= 0 ? "no timer" : `${left} timers`,
      ].join(", ");
    } finally {
      others.abort();
      timers.restore();
    }
  },
});

export const abort = [
  ...Object.entries(states).flatMap((state) => Object.entries(moments).map((moment) => inState(state, moment))),
  {
    name: "calls that succeed or fail leave nothing behind",
    alone: true,
    where: "everywhere",
    expected: "no listener, no timer",
    async run({ open }) {
      const { attio } = await open([{}, { status: 404 }, { status: 503 }, {}, { close: "headers" }, {}, { status: 204 }]);
      const { signal, listeners } = countedSignal();
      const timers = countTimers();
      try {
        for (let i = 0; i < 6; i += 1) await settled(attio.records.get("people", "one", { signal }));
        return `${listeners.size === 0 ? "no listener" : `${listeners.size} listeners`}, ${timers.pending.size === 0 ? "no timer" : `${timers.pending.size} timers`}`;
      } finally {
        timers.restore();
      }
    },
  },
  {
    name: "the server sees the connection closed",
    expected: "1 request given up",
    async run({ open }) {
      const { attio, server } = await open([{ stall: "headers" }]);
      const controller = new AbortController();
      const ended = settled(attio.self({ signal: controller.signal }));
      await pause(150);
      controller.abort();
      await ended;
      for (let i = 0; i < 20 && (await server.log()).givenUp === 0; i += 1) await pause(50);
      return `${(await server.log()).givenUp} request given up`;
    },
  },
  {
    name: "the body of a download ends",
    where: "everywhere",
    expected: "the body ends",
    async run({ open }) {
      const { attio } = await open([{ stall: "body", body: "x".repeat(9_999) }]);
      const controller = new AbortController();
      const response = await attio.files.download("one", { signal: controller.signal });
      const read = settled(response.text());
      await pause(100);
      controller.abort(new Error("enough"));
      const ended = await Promise.race([read, pause(1_000).then(() => undefined)]);
      return ended instanceof Error || ended?.name ? "the body ends" : "the body goes on";
    },
  },
  {
    name: "an abort is not an AttioError, and nothing is sent again",
    where: "everywhere",
    expected: "AbortError, 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ stall: "headers" }]);
      const controller = new AbortController();
      const ended = settled(attio.self({ signal: controller.signal }));
      await pause(100);
      controller.abort();
      const error = await ended;
      await pause(100);
      return `${error.name}, ${(await server.requests()).length} request`;
    },
  },
  {
    name: "AbortSignal.timeout works as a signal",
    expected: "TimeoutError",
    async run({ open }) {
      const { attio } = await open([{ stall: "headers" }]);
      return (await settled(attio.self({ signal: AbortSignal.timeout(100) }))).name;
    },
  },
  {
    name: "a value that is not a signal is refused",
    expected: "invalid_argument invalid_argument invalid_argument",
    async run({ open }) {
      const { attio } = await open([{ stall: "headers" }]);
      const fakes = [{ aborted: false, addEventListener() {} }, {}, "signal"];
      const kinds = await Promise.all(fakes.map(async (signal) => (await settled(attio.self({ signal, timeoutMs: 300, maxRetries: 0 }))).kind));
      return kinds.join(" ");
    },
  },
];
