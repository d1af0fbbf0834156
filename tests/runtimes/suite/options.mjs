// Options of the client, valid and refused ones.
/** The AttioError that a constructor throws. */
function refusal(AttioClient, options) {
  try {
    new AttioClient(options);
  } catch (error) {
    return error;
  }
  throw new Error(`accepted: ${JSON.stringify(options)}`);
}

export const options = {
  "through Maton the key, the connection and the /attio prefix are sent": async ({ open, assert }) => {
    const { attio, sandbox } = await open({});
    const connection = (await attio.connections.list()).data[0].connection_id;
    await attio.withConnection(connection).objects.get("companies");
    const [, request] = await sandbox.requests();
    assert.equal(request.path, "/attio/v2/objects/companies");
    assert.equal(request.headers.authorization, "Bearer test-key");
    assert.equal(request.headers["maton-connection"], connection);
  },

  "directly there is no prefix and no connection": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ via: "attio" });
    await attio.objects.get("companies");
    const [request] = await sandbox.requests();
    assert.equal(request.path, "/v2/objects/companies");
    assert.notProperty(request.headers, "maton-connection");
  },

  "a connection of one call, of the client, and of a derived client": async ({ open, assert }) => {
    const { attio, sandbox } = await open({});
    const id = (await attio.connections.list()).data[0].connection_id;
    await attio.self({ connection: id });
    await attio.withConnection(id).self();
    await attio.self();
    const seen = (await sandbox.requests()).slice(1).map(({ headers }) => headers["maton-connection"]);
    assert.deepEqual(seen, [id, id, undefined]);
  },

  "a key may be a function, asked for each attempt, and once more after a 401": async ({ open, assert }) => {
    let asked = 0;
    const apiKey = async () => `key-${(asked += 1)}`;
    const { attio } = await open({ apiKey }, { keys: ["key-2", "key-3"] });
    assert.isTrue((await attio.self()).active);
    assert.equal(asked, 2);
    await attio.self();
    assert.equal(asked, 3);
  },

  "extra headers are sent, of the client and of the call": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ headers: { "x-team": "sales" } });
    await attio.self({ headers: { "x-call": "one" } });
    const [{ headers }] = await sandbox.requests();
    assert.equal(headers["x-team"], "sales");
    assert.equal(headers["x-call"], "one");
  },

  "no key is needed where a proxy adds it": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ apiKey: undefined });
    await attio.self().catch(() => {});
    const [{ headers }] = await sandbox.requests();
    assert.notProperty(headers, "authorization");
  },

  "an invalid option is refused when the client is made, and the message says what is accepted": async ({ AttioClient, AttioError, assert }) => {
    const wrong = [
      { baseUrl: "http://example.com" },
      { baseUrl: "nonsense" },
      { via: "hubspot" },
      { apiKey: "line\nbreak" },
      { apiKey: 7 },
      { timeoutMs: -1 },
      { maxRetries: 1.5 },
      { requestsPerSecond: 0 },
      { turnTimeoutMs: 0 },
      { fetch: "fetch" },
      { apikey: "misspelt" },
    ];
    for (const options of wrong) {
      const error = refusal(AttioClient, options);
      assert.isTrue(AttioError.is(error), `${JSON.stringify(options)}: ${error}`);
      assert.include(["configuration", "invalid_argument"], error.kind, JSON.stringify(options));
      assert.equal(error.source, "client");
      assert.notInclude(JSON.stringify(error), "line\\nbreak");
    }
    const { message } = refusal(AttioClient, { requestsPerSecond: 0 });
    assert.equal(message, "`requestsPerSecond` must be a whole number from 1 to 2147483647, or `null` for no limit.");
  },
};
