// Rows of the WebAssembly compared with JSON.parse: the scanner that users get has instructions that the native tests
// (rows/tests) do not run.
import { isDeepStrictEqual } from "node:util";
import { AttioClient } from "attio-wasm";
import fc from "fast-check";

const attributes = [{ api_slug: "name" }, { api_slug: "tags", is_multiselect: true }, { api_slug: "größe" }];
const own = ["record_id", "created_at", "web_url"];

const texts = fc.oneof(fc.string(), fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("__proto__", "\ud800", '\\"', "\u2028", "x".repeat(50), "é".repeat(20)));
const json = fc.oneof(fc.jsonValue(), texts, fc.dictionary(texts, fc.jsonValue(), { maxKeys: 3 }));
/** The field of a value that depends on its type. */
const parts = { text: "value", number: "value", domain: "domain", currency: "currency_value", "email-address": "email_address" };
const value = fc.oneof(
  fc.record({ active_from: texts, active_until: fc.constant(null), created_by_actor: json, kind: fc.constantFrom(...Object.keys(parts)), json }).map(({ kind, json, ...more }) => ({ ...more, attribute_type: kind, [parts[kind]]: json })),
  fc.record({ attribute_type: fc.constantFrom("select", "status", "new"), option: fc.record({ id: json, title: texts }), status: fc.record({ title: texts }) }),
  json,
);
const slugs = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...attributes.map(({ api_slug }) => api_slug), "other", "__proto__", "created_at") }, texts);
const page = fc.record({
  more: fc.dictionary(texts.filter((name) => name !== "data"), json, { maxKeys: 2 }),
  data: fc.array(fc.record({ id: fc.record({ record_id: texts }), created_at: json, values: fc.dictionary(slugs, fc.oneof(fc.array(value, { maxLength: 3 }), json), { maxKeys: 6 }) }), { maxLength: 4 }),
});

/** The answer's bytes, with or without white space, possibly corrupted, and the chunks in which they arrive. */
const answers = fc.record({
  page,
  indent: fc.constantFrom(0, 0, 2, "\t"),
  damage: fc.option(fc.record({ at: fc.nat(1_000_000), drop: fc.nat(3), put: fc.oneof(fc.uint8Array({ maxLength: 3 }), fc.constantFrom(...[",", "}", "]", '"', "\\", "0", "-", "1e999", " ", "\0", "\ufeff"].map((text) => new TextEncoder().encode(text)))) }), { freq: 2 }),
  pieces: fc.array(fc.nat(300), { maxLength: 12 }),
});

function bytesOf({ page: { more, data }, indent, damage }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...more, data }, null, indent));
  if (!damage) return bytes;
  const at = damage.at % bytes.length;
  return Uint8Array.from([...bytes.subarray(0, at), ...damage.put, ...bytes.subarray(at + damage.drop)]);
}

function inPieces(bytes, pieces) {
  let at = 0;
  const ends = pieces.map((length) => (at += length)).filter((end) => end < bytes.length);
  return new ReadableStream({
    start(controller) {
      let begin = 0;
      for (const end of [...ends, bytes.length]) {
        if (end > begin) controller.enqueue(bytes.slice(begin, end));
        begin = end;
      }
      controller.close();
    },
  });
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows, or undefined where an error is expected. */
function expected(bytes) {
  let answer;
  try {
    answer = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), (key, value) => (key === "__proto__" ? undefined : value));
  } catch {
    return undefined;
  }
  if (!Array.isArray(answer?.data) || !answer.data.every(isObject)) return undefined;
  return answer.data.map(({ id, created_at = null, web_url = null, values }) => {
    const row = { record_id: isObject(id) ? (id.record_id ?? null) : null, created_at, web_url };
    const given = isObject(values) ? values : {};
    for (const name of new Set([...attributes.map(({ api_slug }) => api_slug), ...Object.keys(given)])) {
      if (!own.includes(name)) row[name] = attribute(Object.hasOwn(given, name) ? given[name] : [], name === "tags");
    }
    return row;
  });
}

function attribute(values, multi) {
  if (!Array.isArray(values)) return plain(values);
  const all = values.map(plain);
  return multi || all.length > 1 ? all : (all[0] ?? null);
}

function plain(value) {
  const kind = isObject(value) ? value.attribute_type : undefined;
  const name = kind === "select" ? "option" : kind === "status" ? "status" : Object.hasOwn(parts, kind) ? parts[kind] : undefined;
  if (name === undefined || !Object.hasOwn(value, name)) return value;
  const part = value[name];
  return ["option", "status"].includes(name) && isObject(part) ? (Object.hasOwn(part, "title") ? part.title : value) : part;
}

export const rowsAgainstJson = fc.asyncProperty(answers, async (answer) => {
  const bytes = bytesOf(answer);
  const fetch = async () => new Response(inPieces(bytes, answer.pieces), { headers: { "content-type": "application/json" } });
  const attio = new AttioClient({ apiKey: "key", fetch, maxRetries: 0, requestsPerSecond: null });
  const wanted = expected(bytes);
  let rows;
  try {
    rows = (await attio.records.rows("things", {}, { attributes })).data;
  } catch (error) {
    // The only JSON that is refused: with a second `data`, which corruption can produce.
    if (error.kind !== "decode" || (wanted && !answer.damage)) throw error;
    return;
  } finally {
    attio.free();
  }
  if (!isDeepStrictEqual(rows, wanted)) throw new Error(`${JSON.stringify(rows)}\nbut ${JSON.stringify(wanted)}\nof ${new TextDecoder().decode(bytes)}`);
});
