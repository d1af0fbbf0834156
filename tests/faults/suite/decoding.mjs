// A 2xx without the promised content is a decode error; additional content is not.
import { settled, story } from "../story.mjs";

const json = "application/json";
const answers = [
  ["HTML", { headers: { "content-type": "text/html" }, body: "<html>Welcome</html>" }, "decode"],
  ["HTML that says JSON", { body: "<html>Welcome</html>" }, "decode"],
  ["nothing", { body: "" }, "decode"],
  ["nothing, and no type", { body: "", headers: { "content-type": null } }, "decode"],
  ["204 where JSON was due", { status: 204 }, "decode"],
  ["half a JSON", { body: '{"data":{"id":' }, "decode"],
  ["JSON without data", { json: { error: "none" } }, "decode"],
  ["JSON null", { json: null }, "decode"],
  ["JSON of a wrong type: text/plain", { headers: { "content-type": "text/plain" }, json: { data: {} } }, "decode"],
  ["JSON without a type", { headers: { "content-type": null }, json: { data: {} } }, "a result"],
  ["JSON with a charset", { headers: { "content-type": `${json}; charset=utf-8` }, json: { data: {} } }, "a result"],
  ["JSON in capitals", { headers: { "content-type": "Application/JSON" }, json: { data: {} } }, "a result"],
  ["a +json type", { headers: { "content-type": "application/problem+json" }, json: { data: {} } }, "a result"],
  ["JSON with a byte order mark", { body: '\ufeff{"data":{}}' }, "a result"],
  ["a status that is new", { status: 207, json: { data: {} } }, "a result"],
  ["a data of null", { json: { data: null } }, "a result"],
].map(([name, step, expected]) => ({
  name: `a 2xx with ${name}`,
  where: "everywhere",
  expected,
  async run({ open }) {
    const { attio } = await open([step], { maxRetries: 0 });
    const value = await settled(attio.records.get("people", "one"));
    return value?.kind ?? "a result";
  },
}));

export const decoding = [
  ...answers,
  {
    name: "a content-length that is too long",
    where: "everywhere",
    expected: "network after 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ json: { data: {} }, length: 5_000, close: "body" }], { maxRetries: 0 });
      return story(attio.records.get("people", "one"), server);
    },
  },
  {
    name: "a content-length that is too short",
    expected: "an error of ours",
    async run({ open }) {
      const { attio } = await open([{ json: { data: { name: "x".repeat(99) } }, length: 20 }], { maxRetries: 0 });
      const { kind } = await settled(attio.records.get("people", "one"));
      return ["network", "decode"].includes(kind) ? "an error of ours" : kind;
    },
  },
  {
    name: "unknown enums, attribute types, extra and missing fields",
    where: "everywhere",
    expected: { id: {}, values: { a: [{ attribute_type: "telepathy", active_until: 7, created_by_actor: { type: "ghost" } }] }, future: [true] },
    async run({ open }) {
      const data = { id: {}, values: { a: [{ attribute_type: "telepathy", active_until: 7, created_by_actor: { type: "ghost" } }] }, future: [true] };
      const { attio } = await open([{ json: { data } }]);
      return attio.records.get("people", "one");
    },
  },
  {
    name: "__proto__ in an answer is data",
    where: "everywhere",
    expected: "own, and nothing is polluted",
    async run({ open }) {
      const { attio } = await open([{ body: '{"data":{"__proto__":{"polluted":1}},"__proto__":{"data":2}}' }]);
      const data = await attio.records.get("people", "one");
      return Object.hasOwn(data, "__proto__") && {}.polluted === undefined ? "own, and nothing is polluted" : "polluted";
    },
  },
  {
    name: "100 MB",
    where: ["node", "workerd"],
    alone: true,
    expected: "100000000 characters",
    async run({ open, runtime }) {
      // A Worker has 128 MB in all.
      const size = runtime === "workerd" ? 20_000_000 : 100_000_000;
      const { attio } = await open([{ size }], { timeoutMs: 20_000 });
      const { length } = (await attio.records.get("people", "one")).text;
      return `${length === size ? 100_000_000 : length} characters`;
    },
  },
  {
    name: "a 2xx that is not JSON is never sent again; a write has maybeProcessed",
    where: "everywhere",
    expected: "decode after 1 request; decode, maybe processed after 1 request",
    async run({ open }) {
      const read = await open([{ body: "<html>" }, {}]);
      const written = await open([{ body: "<html>" }, {}]);
      return [
        await story(read.attio.records.get("people", "one"), read.server),
        await story(written.attio.records.create("people", { values: {} }), written.server),
      ].join("; ");
    },
  },
  {
    name: "a delete accepts any body",
    where: "everywhere",
    expected: "nothing nothing nothing",
    async run({ open }) {
      const { attio } = await open([{ status: 204 }, { json: {} }, { body: "<html>OK" }]);
      const told = [];
      for (let i = 0; i < 3; i += 1) told.push((await attio.records.delete("people", "one")) === undefined ? "nothing" : "something");
      return told.join(" ");
    },
  },
];
