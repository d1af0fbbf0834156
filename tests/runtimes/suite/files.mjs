// Files: uploads as a form, downloads through the redirect that the client follows.
async function fixture(open) {
  const opened = await open();
  const [company] = (await opened.attio.records.query("companies", { limit: 1 })).data;
  return { ...opened, on: { object: "companies", record_id: company.id.record_id } };
}

export const files = {
  "upload bytes, list, get, delete": async ({ open, assert, rejection }) => {
    const { attio, on } = await fixture(open);
    const file = await attio.files.upload({ ...on, file: new TextEncoder().encode("a,b\n1,2\n"), fileName: "grüße.csv" });
    const { file_id } = file.id;
    assert.isTrue((await attio.files.list(on).toArray()).some(({ id }) => id.file_id === file_id));
    assert.equal((await attio.files.get(file_id)).id.file_id, file_id);
    await attio.files.delete(file_id);
    assert.equal((await rejection(attio.files.get(file_id))).kind, "not_found");
  },

  "a stream is read, and refused where it is too large": async ({ open, assert, rejection }) => {
    const { attio, sandbox, on } = await fixture(open);
    const file = await attio.files.upload({ ...on, file: new Blob(["streamed"]).stream(), fileName: "s.txt" });
    assert.isString(file.id.file_id);
    const before = (await sandbox.requests()).length;
    const piece = new Uint8Array(8 * 1024 * 1024);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(piece) });
    const error = await rejection(attio.files.upload({ ...on, file: endless }));
    assert.equal(error.kind, "invalid_argument");
    assert.include(error.message, "`file`");
    assert.lengthOf(await sandbox.requests(), before);
  },

  "a file without bytes, or one that fails to be read, is refused": async ({ open, assert, rejection }) => {
    const { attio, sandbox, on } = await fixture(open);
    const before = (await sandbox.requests()).length;
    const lost = new Error("the disk is gone");
    const files = {
      failing: new ReadableStream({ pull: (stream) => stream.error(lost) }),
      text: new ReadableStream({ pull: (stream) => stream.enqueue("text") }),
      nothing: new ReadableStream({ pull: (stream) => stream.enqueue(undefined) }),
      number: 8,
      "file that is gone": Object.assign(new Blob(["x"]), { slice: () => ({ arrayBuffer: () => Promise.reject(lost) }) }),
      "stream of Node": { pipe() {}, on() {} },
    };
    for (const [name, file] of Object.entries(files)) {
      const error = await rejection(attio.files.upload({ ...on, file }));
      assert.equal(error.kind, "invalid_argument", name);
      assert.include(error.message, "`file`", name);
      if (name === "failing" || name === "file that is gone") assert.equal(error.cause, lost);
      if (name === "stream of Node") assert.include(error.message, "Readable.toWeb");
    }
    assert.lengthOf(await sandbox.requests(), before);
  },
};
