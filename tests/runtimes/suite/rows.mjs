// Plain rows: their content, the fetching of their pages, and refusals.
const fast = { requestsPerSecond: null };

/** A client with answers of the test: `answer` returns the JSON text for each records query. */
function answering({ AttioClient }, answer, { attributes = [{ api_slug: "name" }], ...options } = {}) {
  const asked = [];
  const fetch = async (url, { method, body, signal }) => {
    const respond = (body) => new Response(body, { headers: { "content-type": "application/json" } });
    if (method === "GET") {
      const offset = Number(new URL(url).searchParams.get("offset"));
      return respond(JSON.stringify({ data: offset > 0 ? [] : attributes }));
    }
    const query = JSON.parse(body);
    asked.push(query);
    return respond(await answer(query, signal));
  };
  return { attio: new AttioClient({ apiKey: "key", fetch, ...fast, ...options }), asked };
}

const record = (id, values) => ({ id: { record_id: id }, created_at: "2026-01-01T00:00:00Z", web_url: "https://example.com", values });
const text = (value) => ({ active_from: "2026-01-01T00:00:00Z", active_until: null, attribute_type: "text", value });
/** A page of a list of `total` records. */
const pageOf = (total) => ({ offset = 0, limit }) =>
  JSON.stringify({ data: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => record(`r${offset + i}`, { name: [text(`n${offset + i}`)] })) });

/** Expected content of a row for a value, written independently. */
const plain = {
  currency: ({ currency_value }) => currency_value,
  select: ({ option }) => option.title,
  status: ({ status }) => status.title,
  domain: ({ domain }) => domain,
  "email-address": ({ email_address }) => email_address,
  "phone-number": ({ phone_number }) => phone_number,
  "personal-name": ({ full_name }) => full_name,
  interaction: ({ interacted_at }) => interacted_at,
  "record-reference": ({ target_record_id }) => target_record_id,
  "actor-reference": ({ referenced_actor_id }) => referenced_actor_id,
  location: ({ line_1, line_2, line_3, line_4, locality, region, postcode, country_code, latitude, longitude }) => ({
    line_1, line_2, line_3, line_4, locality, region, postcode, country_code, latitude, longitude,
  }),
};
const flat = (value) => (plain[value.attribute_type] ?? (({ value }) => value))(value);

