// Keys: equal for equal queries, different for different ones, and without secrets.
import assert from "node:assert/strict";
import { hashKey } from "@tanstack/query-core";
import { AttioClient } from "attio-wasm";
import * as query from "attio-wasm/query";
import fc from "fast-check";

const attio = new AttioClient({ apiKey: "sk-canary-query", headers: { "x-token": "sk-canary-header" } });
const forms = {
  recordsQuery: (client, ...rest) => query.recordsQuery(client, "companies", ...rest),
  rowsQuery: (client, ...rest) => query.rowsQuery(client, "companies", ...rest),
  entriesQuery: (client, ...rest) => query.entriesQuery(client, "sales_pipeline", ...rest),
  entryRowsQuery: (client, ...rest) => query.entryRowsQuery(client, "sales_pipeline", ...rest),
  tasksQuery: query.tasksQuery,
  "recordsQuery.infinite": (client, ...rest) => query.recordsQuery.infinite(client, "companies", ...rest),
  "rowsQuery.infinite": (client, ...rest) => query.rowsQuery.infinite(client, "companies", ...rest),
  "entriesQuery.infinite": (client, ...rest) => query.entriesQuery.infinite(client, "sales_pipeline", ...rest),
  "entryRowsQuery.infinite": (client, ...rest) => query.entryRowsQuery.infinite(client, "sales_pipeline", ...rest),
  "tasksQuery.infinite": query.tasksQuery.infinite,
};

/** The same value with the properties of every object in another order. */
function shuffled(value, random) {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).map((name) => [random(), name]).sort(([a], [b]) => a - b);
  return Object.fromEntries(names.map(([, name]) => [name, shuffled(value[name], random)]));
}

const anyQuery = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));

export const keys = {
  "the order of properties does not change a key, and another query has another key": () => {
    fc.assert(
      fc.property(anyQuery, anyQuery, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), fc.constantFrom(...Object.values(forms)), (one, other, stream, form) => {
        const key = form(attio, one).queryKey;
        assert.equal(JSON.stringify(form(attio, shuffled(one, () => stream.next().value)).queryKey), JSON.stringify(key));
        const isSame = hashKey([one]) === hashKey([other]);
        assert.equal(JSON.stringify(form(attio, other).queryKey) === JSON.stringify(key), isSame);
        assert.equal(hashKey(form(attio, other).queryKey) === hashKey(key), isSame);
      }),
      { numRuns: 1000 },
    );
  },

  "different forms, objects, lists and options have different keys": () => {
    const all = [
      ...Object.values(forms).map((form) => form(attio)),
      query.recordsQuery(attio, "people"),
      query.recordsQuery(attio, "companies", { limit: 2 }),
      query.recordsQuery(attio, "companies", undefined, { all: true }),
      query.rowsQuery(attio, "companies", undefined, { select: ["name"] }),
      query.rowsQuery(attio, "companies", undefined, { references: "object" }),
      query.rowsQuery(attio, "companies", undefined, { expand: { team: ["name"] } }),
      query.rowsQuery(attio, "companies", undefined, { attributes: [{ api_slug: "name" }] }),
      query.entriesQuery(attio, "companies"),
      query.recordQuery(attio, "companies", "r"),
      query.recordQuery(attio, "companies", "s"),
    ].map(({ queryKey }) => JSON.stringify(queryKey));
    assert.equal(new Set(all).size, all.length);
  },

  "the key contains the connection of the client or the call, or its absence": () => {
    const of = (client, options) => query.recordsQuery(client, "companies", {}, options).queryKey[1].connection;
    assert.equal(of(attio), null);
    assert.equal(of(attio.withConnection("c1")), "c1");
    assert.equal(of(new AttioClient({ connection: "c2" })), "c2");
    assert.equal(of(attio, { connection: "c3" }), "c3");
    assert.equal(query.recordQuery(attio, "companies", "r", { connection: "c4" }).queryKey[1].connection, "c4");
    assert.equal(of(new AttioClient({ via: "attio" })), null);
  },

  "neither the API key nor a header is in a key": () => {
    const options = { headers: { authorization2: "sk-canary-call" }, timeoutMs: 1, maxRetries: 0, turnTimeoutMs: 1 };
    for (const form of Object.values(forms)) {
      const plain = form(attio, { limit: 3 });
      const { queryKey } = form(attio, { limit: 3 }, options);
      assert.deepEqual(queryKey, plain.queryKey);
      assert.doesNotMatch(JSON.stringify(queryKey), /canary/);
    }
  },

  "a query that is not JSON, or an argument that is not a client, is refused with a message": () => {
    const circle = {};
    circle.filter = circle;
    assert.throws(() => query.recordsQuery(attio, "companies", circle), /TypeError: .*circular/);
    assert.throws(() => query.recordsQuery(attio, "companies", { limit: 1n }), /TypeError: .*BigInt/);
    assert.throws(() => query.recordsQuery(undefined, "companies"), /TypeError: `attio` must be an AttioClient/);
    assert.throws(() => query.tasksQuery({}), /TypeError: `attio` must be an AttioClient/);
    assert.throws(() => query.keysOf.write(attio, "record.update", "companies"), /TypeError: `operation` must be a write/);
  },
};
