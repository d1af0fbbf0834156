// Retry, timeout, abort, events, and raw requests: the basic cases.
const limited = { status: 429, headers: { "retry-after": "0" }, body: "" };
const unavailable = { status: 503, body: "" };

export const sending = {
  "a request is sent again after a 429, even one that must not be processed twice": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    await sandbox.answerNext(limited);
    await attio.records.create("companies", { values: { name: "Twice" } });
    assert.lengthOf(await sandbox.requests(), 2);
  },

  "a Retry-After above maxRetryDelayMs rejects immediately": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    await sandbox.answerNext({ ...limited, headers: { "retry-after": "3600" } });
    const error = await rejection(attio.self());
    assert.equal(error.kind, "rate_limited");
    assert.equal(error.retryAfterMs, 3_600_000);
  },

  "a read is sent again after a 503": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    await sandbox.answerNext(unavailable);
    assert.isTrue((await attio.self()).active);
    assert.lengthOf(await sandbox.requests(), 2);
  },

  "a create is not sent again after a 503, and has maybeProcessed": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    await sandbox.answerNext(unavailable);
    const error = await rejection(attio.records.create("companies", { values: { name: "Once" } }));
    assert.equal(error.kind, "server");
    assert.isTrue(error.maybeProcessed);
    assert.lengthOf(await sandbox.requests(), 1);
  },

  "retries end, and the error counts the attempts": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open({ maxRetries: 1 });
    for (let i = 0; i < 3; i += 1) await sandbox.answerNext(limited);
    const error = await rejection(attio.self());
    assert.equal(error.kind, "rate_limited");
    assert.equal(error.attempts, 2);
  },

  "a timeout": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open({ maxRetries: 0 });
    await sandbox.answerNext({ delayMs: 2_000 });
    const started = Date.now();
    const error = await rejection(attio.self({ timeoutMs: 50 }));
    assert.equal(error.kind, "timeout");
    assert.isBelow(Date.now() - started, 1_500);
  },

  "an abort rejects immediately with the signal's own reason": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    await sandbox.answerNext({ delayMs: 2_000 });
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    setTimeout(() => controller.abort(reason), 30);
    const started = Date.now();
    assert.strictEqual(await rejection(attio.self({ signal: controller.signal })), reason);
    assert.isBelow(Date.now() - started, 1_500);
  },

  "with an aborted signal nothing is sent": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const signal = AbortSignal.abort("no");
    assert.equal(await rejection(attio.self({ signal })), "no");
    assert.isEmpty(await sandbox.requests());
  },

  "events report the call without the key": async ({ open, assert }) => {
    const events = [];
    const { attio, sandbox } = await open({ apiKey: "sk-canary-456", onEvent: (event) => events.push(event) });
    await sandbox.answerNext(limited);
    await attio.records.get("companies", (await attio.records.query("companies", { limit: 1 })).data[0].id.record_id);
    const types = events.map(({ type }) => type);
    assert.includeMembers(types, ["request", "response", "retry"]);
    assert.equal(events.at(-1).path, "/v2/objects/{object}/records/{record_id}");
    assert.notInclude(JSON.stringify(events), "sk-canary-456");
  },

  "request() reaches any path, and returns the answer unchanged": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const read = await attio.request({ method: "GET", path: "/v2/objects/companies" });
    assert.equal(read.status, 200);
    assert.equal(read.body.data.api_slug, "companies");
    const written = await attio.request({
      method: "POST",
      path: "/v2/objects/companies/records/query",
      body: { limit: 1 },
    });
    assert.lengthOf(written.body.data, 1);
    await attio.request({ method: "GET", path: "/v2/tasks", query: { limit: 2, is_completed: false } });
    const last = (await sandbox.requests()).at(-1);
    assert.deepEqual(last.query, { limit: "2", is_completed: "false" });
  },

  "many concurrent calls succeed": async ({ open, assert }) => {
    const { attio } = await open({ requestsPerSecond: null }, { companies: 30 });
    const { data } = await attio.records.query("companies");
    const read = await Promise.all(data.map(({ id }) => attio.records.get("companies", id.record_id)));
    assert.deepEqual(read.map(({ id }) => id.record_id), data.map(({ id }) => id.record_id));
  },
};