export const rows = {
  "every attribute of every standard object, and nothing else": async ({ open, assert }) => {
    const { attio } = await open(fast);
    for (const object of ["companies", "people", "deals"]) {
      const attributes = await attio.attributes.list("objects", object).toArray();
      const { data: records } = await attio.records.query(object);
      const { data } = await attio.records.rows(object);
      assert.lengthOf(data, records.length);
      data.forEach((row, index) => {
        const { id, created_at, web_url, values } = records[index];
        const expected = { record_id: id.record_id, created_at, web_url };
        for (const { api_slug, is_multiselect } of attributes) {
          if (api_slug in expected) continue;
          const given = (values[api_slug] ?? []).map(flat);
          expected[api_slug] = is_multiselect ? given : (given[0] ?? null);
        }
        assert.deepEqual(row, expected);
      });
    }
  },

  "rows of entries have the record's id": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const [list] = (await attio.lists.list()).data;
    const [entry] = (await attio.entries.query(list.api_slug, { limit: 1 })).data;
    const [row] = (await attio.entries.rows(list.api_slug, { limit: 1 })).data;
    assert.deepInclude(row, {
      entry_id: entry.id.entry_id,
      parent_record_id: entry.parent_record_id,
      parent_object: entry.parent_object,
      created_at: entry.created_at,
      stage: entry.entry_values.stage[0].status.title,
    });
  },

  "select chooses the columns, and references can include their object": async ({ open, assert, rejection }) => {
    const { attio } = await open(fast);
    const people = (await attio.records.rows("people", { limit: 20 }, { select: ["company", "name"], references: "object" })).data;
    assert.deepEqual(Object.keys(people[0]), ["record_id", "created_at", "web_url", "company", "name"]);
    const { company } = people.find(({ company }) => company !== null);
    assert.equal(company.target_object, "companies");
    assert.isString(company.target_record_id);
    const error = await rejection(attio.records.rows("people", {}, { select: ["nmae"] }));
    assert.equal(error.kind, "invalid_argument");
    assert.include(error.message, "nmae");
  },

  "expand replaces references by rows, and fetches each record once": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open(fast);
    const options = { select: ["name", "company"], expand: { company: ["name", "domains"] }, concurrency: 2 };
    const people = await attio.records.rows("people", { limit: 15 }, options).toArray();
    const companies = new Map((await attio.records.rows("companies").toArray()).map((row) => [row.record_id, row]));
    const found = people.filter(({ company }) => company !== null);
    assert.isNotEmpty(found);
    for (const { company } of found) {
      const { record_id, created_at, web_url, name, domains } = companies.get(company.record_id);
      assert.deepEqual(company, { record_id, created_at, web_url, name, domains });
    }
    const batches = (await sandbox.requests()).map(({ body }) => body && JSON.parse(body).filter?.record_id?.$in).filter(Boolean);
    assert.lengthOf(batches.flat(), new Set(batches.flat()).size);
    assert.equal((await rejection(attio.records.rows("people", {}, { expand: { company: ["nmae"] } }))).kind, "invalid_argument");
    for (const slug of ["email_addresses", "record_id"]) {
      assert.include((await rejection(attio.records.rows("people", {}, { expand: { [slug]: ["name"] } }))).message, `"${slug}"`);
    }
  },

  "expand supports own properties, deleted records, and attributes that are passed in": async (suite) => {
    const { assert } = suite;
    const to = (id) => ({ attribute_type: "record-reference", target_object: "companies", target_record_id: id });
    const values = { company: [to("c1")], team: [to("c2"), to("gone")], by: [{ attribute_type: "actor-reference", referenced_actor_type: "system", referenced_actor_id: null }] };
    const { attio, asked } = answering(suite, ({ filter }) =>
      JSON.stringify({ data: filter ? filter.record_id.$in.filter((id) => id !== "gone").map((id) => record(id, { name: [text(id)] })) : [record("p1", values)] }),
    );
    const own = { created_at: "2026-01-01T00:00:00Z", web_url: "https://example.com" };
    const options = { attributes: [{ api_slug: "by" }, { api_slug: "team", is_multiselect: true }], expand: { company: ["name", "web_url"], team: ["record_id"], by: [] } };
    const [row] = (await attio.records.rows("people", {}, options)).data;
    const team = [{ record_id: "c2", ...own }, { record_id: "gone" }];
    assert.deepEqual(row, { record_id: "p1", ...own, by: null, team, company: { record_id: "c1", ...own, name: "c1" } });
    assert.deepEqual(asked.map(({ filter }) => filter?.record_id.$in), [undefined, ["c1", "c2", "gone"]]);
  },

  "attributes are read once, or passed in": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast);
    await attio.records.rows("companies", { limit: 1 });
    const before = (await sandbox.requests()).length;
    await attio.records.rows("companies", { limit: 1 });
    assert.lengthOf(await sandbox.requests(), before + 1);
    const [deal] = (await attio.records.rows("deals", { limit: 1 }, { attributes: [{ api_slug: "name", is_multiselect: true }] })).data;
    assert.isArray(deal.name);
    assert.isFalse((await sandbox.requests()).some(({ path }) => path.endsWith("/deals/attributes")));
  },

  "metadata is cached until it is too old or refreshed": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast);
    const count = async () => (await sandbox.requests()).length;
    const companies = await attio.records.metadata("companies");
    assert.isTrue(companies.attribute("domains").is_multiselect);
    const options = await companies.options("categories");
    assert.isNotEmpty(options);
    const asked = await count();
    assert.strictEqual(await attio.records.metadata("companies"), companies);
    assert.strictEqual(await companies.options("categories"), options);
    assert.equal(await count(), asked);
    await companies.refresh();
    assert.isAbove(await count(), asked);
    assert.notStrictEqual(await companies.options("categories"), options);
    assert.notStrictEqual(await attio.records.metadata("companies", { ttlMs: 0 }), companies);
    const deals = await attio.records.metadata("deals");
    assert.isNotEmpty(await deals.statuses("stage"));
    // As where the clock was set back by an hour.
    deals.fetchedAt += 3_600_000;
    assert.isFalse((await attio.records.metadata("deals")) === deals);
  },

  "options that were requested before a refresh are not cached after it": async ({ AttioClient, assert }) => {
    let late;
    let times = 0;
    const fetch = async (url) => {
      const { pathname, searchParams } = new URL(url);
      if (Number(searchParams.get("offset")) > 0) return Response.json({ data: [] });
      if (!pathname.endsWith("/options")) return Response.json({ data: [{ api_slug: "tags" }] });
      times += 1;
      const answer = Response.json({ data: [{ title: `${times}` }] });
      return times > 1 ? answer : new Promise((resolve) => (late = () => resolve(answer)));
    };
    const things = await new AttioClient({ apiKey: "key", fetch, ...fast }).records.metadata("things");
    const before = things.options("tags");
    await things.refresh();
    late();
    assert.equal((await before)[0].title, "1");
    assert.equal((await things.options("tags"))[0].title, "2");
  },

  "undocumented shapes of attributes are tolerated": async (suite) => {
    const { attio } = answering(suite, pageOf(1), { attributes: [null, 7, {}, { api_slug: 7 }, { api_slug: ["a"] }, { api_slug: "__proto__" }, { api_slug: "name" }] });
    const [row] = (await attio.records.rows("things")).data;
    suite.assert.deepEqual(row, { record_id: "r0", created_at: "2026-01-01T00:00:00Z", web_url: "https://example.com", name: "n0" });
  },

  "toColumns makes typed arrays": async ({ open, assert, rejection }) => {
    const { attio } = await open(fast);
    const select = ["name", "headcount", "is_customer", "categories"];
    const page = await attio.records.rows("companies", { limit: 10 }, { select });
    const { length, columns } = page.toColumns();
    assert.equal(length, 10);
    assert.instanceOf(columns.headcount, Float64Array);
    assert.instanceOf(columns.is_customer, Int8Array);
    page.data.forEach(({ name, headcount, is_customer, categories }, index) => {
      assert.equal(columns.name[index], name);
      assert.deepEqual(columns.categories[index], categories);
      assert.deepEqual(columns.headcount[index], headcount ?? NaN);
      assert.equal(columns.is_customer[index], is_customer === null ? -1 : Number(is_customer));
    });
    const list = attio.records.rows("companies", { limit: 10 }, { select });
    const all = await list.toColumns({ limit: 25 });
    assert.equal(all.length, 25);
    assert.lengthOf(all.columns.headcount, 25);
    assert.deepEqual(await list.toColumns({ limit: 0 }), { length: 0, columns: {} });
    for (const limit of [-1, NaN, "10", null]) {
      assert.equal((await rejection(list.toColumns({ limit }))).kind, "invalid_argument");
    }
  },

  "attributes named like properties of Object.prototype are columns": async (suite) => {
    const data = [record("a", { constructor: [text("Lotus")] }), record("b", {})];
    const { attio } = answering(suite, () => JSON.stringify({ data }));
    const { columns } = (await attio.records.rows("cars")).toColumns();
    suite.assert.deepEqual(columns.constructor, ["Lotus", null]);
  },

  "a list of rows is lazy, sends one request when awaited twice, and each page requests the next": async (suite) => {
    const { attio, asked } = answering(suite, pageOf(5));
    const { assert, PagePromise } = suite;
    const list = attio.records.rows("things", { limit: 2 });
    assert.instanceOf(list, PagePromise);
    assert.isEmpty(asked);
    assert.strictEqual(await list, await list);
    assert.lengthOf(asked, 1);
    const second = await (await list).getNextPage();
    assert.deepEqual(second.data.map(({ name }) => name), ["n2", "n3"]);
    assert.isFunction(second.toColumns);
    assert.isFalse((await second.getNextPage()).hasNextPage());
  },

  "pages are fetched ahead after a full one, in order, within concurrency": async (suite) => {
    const { assert } = suite;
    const waiting = [];
    let most = 0;
    const answer = (query) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(pageOf(95)(query)));
        most = Math.max(most, waiting.length);
      });
    const { attio } = answering(suite, answer);
    // The last request is answered first.
    const timer = setInterval(() => waiting.pop()?.(), 5);
    try {
      const names = [];
      for await (const { name } of attio.records.rows("things", { limit: 10 }, { concurrency: 3 })) names.push(name);
      assert.deepEqual(names, Array.from({ length: 95 }, (_, i) => `n${i}`));
      assert.equal(most, 3);
    } finally {
      clearInterval(timer);
      // Pages beyond the end may just have been requested.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },

  "leaving the loop aborts requests, and sends no more": async (suite) => {
    const { assert } = suite;
    let aborted = 0;
    const answer = (query, signal) => {
      if ((query.offset ?? 0) < 20) return pageOf(100)(query);
      return new Promise(() => signal.addEventListener("abort", () => (aborted += 1)));
    };
    const { attio, asked } = answering(suite, answer);
    for await (const _ of attio.records.rows("things", { limit: 10 })) break;
    assert.lengthOf(asked, 1, "nothing is fetched ahead of the first page");
    let seen = 0;
    for await (const _ of attio.records.rows("things", { limit: 10 })) {
      if ((seen += 1) < 15) continue;
      await new Promise((resolve) => setTimeout(resolve, 50)); // until all that was sent has arrived
      break;
    }
    assert.equal(aborted, 3);
    assert.lengthOf(asked, 6);
    assert.lengthOf(await attio.records.rows("things", { limit: 10 }).toArray({ limit: 20 }), 20);
    assert.lengthOf(asked, 8, "no page is fetched that toArray does not need");
  },

  "after a page that is shorter than its limit the following offsets are adjusted": async (suite) => {
    const { assert } = suite;
    // A server with a maximum of 7, whatever the limit: above 500, a short page is not the end.
    const { attio } = answering(suite, (query) => pageOf(30)({ ...query, limit: 7 }));
    const names = (await attio.records.rows("things", { limit: 600 }).toArray()).map(({ name }) => name);
    assert.deepEqual(names, Array.from({ length: 30 }, (_, i) => `n${i}`));
  },

  "a server that ignores the offset is detected": async (suite) => {
    const { attio } = answering(suite, ({ limit }) => pageOf(100)({ limit }));
    const error = await suite.rejection(attio.records.rows("things", { limit: 10 }).toArray());
    suite.assert.equal(error.kind, "decode");
  },

  "an abort rejects with the signal's own reason": async (suite) => {
    const { assert, rejection } = suite;
    const controller = new AbortController();
    const { attio } = answering(suite, (query) => ((query.offset ?? 0) < 10 ? pageOf(50)(query) : new Promise(() => {})));
    const all = rejection(attio.records.rows("things", { limit: 10 }, { signal: controller.signal }).toArray());
    setTimeout(() => controller.abort("enough"), 20);
    assert.equal(await all, "enough");
  },

  "an abort also rejects where all remaining pages were fetched ahead": async (suite) => {
    const { assert, rejection } = suite;
    const controller = new AbortController();
    const { attio, asked } = answering(suite, pageOf(35));
    let pages = 0;
    const read = async () => {
      for await (const _ of attio.records.rows("things", { limit: 10 }, { signal: controller.signal }).pages()) {
        if ((pages += 1) < 2) continue;
        while (asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
        await new Promise((resolve) => setTimeout(resolve, 20)); // until they have been read
        controller.abort("enough");
      }
    };
    assert.equal(await rejection(read()), "enough");
    assert.equal(pages, 2);
  },

  "strings, numbers and nesting are equal to those of JSON.parse": async (suite) => {
    const { assert } = suite;
    const texts = ["", "\u0000\b\f\n\r\t\"\\/", "ß€😀\u2028\uffff", "\ud800", "a\udc00b", "x".repeat(100_000), "日本語".repeat(5_000), "__proto__"];
    const values = [...texts, 0, -0, 1e300, -1.5e-7, 12345678901234567890, true, false, null, [1, [2, { a: [] }]], { deep: { deeper: {} } }];
    const data = values.map((value, index) => record(`r${index}`, { name: [{ attribute_type: "text", value }] }));
    for (const json of [JSON.stringify({ data }), JSON.stringify({ pagination: null, data }, null, 2), `\ufeff ${escapeAll(JSON.stringify({ data }))} `]) {
      const { attio } = answering(suite, () => json);
      const rows = (await attio.records.rows("things")).data;
      assert.deepEqual(rows.map(({ name }) => name), JSON.parse(json.trim()).data.map(({ values }) => values.name[0].value));
    }
  },

  "an answer in chunks gives the same rows, wherever it is split": async (suite) => {
    const { assert, AttioClient } = suite;
    const bytes = new TextEncoder().encode(JSON.stringify({ data: [record("é", { name: [text('a"ß\\😀')] }), record("b", { name: [] })] }));
    const expected = [["é", 'a"ß\\😀'], ["b", null]];
    for (let at = 0; at < bytes.length; at += 1) {
      const fetch = async () => {
        const body = new ReadableStream({
          start(controller) {
            for (const piece of [bytes.subarray(0, at), bytes.subarray(at, at + 1), bytes.subarray(at + 1)]) {
              if (piece.length > 0) controller.enqueue(piece.slice());
            }
            controller.close();
          },
        });
        return new Response(body, { headers: { "content-type": "application/json" } });
      };
      const attio = new AttioClient({ apiKey: "key", fetch, ...fast });
      const { data } = await attio.records.rows("things", {}, { attributes: [{ api_slug: "name" }] });
      assert.deepEqual(data.map(({ record_id, name }) => [record_id, name]), expected);
    }
  },

  "an answer that is not JSON is refused": async (suite) => {
    const { assert, rejection } = suite;
    const good = pageOf(3)({ limit: 3 });
    const bad = [
      "", "{", "nope", "<html>", good.slice(0, -1), good.slice(0, 100), `${good}}`, `${good} x`, good.replace('"r1"', '"r\n1"'),
      good.replace('"n1"', '"\\x"'), good.replace('"n1"', "01"), good.replace('"n1"', "+1"), good.replace('"n1"', "1."), good.replace('"n1"', ".5"),
      good.replace('"n1"', "NaN"), good.replace('"n1"', "'n1'"), good.replace('"n1"', '"n1",'), good.replace('"n1"', '"\\ud8"'),
      good.replace('"n1"', "[".repeat(10_000) + "]".repeat(10_000)), new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      '{"data":{}}', '{"data":null}', '{"date":[]}', "[]", "7", '{"data":[1]}', '{"data":[],"data":[]}',
    ];
    for (const body of bad) {
      const { attio, asked } = answering(suite, () => body);
      const error = await rejection(attio.records.rows("things"));
      assert.equal(error.kind, "decode", String(body).slice(0, 300));
      assert.lengthOf(asked, 1);
    }
  },

  "without streams the answer is read as a whole": async ({ AttioClient, assert, rejection }) => {
    const whole = (text) => ({ status: 200, ok: true, headers: new Headers({ "content-type": "application/json" }), arrayBuffer: async () => new TextEncoder().encode(text).buffer });
    const rowsOf = (text) => new AttioClient({ apiKey: "key", fetch: async () => whole(text), ...fast }).records.rows("things", {}, { attributes: [] });
    assert.deepEqual((await rowsOf(pageOf(2)({ limit: 2 }))).data.map(({ name }) => name), ["n0", "n1"]);
    assert.equal((await rejection(rowsOf(""))).kind, "decode");
  },

  "a body that is cut off is requested again": async (suite) => {
    let times = 0;
    const cut = async () => {
      times += 1;
      const body = new ReadableStream({
        pull(controller) {
          if (times > 1) controller.enqueue(new TextEncoder().encode(pageOf(2)({ limit: 2 }))), controller.close();
          else controller.enqueue(new TextEncoder().encode('{"data":[')), controller.error(new TypeError("terminated"));
        },
      });
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    const attio = new suite.AttioClient({ apiKey: "key", fetch: cut, ...fast });
    const { data } = await attio.records.rows("things", {}, { attributes: [] });
    suite.assert.deepEqual(data.map(({ name }) => name), ["n0", "n1"]);
  },

  "values of unknown types are passed on, and __proto__ is left out": async (suite) => {
    const { assert } = suite;
    const novel = { attribute_type: "hologram", shape: { x: [1, "__proto__"] } };
    const values = `{"name":[${JSON.stringify(novel)}],"__proto__":[${JSON.stringify(text("evil"))}],"\\u005f_proto__":[],"new":[{"attribute_type":"x","a":{"__proto__":{"evil":true},"b":1}}]}`;
    const { attio } = answering(suite, () => `{"data":[{"id":{"record_id":"r"},"values":${values}}]}`);
    const [row] = (await attio.records.rows("things")).data;
    assert.deepEqual(row, { record_id: "r", created_at: null, web_url: null, name: novel, new: { attribute_type: "x", a: { b: 1 } } });
    assert.isFalse(Object.hasOwn(row, "__proto__"));
    assert.isFalse(Object.hasOwn(row.new.a, "__proto__"));
  },

  "invalid options reject instead of throwing": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open(fast);
    const wrong = [{ select: "name" }, { references: "all" }, { expand: { company: "name" } }, { concurrency: 0 }, { attributes: {} }, { attributes: [{}] }, { maxRows: 1 }, { signal: 7 }, { nope: 1 }, 7, null];
    for (const options of wrong) {
      assert.equal((await rejection(attio.records.rows("companies", {}, options))).kind, "invalid_argument", JSON.stringify(options));
    }
    for (const object of [undefined, null, 7, 1n, {}]) {
      assert.equal((await rejection(attio.records.rows(object))).kind, "invalid_argument");
      assert.equal((await rejection(attio.records.metadata(object))).kind, "invalid_argument");
    }
    assert.equal((await rejection(attio.records.metadata("companies", null))).kind, "invalid_argument");
    for (const query of [null, 7, { limit: "10" }, { offset: -1 }]) {
      assert.equal((await rejection(attio.records.rows("companies", query))).kind, "invalid_argument");
    }
    assert.isEmpty((await sandbox.requests()).filter(({ method }) => method === "POST"));
  },
};

/** The same JSON, with every letter of its strings as an escape. */
const escapeAll = (json) =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, (string) =>
    string.replace(/\\u....|\\.|[^"\\]/g, (part) => (part.length > 1 ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, "0")}`)),
  );
