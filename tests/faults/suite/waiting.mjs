// The wait before a retry.
import { settled, story, timed } from "../story.mjs";

const YEAR = "Fri, 06 Nov 2026 08:00:00 GMT";
const later = (seconds) => new Date(Date.parse(YEAR) + seconds * 1000).toUTCString();

/** Whether the call waits, and for how long by its event; it is then aborted. */
async function wait({ open }, step, options = {}) {
  const controller = new AbortController();
  let told = "no wait";
  const { attio } = await open([step], {
    onEvent({ type, ms }) {
      if (type !== "retry") return;
      told = `waits ${Math.round(ms)} ms`;
      controller.abort(new Error(told));
    },
    ...options,
  });
  const error = await settled(attio.records.get("people", "one", { signal: controller.signal }));
  return error.retryAfterMs === undefined || told !== "no wait" ? told : `rejects at once: ${error.kind}, retryAfterMs ${error.retryAfterMs}`;
}

/** `Retry-After`, the response's `Date`, and the expected outcome. Backoff is 100 ms here: a fifth of 500. */
const retryAfter = [
  ["seconds", "2", undefined, "waits 2000 ms"],
  ["0 counts", "0", undefined, "waits 0 ms"],
  ["many zeros", "0003", undefined, "waits 3000 ms"],
  ["spaces around", " 4 ", undefined, "waits 4000 ms"],
  ["a date, against the response's own Date, a while from now", later(3), YEAR, "waits 3000 ms"],
  ["a date that is past", later(-60), YEAR, "waits 0 ms"],
  ["negative", "-3", undefined, "waits 100 ms"],
  ["a fraction", "1.5", undefined, "waits 100 ms"],
  ["malformed", "soon", undefined, "waits 100 ms"],
  ["a malformed date", "Fri, 45 Nov 2026 08:00:00 GMT", YEAR, "waits 100 ms"],
  ["empty", "", undefined, "waits 100 ms"],
  ["absent", undefined, undefined, "waits 100 ms"],
  ["sixty seconds", "60", undefined, "waits 60000 ms"],
  ["a day, in seconds", "86400", undefined, "rejects at once: rate_limited, retryAfterMs 86400000"],
  ["a day, as a date", later(86_400), YEAR, "rejects at once: rate_limited, retryAfterMs 86400000"],
  ["more than any timer can wait", "99999999999", undefined, "rejects at once: rate_limited, retryAfterMs 99999999999000"],
].map(([name, value, date, expected]) => ({
  name: `Retry-After: ${name}`,
  where: "everywhere",
  alone: true, // luck is everybody's
  expected,
  async run(context) {
    context.luck.value = 0.2;
    const headers = { ...(value !== undefined && { "retry-after": value }), ...(date && { date }) };
    return wait(context, { status: 429, headers, date: date ? undefined : false });
  },
}));

export const waiting = [
  ...retryAfter,
  {
    name: "Retry-After: a date without a Date beside it, against our own clock",
    where: "everywhere",
    expected: "waits 3 to 5 s",
    async run(context) {
      const headers = { "retry-after": new Date(Date.now() + 5_000).toUTCString() };
      const told = await wait(context, { status: 429, headers, date: false });
      const ms = Number(/\d+/.exec(told)?.[0]);
      return ms > 3_000 && ms <= 5_000 ? "waits 3 to 5 s" : told;
    },
  },
  {
    name: "Retry-After of a 503 counts too",
    expected: "waits 7000 ms",
    run: (context) => wait(context, { status: 503, headers: { "retry-after": "7" } }),
  },
  {
    name: "no wait is longer than maxRetryDelayMs",
    where: "everywhere",
    expected: "waits 1000 ms; rejects at once: rate_limited, retryAfterMs 2000",
    async run(context) {
      const step = (seconds) => ({ status: 429, headers: { "retry-after": seconds } });
      return `${await wait(context, step("1"), { maxRetryDelayMs: 1_500 })}; ${await wait(context, step("2"), { maxRetryDelayMs: 1_500 })}`;
    },
  },
  {
    name: "backoff: a share of 500 ms, 1, 2, 4, 8, 8 s",
    alone: true,
    expected: [5, 10, 20, 40, 80, 80],
    async run({ open, luck }) {
      const waits = [];
      luck.value = 0.01;
      const { attio } = await open([{ status: 503 }], { maxRetries: 6, onEvent: ({ type, ms }) => type === "retry" && waits.push(Math.round(ms)) });
      await settled(attio.self());
      return waits;
    },
  },
  {
    name: "backoff is cut to maxRetryDelayMs, and never a reason to fail",
    alone: true,
    expected: "server after 3 requests",
    async run({ open, luck }) {
      luck.value = 0.9;
      const { attio, server } = await open([{ status: 503 }], { maxRetryDelayMs: 30 });
      return story(attio.self(), server);
    },
  },
  {
    name: "the announced wait is the actual wait",
    alone: true,
    expected: "1 s",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "1" } }, {}]);
      await attio.self();
      const [first, second] = await server.requests();
      return `${((second.at - first.at) / 1000).toFixed(0)} s`;
    },
  },
  {
    name: "a 429 holds back the client's other requests, and those of clients derived from it",
    where: "everywhere",
    expected: "the others come after it",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "1" } }, {}]);
      const first = attio.self();
      while ((await server.requests()).length === 0);
      await new Promise((resolve) => setTimeout(resolve, 100)); // its answer is back
      await Promise.all([first, attio.objects.list(), attio.withConnection("other").self()]);
      const [limited, ...others] = await server.requests();
      const early = others.filter(({ at }) => at - limited.at < 950);
      return early.length === 0 ? "the others come after it" : `${early.length} came early`;
    },
  },
  {
    name: "a 429 with a Retry-After of a day holds nobody",
    alone: true,
    expected: "a result at once",
    async run({ open }) {
      const { attio } = await open([{ status: 429, headers: { "retry-after": "86400" } }, {}]);
      await settled(attio.self());
      return (await timed(() => attio.self())) < 1_000 ? "a result at once" : "late";
    },
  },
];
