// Bulk writes and the outcome of each item.
const fast = { requestsPerSecond: null };
const company = (name) => ({ values: { name } });

export const bulk = {
  "create, update, upsert and delete have a result for each item, in order": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const names = Array.from({ length: 25 }, (_, i) => `Bulk ${i}`);
    const progress = [];
    const created = await attio.records.createMany("companies", names.map(company), { onProgress: (at) => progress.push(at) });
    assert.deepInclude(created, { done: 25, failed: 0, total: 25, notTried: [] });
    assert.deepEqual(created.results.map(({ value }) => value.values.name[0].value), names);
    assert.deepEqual(progress.map(({ done }) => done), names.map((_, i) => i + 1));
    assert.deepEqual(progress.at(-1), { done: 25, failed: 0, total: 25 });

    const ids = created.results.map(({ value }) => value.id.record_id);
    const updated = await attio.records.updateMany("companies", ids.map((record_id) => ({ record_id, values: { description: "changed" } })));
    assert.isTrue(updated.results.every(({ value }, i) => value.id.record_id === ids[i] && value.values.description[0].value === "changed"));

    const bodies = ["a.example", "b.example"].map((domain) => ({ matching_attribute: "domains", values: { domains: [domain], name: domain } }));
    const once = await attio.records.upsertMany("companies", bodies);
    const twice = await attio.records.upsertMany("companies", bodies);
    assert.deepEqual(twice.results.map(({ value }) => value.id.record_id), once.results.map(({ value }) => value.id.record_id));

    const deleted = await attio.records.deleteMany("companies", new Set(ids));
    assert.equal(deleted.done, 25);
    assert.isEmpty(await attio.records.query("companies", { filter: { name: { $starts_with: "Bulk " } } }).toArray());
  },

  "entries": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const [list] = (await attio.lists.list()).data;
    const parents = (await attio.records.query(list.parent_object[0], { limit: 3 })).data.map(({ id }) => id.record_id);
    const body = (id) => ({ parent_object: list.parent_object[0], parent_record_id: id, entry_values: {} });
    const { results } = await attio.entries.createMany(list.api_slug, parents.map(body));
    const ids = results.map(({ value }) => value.id.entry_id);
    const updated = await attio.entries.updateMany(list.api_slug, ids.map((entry_id) => ({ entry_id, entry_values: { next_step: "Call" } })));
    assert.deepEqual(updated.results.map(({ value }) => value.entry_values.next_step[0].value), ["Call", "Call", "Call"]);
    assert.equal((await attio.entries.deleteMany(list.api_slug, ids)).done, 3);
  },

  "an item to update needs its resource's own id and values, and nothing else": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast);
    const stray = { entry_id: "entry", record_id: "record" };
    for (const [resource, item] of [["entries", { ...stray, entry_values: {} }], ["records", { ...stray, values: {} }], ["entries", { entry_id: "entry", entry_values: {}, values: {} }]]) {
      const { results } = await attio[resource].updateMany("things", [item]);
      assert.equal(results[0].error.kind, "invalid_argument", resource);
    }
    assert.lengthOf(await sandbox.requests(), 0);
    await attio.entries.updateMany("things", [{ entry_id: "entry", entry_values: {} }]);
    const [{ method, path }] = await sandbox.requests();
    assert.equal(`${method} ${path}`, "PATCH /attio/v2/lists/things/entries/entry");
  },

  "an unknown option rejects immediately": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open(fast);
    for (const options of [{ concurency: 3 }, { timeoutMs: -1 }, { read: () => {} }, { headers: { a: "\n" } }]) {
      assert.equal((await rejection(attio.records.createMany("companies", [company("A")], options))).kind, "invalid_argument");
    }
    assert.lengthOf(await sandbox.requests(), 0);
  },

  "a failed item does not affect the others": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const items = [company("A"), { values: { no_such_attribute: 1 } }, company("C"), undefined];
    const { results, done, failed, notTried } = await attio.records.createMany("companies", items);
    assert.deepEqual(results.map(({ index, status }) => [index, status]), [[0, "done"], [1, "failed"], [2, "done"], [3, "failed"]]);
    assert.equal(results[1].error.kind, "validation");
    assert.equal(results[3].error.kind, "invalid_argument");
    assert.deepEqual([done, failed, notTried], [2, 2, []]);
  },

  "stopOnError begins no item after a failure, and lists those not tried": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast);
    const items = [company("A"), { values: { no_such_attribute: 1 } }, company("C"), company("D")];
    const { results, notTried } = await attio.records.createMany("companies", items, { stopOnError: true, concurrency: 1 });
    assert.deepEqual(results.map(({ status }) => status), ["done", "failed", "not_tried", "not_tried"]);
    assert.deepEqual(notTried, [2, 3]);
    assert.lengthOf(await sandbox.requests(), 2);
  },

  "after an abort the result lists the items not tried": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const controller = new AbortController();
    const onProgress = ({ done }) => done === 4 && controller.abort("enough");
    const { results, done, notTried } = await attio.records.createMany("companies", Array.from({ length: 20 }, (_, i) => company(`N${i}`)), {
      concurrency: 2,
      signal: controller.signal,
      onProgress,
    });
    assert.isAtLeast(done, 4);
    assert.isAtLeast(notTried.length, 14);
    for (const { status, error } of results) if (status === "failed") assert.equal(error, "enough");
  },

  "an item that was under way at the abort, or whose answer was lost, has maybeProcessed": async ({ AttioClient, assert }) => {
    const controller = new AbortController();
    const answers = { stalls: () => new Promise(() => {}), lost: () => new Response("no", { status: 503 }), refused: () => Response.json({ code: "invalid" }, { status: 400 }) };
    const fetch = async (_url, { body }) => answers[JSON.parse(body).data.values.name]();
    const attio = new AttioClient({ apiKey: "test-key", maxRetries: 0, requestsPerSecond: null, fetch });
    const items = ["lost", "refused", "stalls"].map((name) => ({ values: { name } }));
    const onProgress = ({ failed }) => failed === 2 && controller.abort("enough");
    const { results } = await attio.records.createMany("companies", items, { concurrency: 3, signal: controller.signal, onProgress });
    assert.deepEqual(results.map(({ status, maybeProcessed }) => `${status} ${maybeProcessed}`), ["failed true", "failed undefined", "failed true"]);
    assert.equal(results[2].error, "enough");
  },

  "items that waited for the rate limit at the abort were not tried": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ requestsPerSecond: 3 });
    const controller = new AbortController();
    const onProgress = ({ done }) => done === 3 && controller.abort("enough");
    const ids = Array.from({ length: 8 }, (_, i) => company(`N${i}`));
    const { results, done, failed, notTried } = await attio.records.createMany("companies", ids, { signal: controller.signal, onProgress });
    assert.deepEqual({ done, failed, notTried }, { done: 3, failed: 0, notTried: [3, 4, 5, 6, 7] });
    assert.deepEqual(results.slice(3), notTried.map((index) => ({ index, status: "not_tried" })));
    assert.lengthOf(await sandbox.requests(), 3);
  },

  "concurrency is respected, and exceptions of the listener are ignored": async ({ AttioClient, assert }) => {
    let now = 0;
    let most = 0;
    const fetch = async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      return Response.json({ data: { id: {}, values: {} } });
    };
    const attio = new AttioClient({ apiKey: "key", fetch, ...fast });
    const listeners = [
      () => {
        throw new Error("not now");
      },
      () => Promise.reject(new Error("not now")),
    ];
    for (const onProgress of listeners) {
      const { done } = await attio.records.createMany("companies", Array.from({ length: 12 }, (_, i) => company(`N${i}`)), { concurrency: 3, onProgress });
      assert.deepEqual([done, most], [12, 3]);
    }
  },

  "wrong arguments reject": async ({ open, assert, rejection }) => {
    const { attio } = await open(fast);
    function* broken() {
      yield "id";
      throw new Error("no more");
    }
    for (const [items, options] of [[7], ["ids"], [broken()], [[], { concurrency: 0 }], [[], { onProgress: 1 }], [[], { signal: 7 }], [[], null]]) {
      assert.equal((await rejection(attio.records.deleteMany("companies", items, options))).kind, "invalid_argument");
    }
    assert.deepInclude(await attio.records.deleteMany("companies", []), { results: [], total: 0 });
  },
};
