// Retries: each status, each kind of operation, through Maton and directly.
import { ending, story } from "../story.mjs";

/** One operation of each kind, and whether it may be sent again where it is unknown whether it was processed. */
const operations = {
  get: [(attio) => attio.records.get("people", "one"), "repeatable"],
  query: [(attio) => attio.records.query("people"), "repeatable"],
  create: [(attio) => attio.records.create("people", { values: {} })],
  upsert: [(attio) => attio.records.upsert("people", { matching_attribute: "name", values: {} }), "repeatable"],
  replace: [(attio) => attio.records.replace("people", "one", { values: {} }), "repeatable"],
  update: [(attio) => attio.records.update("people", "one", { values: {} })],
  delete: [(attio) => attio.records.delete("people", "one"), "repeatable"],
  // A write that the vendor documents as safe to repeat.
  unsubscribe: [(attio) => attio.sequences.unsubscribe({ email_addresses: ["ada@example.com"] }), "repeatable"],
  "raw GET": [(attio) => attio.request({ path: "/v2/new" }), "repeatable"],
  "raw POST": [(attio) => attio.request({ method: "POST", path: "/v2/new", body: {} })],
};
const all = Object.keys(operations);
const repeatable = all.filter((name) => operations[name][1]);

const none = [];
/** An outcome, and the operations that are sent again after it: through Maton, and directly. */
const failures = [
  ["429", { status: 429, headers: { "retry-after": "0" } }, all, all],
  ["408", { status: 408 }, repeatable, repeatable],
  ["500", { status: 500 }, none, repeatable],
  ["502", { status: 502 }, repeatable, repeatable],
  ["503", { status: 503 }, repeatable, repeatable],
  ["504", { status: 504 }, repeatable, repeatable],
  ["a connection that is closed", { close: "headers" }, repeatable, repeatable],
  ...["400", "401", "402", "403", "404", "409", "412", "413", "418", "422", "501", "505", "301", "304", "307"].map((status) => [
    status,
    { status: Number(status), body: status === "304" ? "" : undefined },
    none,
    none,
  ]),
];

const table = failures.flatMap(([what, step, ...expected]) =>
  ["maton", "attio"].map((via, column) => ({
    name: `after ${what}, ${via === "maton" ? "through Maton" : "directly"}`,
    // Except 408: Chromium itself repeats a request after one.
    where: ["429", "500", "503"].includes(what) ? "everywhere" : undefined,
    expected: `sent again: ${expected[column].join(" ") || "nothing"}`,
    async run({ open }) {
      const again = [];
      await Promise.all(
        all.map(async (name) => {
          const { attio, server } = await open([step, {}], { via });
          await ending(operations[name][0](attio));
          if ((await server.requests()).length === 2) again.push(name);
        }),
      );
      return `sent again: ${all.filter((name) => again.includes(name)).join(" ") || "nothing"}`;
    },
  })),
);

const cut = [
  ["a body that is cut off", { close: "body", json: { data: ["x".repeat(999)] } }],
  ["a body that stalls", { stall: "body", json: { data: ["x".repeat(999)] } }],
].map(([what, step]) => ({
  name: `after ${what}`,
  where: "everywhere",
  expected: "get: a result after 2 requests; create: {kind}, maybe processed after 1 request".replace("{kind}", step.stall ? "timeout" : "network"),
  async run({ open }) {
    const told = [];
    for (const name of ["get", "create"]) {
      const { attio, server } = await open([step, {}], { timeoutMs: step.stall ? 400 : 10_000 });
      told.push(`${name}: ${await story(operations[name][0](attio), server)}`);
    }
    return told.join("; ");
  },
}));

const counted = [
  ["by default two more attempts", {}, {}, "server after 3 requests"],
  ["maxRetries: 0 of the client", { maxRetries: 0 }, {}, "server after 1 request"],
  ["maxRetries: 4 of the client", { maxRetries: 4 }, {}, "server after 5 requests"],
  ["maxRetries: 1 of the call wins", { maxRetries: 4 }, { maxRetries: 1 }, "server after 2 requests"],
].map(([name, options, callOptions, expected]) => ({
  name,
  where: "everywhere",
  expected,
  async run({ open }) {
    const { attio, server } = await open([{ status: 503 }], options);
    return story(attio.records.get("people", "one", callOptions), server);
  },
}));

export const retry = [
  ...table,
  ...cut,
  ...counted,
  {
    name: "a request succeeds after two 5xx",
    where: "everywhere",
    expected: "a result after 3 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 502 }, { status: 503 }, {}]);
      return story(attio.records.get("people", "one"), server);
    },
  },
  {
    name: "a failed write that may have been processed has maybeProcessed; a read has not",
    expected: "server, maybe processed | server, maybe processed | server, maybe processed | server | server | rate_limited | validation",
    async run({ open }) {
      const told = [];
      for (const [name, status] of [
        ...["create", "upsert", "unsubscribe", "get", "query"].map((name) => [name, 503]),
        ["create", 429],
        ["create", 400],
      ]) {
        const { attio } = await open([{ status }], { maxRetries: 0 });
        told.push(await ending(operations[name][0](attio)));
      }
      return told.join(" | ");
    },
  },
  {
    name: "a create after a 429 and then a 503 may have been processed",
    expected: "server, maybe processed after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "0" } }, { status: 503 }]);
      return story(operations.create[0](attio), server);
    },
  },
  {
    name: "a replace with a lost answer and then a refusal may have been processed",
    expected: "validation, maybe processed after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 503 }, { status: 400 }]);
      return story(operations.replace[0](attio), server);
    },
  },
  {
    name: "a DELETE with a lost answer and then a 404 succeeds",
    where: "everywhere",
    expected: "nothing after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 503 }, { status: 404 }]);
      return story(operations.delete[0](attio), server);
    },
  },
  {
    name: "a DELETE with a 404 at once fails",
    expected: "not_found after 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ status: 404 }]);
      return story(operations.delete[0](attio), server);
    },
  },
  {
    name: "a DELETE with a 429 and then a 404 fails",
    expected: "not_found after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "0" } }, { status: 404 }]);
      return story(operations.delete[0](attio), server);
    },
  },
  {
    name: "invalid arguments are never sent",
    expected: "invalid_argument after 0 requests",
    async run({ open }) {
      const { attio, server } = await open();
      return story(attio.records.get("people", ".."), server);
    },
  },
  {
    name: "the same body is sent again, byte by byte",
    expected: "a result after 2 requests, equal bodies",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "0" } }, {}]);
      const values = { name: "é 🦀 \u2028" };
      const call = attio.records.create("people", { values });
      values.name = "changed after the call";
      const told = await story(call, server);
      const [first, second] = await server.requests();
      return `${told}, ${first.body === second.body && first.body.includes("é 🦀") ? "equal bodies" : "other bodies"}`;
    },
  },
  {
    name: "a rate-limited upload is sent again as a whole",
    expected: "a result after 2 requests, 2 files",
    async run({ open }) {
      const { attio, server } = await open([{ status: 429, headers: { "retry-after": "0" } }, {}]);
      const file = new TextEncoder().encode("the file");
      const told = await story(attio.files.upload({ file, object: "people", record_id: "one" }), server);
      return `${told}, ${(await server.requests()).filter(({ body }) => body.includes("the file")).length} files`;
    },
  },
];
