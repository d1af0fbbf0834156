// Every failure rejects with one class, and has its origin.
const attio = (status, code, message) => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ status_code: status, type: "invalid_request_error", code, message }),
});
const json = (status, body) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Answers with the error that each must become; none of these is retried. */
const answers = [
  [attio(400, "validation_type", "Body payload validation error."), { kind: "validation", source: "attio", code: "validation_type" }],
  [attio(400, "uniqueness_conflict", "Taken."), { kind: "conflict", source: "attio" }],
  [attio(401, "unauthorized", "Who?"), { kind: "authentication", source: "attio" }],
  [attio(403, "unauthorized", "Not allowed."), { kind: "permission", source: "attio" }],
  [attio(404, "not_found", "Gone."), { kind: "not_found", source: "attio" }],
  [attio(409, "slug_conflict", "Taken."), { kind: "conflict", source: "attio" }],
  [attio(413, "validation_type", "Too large."), { kind: "validation", source: "attio" }],
  [json(401, { error: { message: "Invalid API key", code: 401 } }), { kind: "authentication", source: "gateway", message: "Invalid API key" }],
  [json(404, { message: "Connection not found", type: "Not Found", code: 404 }), { kind: "not_found", source: "gateway" }],
  [json(404, { detail: "Not Found" }), { kind: "not_found", source: "gateway" }],
  [json(422, { detail: [{ loc: ["body", "app"], msg: "field required" }] }), { kind: "validation", source: "gateway", message: "field required" }],
  [json(412, { message: "No connection", type: "Precondition Failed", code: 412 }), { kind: "missing_connection", source: "gateway" }],
  [json(500, { message: "Internal Server Error", type: "Internal Server Error", code: 500 }), { kind: "server", source: "gateway" }],
  [{ status: 404, headers: { "content-type": "text/html" }, body: "<html><title>Lost</title>" }, { kind: "not_found" }],
  [{ status: 405, body: "" }, { kind: "validation" }],
  [{ status: 400, headers: { "content-type": "application/json" }, body: '{"status_code":400,"mess' }, { kind: "validation" }],
];

export const errors = {
  "each shape of error body is recognized": async ({ open, assert, rejection, AttioError }) => {
    const { attio: client, sandbox } = await open({ requestsPerSecond: null });
    for (const [answer, { message, ...wanted }] of answers) {
      await sandbox.answerNext(answer);
      const error = await rejection(client.records.get("companies", "some-id"));
      const label = `${answer.status} ${answer.body}`;
      assert.isTrue(AttioError.is(error), label);
      assert.instanceOf(error, AttioError, label);
      assert.instanceOf(error, Error, label);
      assert.include({ ...error }, { status: answer.status, ...wanted }, label);
      if (message) assert.include(error.message, message, label);
      assert.equal(error.method, "GET", label);
      assert.equal(error.path, "/v2/objects/companies/records/some-id", label);
      assert.equal(error.attempts, 1, label);
    }
  },

  "validation errors are on the error": async ({ open, assert, rejection }) => {
    const { attio: client, sandbox } = await open();
    const validation_errors = [{ code: "invalid_type", path: ["data", "values"], message: "Required" }];
    await sandbox.answerNext(json(400, { status_code: 400, type: "invalid_request_error", code: "validation_type", message: "Wrong", validation_errors }));
    const error = await rejection(client.records.create("companies", { values: {} }));
    assert.deepEqual(error.validationErrors, validation_errors);
  },

  "a missing scope is named": async ({ open, assert, rejection }) => {
    const { attio: client } = await open({}, { scopes: ["record_permission:read", "object_configuration:read"] });
    const error = await rejection(client.notes.list());
    assert.equal(error.kind, "permission");
    assert.equal(error.status, 403);
    assert.include(error.message, "note:read");
  },

  "a success that is not JSON is a decode error": async ({ open, assert, rejection }) => {
    const { attio: client, sandbox } = await open();
    for (const answer of [
      { status: 200, headers: { "content-type": "text/html" }, body: "<html>welcome</html>" },
      { status: 200, headers: { "content-type": "application/json" }, body: "" },
    ]) {
      await sandbox.answerNext(answer);
      assert.equal((await rejection(client.records.create("companies", { values: { name: "X" } }))).kind, "decode");
    }
  },

  "a missing server is a network error": async ({ AttioClient, assert, rejection }) => {
    const client = new AttioClient({ apiKey: "test-key", baseUrl: "http://127.0.0.1:9", maxRetries: 0 });
    const error = await rejection(client.self());
    assert.equal(error.kind, "network");
    assert.equal(error.source, "network");
    assert.isDefined(error.cause);
  },

  "the key is in no error": async ({ open, assert, rejection }) => {
    const { attio: client, sandbox } = await open({ apiKey: "sk-canary-123" });
    await sandbox.answerNext(attio(401, "unauthorized", "Who?"));
    const error = await rejection(client.self());
    for (const shown of [String(error), JSON.stringify(error), error.stack, JSON.stringify(client)]) {
      assert.notInclude(shown ?? "", "sk-canary-123");
    }
  },
};
