// Lists in stable order. tests/stable simulates them while records come and go.
const fast = { requestsPerSecond: null };
const id = ({ id }) => id.record_id ?? id.entry_id;
const stable = { stable: true };

export const stablePaging = {
  "no record is missed where another one is deleted between two pages": async ({ open, assert }) => {
    const { attio } = await open(fast, { companies: 45 });
    const all = (await attio.records.query("companies").toArray()).map(id);
    for (const [options, missed] of [[stable, 0], [{ stable: false }, 1]]) {
      const list = attio.records.query("companies", { limit: 10 }, options);
      const seen = new Set();
      let deleted;
      for await (const page of list.pages()) {
        for (const record of page.data) seen.add(id(record));
        if (!deleted) await attio.records.delete("companies", (deleted = id(page.data[3])));
      }
      assert.lengthOf(all.filter((one) => !seen.has(one)), missed, JSON.stringify(options));
      all.splice(all.indexOf(deleted), 1);
    }
  },

  "records, entries, rows and exports have each record once, in order of creation": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const text = async (stream) => (await new Response(stream).text()).trim().split("\n");
    for (const [resource, target] of [["records", "people"], ["entries", "sales_pipeline"]]) {
      const name = resource === "records" ? "record_id" : "entry_id";
      const items = await attio[resource].query(target, { sorts: [{ attribute: "created_at", direction: "asc" }] }).toArray();
      assert.isNotEmpty(items);
      const expected = items.map(id);
      assert.deepEqual((await attio[resource].query(target, { limit: 7 }, stable).toArray()).map(id), expected);
      assert.deepEqual((await attio[resource].rows(target, { limit: 7 }, stable).toArray()).map((row) => row[name]), expected);
      assert.deepEqual((await text(attio[resource].exportNdjson(target, { limit: 7 }))).map((line) => JSON.parse(line)[name]), expected);
      assert.deepEqual((await text(attio[resource].exportCsv(target, { limit: 7 }, { select: [] }))).slice(1).map((line) => line.split(",")[0]), expected);
      assert.lengthOf(Object.values((await attio[resource].rows(target, { limit: 7 }, stable).toColumns()).columns)[0], expected.length);
    }
  },

  "stable order combines with a filter, and no page is larger than needed": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast, { companies: 45 });
    const filter = { name: { $contains: "a" } };
    const expected = (await attio.records.query("companies", { filter }).toArray()).map(id);
    const first = await attio.records.query("companies", { filter, limit: 3 }, stable);
    const rest = await attio.records.query("companies", { filter, limit: 3 }, { after: first.after }).toArray();
    assert.sameMembers([...first.data, ...rest].map(id), expected);
    assert.lengthOf(await attio.records.rows("companies", {}, stable).toArray({ limit: 4 }), 4);
    const asked = (await sandbox.requests()).filter(({ method }) => method === "POST").at(-1);
    assert.equal(JSON.parse(asked.body).limit, 4);
  },

  "`after` continues behind a page, the last page, an error and an export": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open({ ...fast, maxRetries: 0 }, { companies: 25 });
    const all = (await attio.records.query("companies", {}, stable).toArray()).map(id);
    const seen = [];
    await sandbox.answerNext({ delayMs: 1 });
    await sandbox.answerNext({ status: 500, body: "no" });
    const error = await rejection((async () => { for await (const record of attio.records.query("companies", { limit: 10 }, stable)) seen.push(id(record)); })());
    assert.equal(error.status, 500);
    assert.lengthOf(seen, 10);
    const last = await attio.records.query("companies", {}, { after: error.after });
    assert.deepEqual([...seen, ...last.data.map(id)], all);

    const page = await attio.records.rows("companies", { limit: 10 }, stable);
    assert.isTrue(page.hasNextPage());
    assert.isUndefined(page.nextOffset);
    const rest = await attio.records.query("companies", { limit: 10 }, { after: page.after }).toArray();
    assert.deepEqual([...page.data.map(({ record_id }) => record_id), ...rest.map(id)], all);

    const part = attio.records.exportNdjson("companies", { limit: 10 }, { maxRows: 12 });
    const lines = [await new Response(part).text(), await new Response(attio.records.exportNdjson("companies", { limit: 10 }, { after: part.after })).text()];
    assert.deepEqual(lines.map((text) => text.split("\n").length - 1), [12, 13]);
    assert.deepEqual(lines.join("").trim().split("\n").map((line) => JSON.parse(line).record_id), all);

    assert.isFalse(last.hasNextPage());
    const created = await attio.records.create("companies", { values: { name: "New" } });
    assert.deepEqual((await attio.records.query("companies", {}, { after: last.after }).toArray()).map(id), [id(created)]);
    assert.isEmpty((await attio.records.query("companies", { filter: { name: "no such" } }, stable)).data);
  },

  "options that exclude stable order are refused by name": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open(fast);
    const { after } = await attio.records.query("companies", { limit: 1 }, stable);
    const before = (await sandbox.requests()).length;
    const sorts = [{ attribute: "name", direction: "asc" }];
    const wrong = [
      [{ sorts }, stable, "`sorts`"], [{ filter_view_id: "x" }, stable, "`filter_view_id`"], [{ offset: 0 }, stable, "`offset`"], [{ offset: 3 }, { after }, "`offset`"],
      [{}, { stable: "yes" }, "`stable`"], [{}, { stable: null }, "`stable`"], [{}, { stable: false, after }, "`after`"],
      [{}, { after: 7 }, "`after`"], [{}, { after: "" }, "`after`"], [{}, { after: "x,y" }, "`after`"], [{}, { after: "%" }, "`after`"], [{}, { ...stable, signal: 7 }, "`signal`"],
    ];
    const read = (stream) => stream.getReader().read();
    for (const [query, options, name] of wrong) {
      const calls = {
        query: () => attio.records.query("companies", query, options),
        rows: () => attio.entries.rows("sales_pipeline", query, options),
        exportCsv: () => read(attio.records.exportCsv("companies", query, options)),
      };
      for (const call of Object.values(calls)) {
        const error = await rejection(call());
        assert.equal(error.kind, "invalid_argument", JSON.stringify([query, options]));
        assert.include(error.message, name);
      }
    }
    for (const call of [() => attio.tasks.list({}, stable), () => attio.records.get("companies", "x", stable), () => attio.records.createMany("companies", [], stable)]) {
      assert.include((await rejection(call())).message, "`stable`");
    }
    assert.lengthOf(await sandbox.requests(), before);
    assert.lengthOf((await attio.records.query("companies", { sorts, limit: 2 }, { stable: false })).data, 2);
  },
};
