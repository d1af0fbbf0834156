// Loading: the package is usable immediately, and has exactly its documented exports.
export const loading = {
  "it has exactly the public exports": async ({ module, assert }) => {
    assert.deepEqual(Object.keys(module).sort(), ["AttioClient", "AttioError", "Page", "PagePromise"]);
  },

  "a client can be made without init and options": async ({ AttioClient, assert }) => {
    assert.instanceOf(new AttioClient(), AttioClient);
    assert.instanceOf(new AttioClient({}), AttioClient);
  },

  "a resource is the same object at each access": async ({ AttioClient, assert }) => {
    const attio = new AttioClient({ apiKey: "test-key" });
    assert.strictEqual(attio.records, attio.records);
    assert.strictEqual(attio.connections, attio.connections);
  },

  "a disposed client can be disposed of while its call is pending": async ({ open, assert }) => {
    const { attio } = await open();
    const pending = attio.self();
    attio[Symbol.dispose ?? Symbol.for("Symbol.dispose")]?.();
    assert.isTrue((await pending).active);
  },

  "the sandbox serves as fetch in the same program": async ({ AttioClient, createSandbox, assert }) => {
    const sandbox = createSandbox({ companies: 3, people: 3, deals: 1 });
    const attio = new AttioClient({ apiKey: "test-key", fetch: sandbox.fetch });
    assert.lengthOf((await attio.records.query("companies")).data, 3);
  },
};
