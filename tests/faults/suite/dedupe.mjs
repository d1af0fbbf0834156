// `dedupe`: equal reads that are under way at the same time are one request.
import { ending, pause, settled, story, within } from "../story.mjs";

const dedupe = true;
const record = { json: { data: { id: { record_id: "one" }, values: { tags: ["a"] } } }, delayMs: 50 };
const get = (attio, options) => attio.records.get("people", "one", options);

/** How many requests the server got for what `act` calls. */
const sentFor = async ({ open }, steps, act, options = {}) => {
  const { attio, server } = await open(steps, { dedupe, ...options });
  const said = await act(attio, server);
  const { length } = await server.requests();
  return [said, `${length} request${length === 1 ? "" : "s"}`].filter(Boolean).join(", ");
};

/** A `fetch` that answers when it is told to: first with the headers, then with the body. */
function held() {
  const control = { sent: 0, fetch, headers() {}, body() {} };
  function fetch(_, { signal }) {
    control.sent += 1;
    const body = new ReadableStream({
      start(stream) {
        control.body = () => {
          stream.enqueue(new TextEncoder().encode(JSON.stringify(record.json)));
          stream.close();
        };
      },
    });
    return new Promise((resolve, reject) => {
      control.headers = () => resolve(new Response(body, { headers: { "content-type": "application/json" } }));
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }
  return control;
}

/** Reads that are shared by three callers, and what differs between two that are not. */
const reads = {
  "a record": (attio) => get(attio),
  "the first page of a query": async (attio) => (await attio.records.query("people", { limit: 5 })).data,
  "a list": (attio) => attio.tasks.list({ limit: 5 }).toArray({ limit: 3 }),
  "rows": async (attio) => (await attio.records.rows("people", { limit: 5 }, { attributes: [{ api_slug: "name" }] })).data,
  "a raw GET": async (attio) => (await attio.request({ path: "/v2/new", query: { a: 1 } })).body,
  "an array": (attio) => attio.attributes.listOptions("objects", "companies", "categories"),
};

const shared = Object.entries(reads).map(([name, read]) => ({
  name: `three callers of ${name}`,
  where: "everywhere",
  expected: "alike, nothing is the same object, 1 request",
  run: (tools) =>
    sentFor(tools, [{ json: { data: name === "a record" ? record.json.data : [{ id: { record_id: "one", task_id: "one" }, title: "x", values: {} }] }, delayMs: 50 }], async (attio) => {
      const values = await Promise.all([read(attio), read(attio), read(attio)]);
      const texts = new Set(values.map((value) => JSON.stringify(value)));
      const own = new Set(values.flatMap((value) => [value, Object.values(value)[0]]));
      return `${texts.size === 1 ? "alike" : [...texts].join(" and ")}, ${own.size === 6 ? "nothing is the same object" : "objects are shared"}`;
    }),
}));

const differences = {
  "another connection": [{ connection: "one" }, { connection: "two" }],
  "other headers": [{ headers: { "x-own": "1" } }, { headers: { "x-own": "2" } }],
  "another timeoutMs": [{ timeoutMs: 9_000 }, { timeoutMs: 9_001 }],
  "another maxRetries": [{ maxRetries: 1 }, { maxRetries: 2 }],
};

const apart = Object.entries(differences).map(([name, [one, other]]) => ({
  name: `${name} is another request`,
  where: "everywhere",
  expected: "2 requests",
  run: (tools) => sentFor(tools, [record], (attio) => Promise.all([get(attio, one), get(attio, other), get(attio, one)]).then(() => "")),
}));

export const dedupeCases = [
  ...shared,
  ...apart,
  {
    name: "it is off unless it is asked for",
    where: "everywhere",
    expected: "2 requests",
    run: (tools) => sentFor(tools, [record], (attio) => Promise.all([get(attio), get(attio)]).then(() => ""), { dedupe: false }),
  },
  {
    name: "one after the other are two requests: nothing is remembered",
    where: "everywhere",
    expected: "2 requests",
    run: (tools) => sentFor(tools, [record], async (attio) => (await get(attio), await get(attio), "")),
  },
  {
    name: "callers that ask again as soon as they are told get a new answer each time",
    where: "everywhere",
    expected: "4 requests",
    run: (tools) =>
      sentFor(tools, [{ ...record, delayMs: 10 }], async (attio) => {
        const ask = async () => {
          for (let i = 0; i < 4; i += 1) await get(attio);
        };
        await Promise.all([ask(), ask(), ask()]);
        return "";
      }),
  },
  {
    name: "writes are never shared",
    where: "everywhere",
    expected: "4 requests",
    run: (tools) =>
      sentFor(tools, [record], async (attio) => {
        const write = () => [attio.records.update("people", "one", { values: {} }), attio.tasks.delete("one")];
        await Promise.all([...write(), ...write()]);
        return "";
      }),
  },
  {
    name: "what is read after a write does not join a read from before it",
    where: "everywhere",
    expected: "before, after, 3 requests",
    run: (tools) =>
      sentFor(tools, [{ json: { data: "before" }, delayMs: 300 }, { json: { data: {} } }, { json: { data: "after" } }], async (attio, server) => {
        const before = get(attio);
        while ((await server.requests()).length === 0) await pause(5);
        await attio.records.update("people", "one", { values: {} });
        return (await Promise.all([before, get(attio)])).join(", ");
      }),
  },
  {
    name: "downloads are never shared",
    where: "everywhere",
    expected: "bytes bytes, 2 requests",
    run: (tools) =>
      sentFor(tools, [{ body: "bytes", headers: { "content-type": "text/plain" } }], async (attio) => {
        const responses = await Promise.all([attio.files.download("one"), attio.files.download("one")]);
        return (await Promise.all(responses.map((response) => response.text()))).join(" ");
      }),
  },
  {
    name: "the first caller leaves, the others get their answer",
    where: "everywhere",
    expected: "Error: left; a result; a result, 1 request",
    async run({ AttioClient }) {
      const server = held();
      const attio = new AttioClient({ apiKey: "key", dedupe, fetch: server.fetch });
      const controller = new AbortController();
      const all = [get(attio, { signal: controller.signal }), get(attio), get(attio, { signal: new AbortController().signal })].map(ending);
      while (server.sent === 0) await pause(1);
      controller.abort(new Error("left"));
      const left = await all[0];
      server.headers();
      server.body();
      return `${[left, ...(await Promise.all(all.slice(1)))].join("; ")}, ${server.sent} request`;
    },
  },
  {
    name: "when all have left the request ends, and the next one is a new request",
    where: ["node", "node24", "deno", "bun", "workerd"],
    expected: "Error: one; Error: two; given up; a result, 2 requests",
    run: (tools) =>
      sentFor(tools, [{ stall: "headers" }, record], async (attio, server) => {
        const controllers = [new AbortController(), new AbortController()];
        const all = controllers.map(({ signal }) => ending(get(attio, { signal })));
        while ((await server.requests()).length === 0) await pause(5);
        controllers[0].abort(new Error("one"));
        await pause(50);
        const early = (await server.log()).givenUp;
        controllers[1].abort(new Error("two"));
        const next = ending(get(attio));
        const said = await Promise.all(all);
        for (let i = 0; i < 100 && (await server.log()).givenUp === 0; i += 1) await pause(10);
        const { givenUp } = await server.log();
        return [...said, early === 0 && givenUp === 1 ? "given up" : `given up ${early}, then ${givenUp}`, await next].join("; ");
      }),
  },
  {
    name: "who aborts and asks again, as a component does that is mounted twice, has one new request with the others",
    where: "everywhere",
    expected: "1 result of 1 request",
    async run({ AttioClient }) {
      let sent = 0;
      const fetch = (url, { signal }) => {
        sent += 1;
        return new Promise((resolve, reject) => {
          setTimeout(() => resolve(Response.json({ data: {} })), 30);
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      };
      const attio = new AttioClient({ apiKey: "key", dedupe, fetch });
      const first = new AbortController();
      const gone = settled(get(attio, { signal: first.signal }));
      await pause(5);
      first.abort();
      sent = 0;
      const again = get(attio);
      await gone;
      await pause(5);
      const other = get(attio);
      return `${new Set([JSON.stringify(await again), JSON.stringify(await other)]).size} result of ${sent} request`;
    },
  },
  {
    name: "a late caller joins between the headers and the body",
    where: "everywhere",
    expected: "a result; a result, 1 request",
    async run({ AttioClient }) {
      const server = held();
      const told = [];
      const attio = new AttioClient({ apiKey: "key", dedupe, fetch: server.fetch, onEvent: ({ type }) => told.push(type) });
      const first = ending(get(attio));
      while (server.sent === 0) await pause(1);
      server.headers();
      // The headers are read in the turns that follow; `response` is told once the body is read.
      await pause(10);
      const second = ending(get(attio));
      await pause(10);
      if (told.includes("response")) return "the body was read too early";
      server.body();
      return `${(await Promise.all([first, second])).join("; ")}, ${server.sent} request`;
    },
  },
  {
    name: "a signal that has aborted joins nothing and sends nothing",
    where: "everywhere",
    expected: "Error: before, 0 requests",
    run: (tools) => sentFor(tools, [record], (attio) => ending(get(attio, { signal: AbortSignal.abort(new Error("before")) }))),
  },
  {
    name: "each gets an error of its own, with the caller's own stack where the engine tells it",
    where: "everywhere",
    expected: "not_found 404 not_found; own, own details; stacks their own",
    async run({ open, runtime }) {
      const body = { status_code: 404, type: "invalid_request_error", code: "not_found", message: "Nobody.", validation_errors: [{ code: "x", path: ["a"], message: "y" }] };
      const { attio } = await open([{ status: 404, json: body, delayMs: 50 }], { dedupe });
      const firstCaller = async () => await get(attio);
      const secondCaller = async () => await get(attio);
      const [one, other] = await Promise.all([settled(firstCaller()), settled(secondCaller())]);
      const tells = /^(node|deno|chromium|workerd)/.test(runtime);
      const own = /firstCaller/.test(one.stack) && !/secondCaller/.test(one.stack) && /secondCaller/.test(other.stack);
      return [
        `${other.kind} ${other.status} ${other.code}`,
        `${one === other ? "the same" : "own"}, ${one.validationErrors === other.validationErrors || JSON.stringify(one) !== JSON.stringify(other) ? "not their" : "own"} details`,
        `stacks ${!tells || own ? "their own" : `${one.stack} ${other.stack}`}`,
      ].join("; ");
    },
  },
  {
    name: "retries are made once for all, and told with the callId of the one that began",
    where: "everywhere",
    expected: "a result; a result; 1 callId: request response retry request response, 2 requests",
    async run(tools) {
      const told = [];
      return sentFor(
        tools,
        [{ status: 503, delayMs: 30 }, record],
        async (attio) => {
          const said = await Promise.all([ending(get(attio)), ending(get(attio))]);
          return `${said.join("; ")}; ${new Set(told.map(({ callId }) => callId)).size} callId: ${told.map(({ type }) => type).join(" ")}`;
        },
        { onEvent: (event) => told.push(event) },
      );
    },
  },
  {
    name: "the time limit is the shared attempt's",
    where: "everywhere",
    expected: "timeout; timeout, 1 request",
    run: (tools) =>
      sentFor(tools, [{ stall: "headers" }], async (attio) => {
        const options = { timeoutMs: 1_000, maxRetries: 0 };
        const first = ending(get(attio, options));
        await pause(20);
        return (await Promise.all([first, ending(get(attio, options))])).join("; ");
      }),
  },
  {
    name: "the key is asked for once",
    where: "everywhere",
    expected: "1 key, 1 request",
    run(tools) {
      let asked = 0;
      const apiKey = async () => `key-${(asked += 1)}`;
      return sentFor(tools, [record], async (attio) => (await Promise.all([get(attio), get(attio)]), `${asked} key`), { apiKey });
    },
  },
  {
    name: "a derived client on the same connection shares, another client does not",
    where: "everywhere",
    expected: "derived: 1 request; another: 2 requests",
    async run({ open, AttioClient }) {
      const { attio, server } = await open([record], { dedupe });
      await Promise.all([get(attio, { connection: "one" }), get(attio.withConnection("one"))]);
      const derived = (await server.requests()).length;
      const options = { apiKey: "sk-canary-faults", baseUrl: server.baseUrl, dedupe };
      await Promise.all([get(new AttioClient(options)), get(new AttioClient(options))]);
      return `derived: ${derived} request; another: ${(await server.requests()).length - derived} requests`;
    },
  },
  {
    name: "a client that is disposed of answers those who wait, and refuses new ones",
    where: "everywhere",
    expected: "a result; a result; configuration, 1 request",
    run: (tools) =>
      sentFor(tools, [record], async (attio) => {
        const other = attio.withConnection("one");
        const all = [ending(get(attio, { connection: "one" })), ending(get(other))];
        attio.free();
        other.free();
        return (await Promise.all([...all, ending(get(attio))])).join("; ");
      }),
  },
  {
    name: "a page that a list repeats is a failure of that list alone",
    where: "everywhere",
    expected: "decode; a result, 3 requests",
    run: (tools) =>
      // Three times the same page: a server that ignores the offset.
      sentFor(tools, [{ json: { data: Array.from({ length: 500 }, (_, index) => ({ index })) }, delayMs: 200 }], async (attio, server) => {
        const all = ending(attio.records.query("people").toArray());
        while ((await server.requests()).length < 3) await pause(5);
        const one = ending(attio.records.query("people", { offset: 1000 }));
        return `${await all}; ${await one}`;
      }),
  },
  {
    name: "a listener that makes the same read from within an event gets an answer",
    where: "everywhere",
    expected: "a result; a result",
    async run({ open }) {
      let inner;
      const { attio } = await open([record], { dedupe, onEvent: () => (inner ??= (inner = "begun") && ending(get(attio))) });
      return `${await within(ending(get(attio)), 5_000)}; ${await within(inner, 5_000)}`;
    },
  },
  {
    name: "the rate limit counts one request",
    where: "everywhere",
    expected: "at once, 1 request",
    async run({ open }) {
      const { attio, server } = await open([record], { dedupe, requestsPerSecond: 1 });
      const began = performance.now();
      await Promise.all(Array.from({ length: 20 }, () => get(attio)));
      return `${performance.now() - began < 5_000 ? "at once" : "late"}, ${(await server.requests()).length} request`;
    },
  },
  {
    name: "after a 429 the rate is by requests, and not by who shared them",
    expected: "slow",
    async run({ open }) {
      const { attio } = await open([record, { status: 429, headers: { "retry-after": "0" } }, {}], { dedupe, requestsPerSecond: 10 });
      await Promise.all(Array.from({ length: 20 }, () => get(attio)));
      await attio.self();
      const began = performance.now();
      await Promise.all(Array.from({ length: 6 }, (_, index) => attio.tasks.get(`task-${index}`)));
      // One was accepted in the last second: 3 a second. Were it 20, it would be 8.5.
      const ms = performance.now() - began;
      return ms > 1_000 ? "slow" : `6 requests in ${Math.round(ms)} ms`;
    },
  },
  {
    name: "a shared request that breaks down in Rust tells all who wait, and the next one is another",
    where: ["node"],
    expected: "RuntimeError, RuntimeError, then one",
    async run({ open }) {
      const { attio } = await open([record], { dedupe });
      const { now } = performance;
      performance.now = () => {
        performance.now = now;
        throw new WebAssembly.RuntimeError("unreachable");
      };
      const told = await Promise.all([get(attio), get(attio)].map((call) => call.catch((error) => (error instanceof WebAssembly.RuntimeError ? "RuntimeError" : `${error.kind}: ${error.message}`))));
      return `${told.join(", ")}, then ${(await get(attio)).id.record_id}`;
    },
  },
  {
    name: "it must be true or false",
    expected: "configuration: `dedupe` must be true or false.",
    async run({ AttioClient }) {
      try {
        new AttioClient({ dedupe: "yes" });
      } catch ({ kind, message }) {
        return `${kind}: ${message}`;
      }
    },
  },
];
