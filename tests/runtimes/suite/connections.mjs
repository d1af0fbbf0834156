// Maton's connections: one consent by a person, instead of a token per workspace.
const empty = { connections: "none" };

export const connections = {
  "list gives those of Attio": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const { data } = await attio.connections.list({ status: "ACTIVE" });
    assert.isNotEmpty(data);
    for (const connection of data) assert.equal(connection.status, "ACTIVE");
    const [{ path, query }] = await sandbox.requests();
    assert.equal(path, "/connections");
    assert.equal(query.app, "attio");
    assert.equal(query.status, "ACTIVE");
  },

  "create, consent, wait, get, delete": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open({}, empty);
    const pending = await attio.connections.create();
    assert.equal(pending.status, "PENDING");
    assert.include(pending.url, "session_token=");
    const [{ method, body }] = await sandbox.requests();
    assert.equal(method, "POST");
    assert.equal(JSON.parse(body).app, "attio");

    const consent = await fetch(pending.url);
    await consent.text();
    assert.isTrue(consent.ok, "the consent page opens");
    const active = await attio.connections.waitUntilActive(pending.connection_id);
    assert.equal(active.status, "ACTIVE");
    assert.equal((await attio.connections.get(pending.connection_id)).connection_id, pending.connection_id);

    assert.isUndefined(await attio.connections.delete(pending.connection_id));
    assert.equal((await rejection(attio.connections.get(pending.connection_id))).kind, "not_found");
  },

  "create returns the connection from every shape of the gateway's answer": async ({ open, assert }) => {
    for (const created of ["flat", "envelope", "capital-i"]) {
      const { attio } = await open({}, { ...empty, created });
      const connection = await attio.connections.create();
      assert.equal(connection.status, "PENDING", created);
      assert.isString(connection.connection_id, created);
      assert.isString(connection.url, created);
    }
  },

  "waiting can be aborted, and rejects with the signal's own reason": async ({ open, assert, rejection }) => {
    const { attio } = await open({}, empty);
    const { connection_id } = await attio.connections.create();
    const controller = new AbortController();
    const waiting = attio.connections.waitUntilActive(connection_id, { signal: controller.signal });
    const reason = { left: "the page" };
    setTimeout(() => controller.abort(reason), 50);
    assert.strictEqual(await rejection(waiting), reason);
  },

  "waiting ends at its timeout": async ({ open, assert, rejection }) => {
    const { attio } = await open({}, empty);
    const { connection_id } = await attio.connections.create();
    const error = await rejection(attio.connections.waitUntilActive(connection_id, { timeoutMs: 100 }));
    assert.equal(error.kind, "timeout");
  },

  "a call without any connection rejects with missing_connection": async ({ open, assert, rejection }) => {
    const { attio } = await open({}, empty);
    const error = await rejection(attio.self());
    assert.equal(error.kind, "missing_connection");
    assert.equal(error.source, "gateway");
    assert.equal(error.status, 400);
  },

  "an unknown connection is not found": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const error = await rejection(attio.withConnection("00000000-0000-4000-8000-000000000000").self());
    assert.equal(error.kind, "not_found");
    assert.equal(error.source, "gateway");
  },
};
