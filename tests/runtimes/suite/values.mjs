// Values that JSON cannot represent are refused with their path before sending; others are sent unchanged.

/** Runs in which nothing may be sent. */
async function refused({ open, assert, rejection }, inputs, send) {
  const { attio, sandbox } = await open();
  for (const [input, path] of inputs) {
    const error = await rejection(send(attio, input));
    assert.equal(error.kind, "invalid_argument", `${path}: ${error.message}`);
    assert.include(error.message, `\`${path}\``);
  }
  assert.lengthOf(await sandbox.requests(), 0);
}

class Deal {
  value = 5;
  get computed() {
    return 7;
  }
}

/** An empty list in so many others. */
const nested = (depth) => Array.from({ length: depth }).reduce((inner) => [inner], []);

const cyclic = {};
cyclic.self = cyclic;

export const values = {
  "a body with a value that JSON cannot represent is refused": (suite) =>
    refused(
      suite,
      [
        [{ value: Number("1,200") }, "values.value"],
        [{ value: Infinity }, "values.value"],
        [{ value: new Date("soon") }, "values.value"],
        [{ value: { isValid: () => false, toJSON: () => null } }, "values.value"],
        [{ tags: ["a", undefined] }, "values.tags[1]"],
        [{ a: [{ b: { c: NaN } }] }, "values.a[0].b.c"],
        [{ value: 1n }, "values.value"],
        [{ value: Symbol("x") }, "values.value"],
        [{ value() {} }, "values.value"],
        [{ value: new Map([["a", 1]]) }, "values.value"],
        [{ value: new Set([1]) }, "values.value"],
        [{ value: new Headers({ a: "b" }) }, "values.value"],
        [{ value: new FormData() }, "values.value"],
        [{ value: new Blob(["x"]) }, "values.value"],
        [{ value: new Uint8Array(2) }, "values.value"],
        [{ value: new ArrayBuffer(2) }, "values.value"],
        [{ value: Promise.resolve(1) }, "values.value"],
        [{ value: /x/ }, "values.value"],
        [{ value: new Error("x") }, "values.value"],
        [{ value: new ReadableStream() }, "values.value"],
        [{ value: { toJSON: () => ({ inner: NaN }) } }, "values.value.inner"],
        [{ value: new Number(NaN) }, "values.value"],
        [{ value: Object(1n) }, "values.value"],
        [{ value: Object(Symbol("x")) }, "values.value"],
        [{ value: new AbortController().signal }, "values.value"],
        [{ value: new Intl.NumberFormat() }, "values.value"],
        [{ value: new TextEncoder() }, "values.value"],
        [{ value: nested(600) }, `values.value${"[0]".repeat(16).slice(0, 48)}…`],
        [cyclic, "values.self"],
      ],
      (attio, input) => attio.records.update("deals", "id", { values: input }),
    ),

  "so are filters, bulk items and raw requests": async (suite) => {
    await refused(suite, [[{ amount: { $gte: NaN } }, "filter.amount.$gte"]], (attio, filter) => attio.records.query("deals", { filter }));
    await refused(suite, [[NaN, "body.data.value"]], (attio, value) => attio.request({ method: "POST", path: "/v2/x", body: { data: { value } } }));
    await refused(suite, [[new Map(), "body.data"], [() => {}, "body.data"]], (attio, data) => attio.request({ method: "POST", path: "/v2/x", body: { data } }));
    await refused(suite, [[new Map([["values", {}]]), "body"], [Promise.resolve({}), "body"]], (attio, body) => attio.records.create("deals", body));
    const { open, assert } = suite;
    const { attio, sandbox } = await open();
    const { results } = await attio.records.createMany("deals", [{ values: { value: NaN } }]);
    assert.include(results[0].error.message, "`values.value`");
    assert.lengthOf(await sandbox.requests(), 0);
  },

  "an object of the platform that has no properties is no bag of options, fields or names": async (suite) => {
    const { signal } = new AbortController();
    await refused(suite, [[signal, "options"], [new URL("https://example.com/?a=1"), "options"], [new Date(), "options"]], (attio, options) => attio.self(options));
    await refused(suite, [[new URL("https://example.com/?a=1"), "query"]], (attio, query) => attio.request({ path: "/v2/tasks", query }));
    await refused(suite, [[signal, "body"], [new URL("https://example.com/"), "body"]], (attio, body) => attio.records.create("deals", body));
    await refused(suite, [[new Map(), "sorts"], [[new Map()], "sorts[0]"]], (attio, sorts) => attio.records.query("deals", { sorts }));
  },

  "null stays null, undefined is left out, and toJSON is called": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const day = new Date(Date.UTC(2027, 0, 15));
    const values = { a: null, b: undefined, c: [null], day, deal: new Deal(), money: { toJSON: () => "5.00" }, url: new URL("https://example.com/"), n: new Number(4) };
    await attio.records.update("deals", "id", { values: Object.assign(Object.create(null), values) }).catch(() => {});
    const [{ body }] = await sandbox.requests();
    assert.deepEqual(JSON.parse(body), {
      data: { values: { a: null, c: [null], day: day.toJSON(), deal: { value: 5 }, money: "5.00", url: "https://example.com/", n: 4 } },
    });
  },

  "headers and queries are objects or pairs": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const forms = (pairs) => [new Map(pairs), pairs, Object.fromEntries(pairs)];
    for (const headers of [...forms([["X-One", "1"]]), new Headers({ "X-One": "1" })]) await attio.self({ headers });
    for (const query of [...forms([["limit", "1"]]), new URLSearchParams({ limit: "1" })]) await attio.request({ path: "/v2/tasks", query });
    await attio.request({ path: "/v2/tasks", query: new URLSearchParams("limit=1&limit=2") }).catch(() => {});
    await attio.request({ path: "/v2/tasks", query: { since: new Date(0), none: undefined } });
    const sent = await sandbox.requests();
    for (const { headers } of sent.slice(0, 4)) assert.equal(headers["x-one"], "1");
    for (const { query } of sent.slice(4, 8)) assert.deepEqual(query, { limit: "1" });
    assert.deepEqual(sent[9].query, { since: "1970-01-01T00:00:00.000Z" });
    for (const [query, path] of [[{ a: NaN }, "a"], [{ a: [1, undefined] }, "a[1]"], [{ a: new Map() }, "a"], [{ a: { b: 1 } }, "a"], [new Blob([]), "query"], [["a"], "query"]]) {
      const error = await rejection(attio.request({ path: "/v2/tasks", query }));
      assert.equal(error.kind, "invalid_argument");
      assert.include(error.message, `\`${path}\``);
    }
    for (const headers of [{ a: null }, { a: {} }, { a: NaN }, { a: () => 1 }, { a: Symbol("x") }, { a: [NaN] }, new Blob([]), [["a"]]]) assert.equal((await rejection(attio.self({ headers }))).kind, "invalid_argument");
    assert.lengthOf(await sandbox.requests(), 10);
  },

  "a raw request sends the platform's own body types unchanged": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const post = (body) => attio.request({ method: "POST", path: "/v2/objects/companies/records/query", body });
    const { body } = await post(JSON.stringify({ limit: 1 }));
    assert.lengthOf(body.data, 1);
    for (const body of [new TextEncoder().encode('{"limit":2}'), new Blob(['{"limit":2}'], { type: "application/json" }), new URLSearchParams({ a: "b" })]) {
      await post(body).catch(() => {});
    }
    const form = new FormData();
    form.append("a", "b");
    await post(form).catch(() => {});
    const sent = await sandbox.requests();
    assert.deepEqual(sent.slice(0, 4).map(({ body }) => body), ['{"limit":1}', '{"limit":2}', '{"limit":2}', "a=b"]);
    assert.match(sent[0].headers["content-type"], /^application\/json/);
    assert.match(sent[4].headers["content-type"], /^multipart\/form-data; boundary=/);
    assert.equal((await rejection(post(new ReadableStream()))).kind, "invalid_argument");
  },

  "signal: null is absent": async ({ open, assert }) => {
    const { attio } = await open();
    assert.isTrue((await attio.self({ signal: null })).active);
    assert.lengthOf((await attio.records.rows("companies", { limit: 2 }, { signal: null })).data, 2);
    assert.equal((await attio.records.deleteMany("companies", [], { signal: null })).total, 0);
  },

  "an invalid option of the client is a configuration error": async ({ AttioClient, assert }) => {
    for (const options of [{ connection: 7 }, { connection: "a\n" }, { timeoutMs: -1 }, { maxRetries: 0.5 }, { headers: { a: "\n" } }, { headers: 7 }, { foo: 1 }, { fetch: 1 }, { via: "x" }, 7, { via: "attio", connection: "x" }]) {
      try {
        new AttioClient(options);
        assert.fail(`${JSON.stringify(options)} was taken`);
      } catch (error) {
        assert.equal(error.kind, "configuration", JSON.stringify(options));
      }
    }
  },
};
