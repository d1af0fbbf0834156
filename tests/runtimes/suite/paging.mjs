// Lists: awaited for a page, iterated for every item.
const id = (record) => record.id.record_id;

export const paging = {
  "a list is lazy, and awaiting it twice sends one request": async ({ open, assert, PagePromise }) => {
    const { attio, sandbox } = await open();
    const list = attio.records.query("companies", { limit: 10 });
    assert.instanceOf(list, PagePromise);
    assert.isEmpty(await sandbox.requests());
    assert.strictEqual(await list, await list);
    assert.lengthOf(await sandbox.requests(), 1);
  },

  "with the offset in the body, every item is read once": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ requestsPerSecond: null }, { companies: 25 });
    const seen = [];
    for await (const record of attio.records.query("companies", { limit: 10 })) seen.push(id(record));
    assert.lengthOf(seen, 25);
    assert.lengthOf(new Set(seen), 25);
    const sent = (await sandbox.requests()).map(({ body }) => JSON.parse(body));
    assert.deepEqual(sent.map(({ limit, offset }) => [limit, offset ?? 0]), [[10, 0], [10, 10], [10, 20]]);
  },

  "with the offset in the query, every item is read once": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ requestsPerSecond: null });
    const all = await attio.tasks.list().toArray();
    const pages = [];
    for await (const page of attio.tasks.list({ limit: 3 }).pages()) pages.push(page.data);
    assert.deepEqual(pages.flat().map(({ id }) => id.task_id), all.map(({ id }) => id.task_id));
    assert.isAbove(pages.length, 1);
    const [, , second] = await sandbox.requests();
    assert.include(second.query, { limit: "3", offset: "3" });
  },

  "cursor": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ requestsPerSecond: null });
    const all = await attio.meetings.list({ limit: 200 }).toArray();
    const first = await attio.meetings.list({ limit: 2 });
    assert.isTrue(first.hasNextPage());
    assert.isString(first.nextCursor);
    const second = await first.getNextPage();
    assert.deepEqual([...first.data, ...second.data], all.slice(0, 4));
    const last = (await sandbox.requests()).pop();
    assert.equal(last.query.cursor, first.nextCursor);
  },

  "from the second page on, the next page of a cursor is fetched ahead": async ({ AttioClient, assert }) => {
    let asked = 0;
    const fetch = async () => Response.json({ data: [{ n: (asked += 1) }], pagination: { next_cursor: asked < 5 ? `c${asked}` : null } });
    const attio = new AttioClient({ apiKey: "key", fetch, requestsPerSecond: null });
    const seen = [];
    for await (const { data } of attio.meetings.list({ limit: 1 }).pages()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push([data[0].n, asked]);
    }
    assert.deepEqual(seen, [[1, 1], [2, 3], [3, 4], [4, 5], [5, 5]]);
    asked = 0;
    for await (const _ of attio.meetings.list({ limit: 1 })) break;
    assert.equal(asked, 1);
    assert.lengthOf(await attio.meetings.list({ limit: 1 }).toArray(), 4);
  },

  "a page has the position of the next one": async ({ open, assert, rejection }) => {
    const { attio } = await open({}, { companies: 15 });
    const first = await attio.records.query("companies", { limit: 10, sorts: [{ attribute: "name", direction: "asc" }] });
    assert.equal(first.nextOffset, 10);
    const second = await first.getNextPage();
    assert.lengthOf(second.data, 5);
    assert.isFalse(second.hasNextPage());
    assert.equal((await rejection(second.getNextPage())).kind, "invalid_argument");
  },

  "a page of any size is collected": async ({ AttioClient, assert }) => {
    const pages = [Array.from({ length: 200_000 }, (_, index) => ({ id: { task_id: String(index) } })), []];
    const attio = new AttioClient({ apiKey: "test-key", fetch: async () => Response.json({ data: pages.shift() }) });
    assert.lengthOf(await attio.tasks.list().toArray(), 200_000);
  },

  "toArray refuses what it does not know": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    for (const list of [() => attio.tasks.list(), () => attio.records.rows("companies"), () => attio.records.query("companies", {}, { stable: true })]) {
      for (const [options, name] of [[1, "options"], ["1", "options"], [null, "options"], [[1], "options"], [{ limt: 1 }, "limt"], [{ limit: 1.5 }, "limit"], [{ limit: -1 }, "limit"], [{ limit: NaN }, "limit"], [{ limit: "1" }, "limit"]]) {
        const error = await list().toArray(options).then(() => undefined, (error) => error);
        assert.equal(error?.kind, "invalid_argument", JSON.stringify(options));
        assert.include(error.message, `\`${name}\``);
      }
      assert.lengthOf(await list().toArray({ limit: 0 }), 0);
    }
    const error = await attio.records.rows("companies").toColumns({ limt: 1 }).then(() => undefined, (error) => error);
    assert.include(error?.message, "`limt`");
    const asked = await sandbox.requests();
    assert.isTrue(asked.every(({ path }) => !path.endsWith("/tasks")), "nothing is asked for it");
  },

  "an argument after the options is refused": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const { signal } = new AbortController();
    for (const call of [() => attio.tasks.get("1", {}, { signal }), () => attio.tasks.list({}, {}, { signal }), () => attio.records.query("companies", {}, {}, { signal }), () => attio.self({}, { signal })]) {
      const error = await call().then(() => undefined, (error) => error);
      assert.equal(error?.kind, "invalid_argument");
      assert.equal(error.message, "`options` must be the last argument.");
    }
    assert.lengthOf(await sandbox.requests(), 0);
    assert.isAbove((await attio.tasks.list({}, {}, undefined)).data.length, 0);
  },

  "toArray with a limit requests no more than it needs": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ requestsPerSecond: null }, { companies: 40 });
    assert.lengthOf(await attio.records.query("companies").toArray({ limit: 7 }), 7);
    assert.lengthOf(await sandbox.requests(), 1);
  },

  "after leaving a loop nothing more is requested": async ({ open, assert }) => {
    const { attio, sandbox } = await open({}, { companies: 40 });
    for await (const _ of attio.records.query("companies", { limit: 10 })) break;
    assert.lengthOf(await sandbox.requests(), 1);
  },

  "a page larger than documented is refused": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    assert.equal((await rejection(attio.notes.list({ limit: 51 }))).kind, "invalid_argument");
    assert.isEmpty(await sandbox.requests());
  },

  "invalid arguments reject instead of throwing": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    for (const list of [attio.records.query(), attio.records.query("companies", 7), attio.tasks.list({ limit: "x" })]) {
      assert.equal((await rejection(list)).kind, "invalid_argument");
    }
  },
};
