// Exports: a whole object or list as a stream.
const fast = { requestsPerSecond: null };

/** A whole stream as text. (Chromium hides why the body of a Response fails.) */
async function textOf(stream) {
  const pieces = [];
  const reader = stream.getReader();
  for (let step; !(step = await reader.read()).done; ) pieces.push(step.value);
  return new Blob(pieces).text();
}

/** Parses RFC 4180. */
function parseCsv(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
    if (end === "") break;
  }
  return lines.slice(0, -1);
}

/** A client whose only page has records with one text each. */
function textsClient({ AttioClient }, texts) {
  const data = texts.map((value, index) => ({ id: { record_id: `r${index}` }, values: { name: [{ attribute_type: "text", value }] } }));
  const fetch = async () => Response.json({ data });
  return new AttioClient({ apiKey: "key", fetch, ...fast });
}

const onlyName = { attributes: [{ api_slug: "name" }] };

export const exports = {
  "CSV has a line of names, then a line for each record, in order": async ({ open, assert }) => {
    const { attio } = await open(fast, { companies: 45 });
    const query = { limit: 10, sorts: [{ attribute: "name", direction: "asc" }] };
    const [header, ...lines] = parseCsv(await textOf(attio.records.exportCsv("companies", query)));
    const rows = await attio.records.rows("companies", query).toArray();
    assert.lengthOf(lines, 45);
    assert.deepEqual(header, Object.keys(rows[0]));
    const cell = (value) => {
      if (value === null) return "";
      if (Array.isArray(value)) return value.join("; ");
      return typeof value === "object" ? JSON.stringify(value) : String(value);
    };
    lines.forEach((line, index) => assert.deepEqual(line, header.map((name) => cell(rows[index][name]))));
  },

  "an export can be the body of a Response": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const response = new Response(attio.records.exportNdjson("deals", {}, { select: ["name"] }));
    assert.lengthOf((await response.text()).trim().split("\n"), 12);
  },

  "NDJSON has a row in each line": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const [list] = (await attio.lists.list()).data;
    const lines = (await textOf(attio.entries.exportNdjson(list.api_slug, { limit: 7 }))).trim().split("\n");
    assert.deepEqual(lines.map((line) => JSON.parse(line)), await attio.entries.rows(list.api_slug, { limit: 7 }).toArray());
  },

  "text that a spreadsheet would run is escaped, unless protect is false": async (suite) => {
    const { assert } = suite;
    const texts = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", 'say "=hi", now', "two\nlines", "a;=1", "a\n@x", " space", "+4930123456", "-7", "plain", "", "=a,\"b\""];
    const attio = textsClient(suite, texts);
    const column = async (options) => parseCsv(await textOf(attio.records.exportCsv("things", {}, { ...onlyName, ...options }))).slice(1).map((line) => line.at(-1));
    const dangerous = (each) => /^[=+\-@\t\r\n＝]/.test(each) && !/^[+-]\d+$/.test(each);
    const inside = (each) => each.replace(/(?<=[;\t\r\n])(?=[=@])/g, "'");
    assert.deepEqual(await column(), texts.map((each) => inside(dangerous(each) ? `'${each}` : each)));
    assert.deepEqual(await column({ protect: false }), texts);
  },

  "bom: true writes a byte order mark": async (suite) => {
    const csv = (options) => textsClient(suite, ["ü"]).records.exportCsv("things", {}, { ...onlyName, ...options });
    const bytes = async (options) => new Uint8Array(await new Response(csv(options)).arrayBuffer());
    suite.assert.deepEqual([...(await bytes({ bom: true })).slice(0, 3)], [0xef, 0xbb, 0xbf]);
    suite.assert.notEqual((await bytes())[0], 0xef);
    suite.assert.equal((await suite.rejection(csv({ bom: "yes" }).getReader().read())).kind, "invalid_argument");
  },

  "header decides about the names of the columns": async (suite) => {
    const attributes = ["=1+1", "-a", "@b", "a,b", "a;=1", "a\t-b", "\t=1", "a; ＝1", "a; b"].map((api_slug) => ({ api_slug }));
    const header = async (options) => parseCsv(await textOf(textsClient(suite, ["x"]).records.exportCsv("things", {}, { attributes, ...options })))[0].slice(3);
    suite.assert.deepEqual(await header(), ["'=1+1", "'-a", "'@b", "a,b", "a;'=1", "a\t'-b", "'\t'=1", "a; '＝1", "a; b"]);
    suite.assert.deepEqual(await header({ protect: false }), ["=1+1", "-a", "@b", "a,b", "a;=1", "a\t-b", "\t=1", "a; ＝1", "a; b"]);
  },

  "in the caller's order, an error has the offset to continue from": async ({ open, assert }) => {
    const { attio, sandbox } = await open({ ...fast, maxRetries: 0 }, { companies: 45 });
    const query = { limit: 10, sorts: [{ attribute: "name", direction: "asc" }] };
    const options = { concurrency: 1, select: ["name"] };
    await attio.records.metadata("companies");
    const whole = await textOf(attio.records.exportCsv("companies", query, options));
    await sandbox.answerNext({ delayMs: 1 });
    await sandbox.answerNext({ delayMs: 1 });
    await sandbox.answerNext({ status: 500, body: "no" });
    const reader = attio.records.exportCsv("companies", query, options).getReader();
    let begun = "";
    let error;
    try {
      for (let step; !(step = await reader.read()).done; ) begun += new TextDecoder().decode(step.value);
    } catch (caught) {
      error = caught;
    }
    assert.equal(error.status, 500);
    assert.equal(error.offset, 20);
    assert.isUndefined(error.after);
    const rest = await textOf(attio.records.exportCsv("companies", { ...query, offset: error.offset }, options));
    assert.equal(begun + rest, whole);
  },

  "parts with maxRows make up the whole": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast, { companies: 45 });
    const options = { select: ["name"], maxRows: 25 };
    const whole = await textOf(attio.records.exportCsv("companies", { limit: 10 }, { select: ["name"], stable: false }));
    const parts = await Promise.all([0, 25].map((offset) => textOf(attio.records.exportCsv("companies", { limit: 10, offset }, options))));
    assert.deepEqual(parts.map((part) => part.split("\r\n").length - 1), [26, 20]);
    assert.equal(parts.join(""), whole);
    const asked = (await sandbox.requests()).filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(body));
    assert.isTrue(asked.some(({ offset, limit }) => offset === 20 && limit === 5));
  },

  "nothing is fetched before the stream is read or after it is cancelled": async ({ open, assert }) => {
    const { attio, sandbox } = await open(fast, { companies: 200 });
    await attio.records.metadata("companies");
    const before = (await sandbox.requests()).length;
    const stream = attio.records.exportCsv("companies", { limit: 10 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.lengthOf(await sandbox.requests(), before);
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isAtMost((await sandbox.requests()).length, before + 5);
  },

  "an empty list has only the line of names": async ({ open, assert }) => {
    const { attio } = await open(fast);
    const none = { filter: { name: "no such company" } };
    assert.equal(await textOf(attio.records.exportCsv("companies", none, { select: ["name"] })), "record_id,created_at,web_url,name\r\n");
    assert.equal(await textOf(attio.records.exportNdjson("companies", none)), "");
  },

  "an invalid answer ends the stream with an error": async ({ open, assert, rejection }) => {
    const { attio } = await open(fast);
    assert.equal((await rejection(textOf(attio.records.exportCsv("nope")))).kind, "not_found");
    for (const options of [{ concurrency: 1.5 }, { maxRows: 0 }, { expand: { team: ["name"] } }, { signal: 7 }, null]) {
      assert.equal((await rejection(textOf(attio.records.exportCsv("companies", {}, options)))).kind, "invalid_argument", JSON.stringify(options));
    }
    for (const query of [null, { offset: "5" }, { limit: "10" }, { limit: 0 }]) {
      assert.equal((await rejection(textOf(attio.records.exportCsv("companies", query, { maxRows: 3 })))).kind, "invalid_argument", JSON.stringify(query));
    }
    const controller = new AbortController();
    controller.abort("enough");
    assert.equal(await rejection(textOf(attio.records.exportCsv("companies", {}, { signal: controller.signal }))), "enough");
  },
};
