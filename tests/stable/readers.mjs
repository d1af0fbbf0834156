// Ways of reading a list to its end; each returns the ids. `options` has `stable`, `after` and the page size.

const query = ({ limit, sorts }) => ({ filter: { tier: "a" }, limit, ...(sorts && { sorts }) });
const attributes = [{ api_slug: "tier", type: "text" }, { api_slug: "note", type: "text" }];
const scanned = ({ stable, after, concurrency }) => ({ stable, after, concurrency, attributes });
const asked = ({ stable, after }) => ({ stable, after });
const idOf = { records: ({ id }) => id.record_id, entries: ({ id }) => id.entry_id };
const idOfRow = { records: ({ record_id }) => record_id, entries: ({ entry_id }) => entry_id };

/** The lines of a stream, until it ends or fails; `take` gets each. */
async function lines(stream, take) {
  const decoder = new TextDecoder();
  let text = "";
  try {
    const reader = stream.getReader();
    for (let step; !(step = await reader.read()).done; ) text += decoder.decode(step.value, { stream: true });
  } finally {
    for (const line of text.split(/\r?\n/)) if (line !== "") take(line);
  }
}

/** @type {Record<string, (attio: any, resource: string, options: any, take: (id: string) => void) => Promise<void>>} */
export const readers = {
  async "query, toArray"(attio, resource, options, take) {
    for (const item of await attio[resource].query("things", query(options), asked(options)).toArray()) take(idOf[resource](item));
  },
  async "query, for await"(attio, resource, options, take) {
    for await (const item of attio[resource].query("things", query(options), asked(options))) take(idOf[resource](item));
  },
  async "query, page by page"(attio, resource, options, take) {
    let page = await attio[resource].query("things", query(options), asked(options));
    for (const item of page) take(idOf[resource](item));
    while (page.hasNextPage()) for (const item of (page = await page.getNextPage())) take(idOf[resource](item));
  },
  async "rows, for await"(attio, resource, options, take) {
    for await (const row of attio[resource].rows("things", query(options), scanned(options))) take(idOfRow[resource](row));
  },
  async "rows, a page and those that follow"(attio, resource, options, take) {
    for await (const row of await attio[resource].rows("things", query(options), scanned(options))) take(idOfRow[resource](row));
  },
  async exportNdjson(attio, resource, options, take) {
    await lines(attio[resource].exportNdjson("things", query(options), scanned(options)), (line) => take(idOfRow[resource](JSON.parse(line))));
  },
  async exportCsv(attio, resource, options, take) {
    await lines(attio[resource].exportCsv("things", query(options), { ...scanned(options), header: false }), (line) => take(line.split(",")[0]));
  },
};
