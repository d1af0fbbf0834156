// A workspace with the worst possible slugs and values: its copy is complete nevertheless, each view has its rows, and
// objects of the database's owner are not touched. It runs in the runtime of the store, with nothing but the package.
import { AttioClient } from "attio-wasm";
import { createSync } from "attio-wasm/sync";

const long = "ä".repeat(80);

const slugs = [
  ...["companies", "Companies", "COMPANIES", "record_references", "Record_References", "record_id", "created_at"],
  ...["sqlite_x", "pg_y", "attio_row", "_cf_z", "x_attio_row", "select", "order by", "null"],
  ...["o'clock", "''", 'quo"te', '"', "back\\slash", "`tick`", "[x]", "a;drop table attio_row", "--", "/*", "*/", "%s", "$attio$", "$1", "?1", "?"],
  ...["x:stream", ":stream", "::text", "{json}", "{max}", "{each:list}", "a'b:c'd\"e:f", "nul\0l", "line\nbreak", "tab\t", "\u202e", "\u{1f600}", "\ud83d", "."],
  ...["__proto__", "constructor", "toString", "length", long, `${long}1`, `${long}2`, `${"_".repeat(59)}x`, `${"_".repeat(59)}y`],
];

const texts = ["plain", "half \ud83d", "\ude00\ud83d", "nul \0", "\\u0000 \\ud83d", "'; DROP TABLE attio_row; --", '"', "\\", "\\\\", "$1", ":stream", "\u2028", "x".repeat(10_000)];

const value = (text) => [{ active_from: "2026-01-01T00:00:00.000000000Z", active_until: null, created_by_actor: { type: "system", id: null }, attribute_type: "text", value: text }];
const reference = () => [{ active_from: "2026-01-01T00:00:00.000000000Z", active_until: null, created_by_actor: { type: "system", id: null }, attribute_type: "record-reference", target_object: "o", target_record_id: "t" }];

const record = (object, index) => ({
  id: { workspace_id: "w", object_id: object, record_id: `${object}-${index}` },
  created_at: `2026-01-0${1 + (index % 9)}T00:00:00.000000000Z`,
  web_url: "https://app.attio.com/x",
  values: Object.fromEntries(slugs.map((slug, at) => [slug, at % 7 === 3 ? reference() : value(texts[(index + at) % texts.length])])),
});

const RECORDS = 3;

function answer({ pathname: path, searchParams }, body) {
  const object = /objects\/([^/]+)/.exec(path)?.[1];
  if (Number(searchParams.get("offset")) > 0) return { data: [] };
  if (path.endsWith("/self")) return { active: true, workspace_id: "w", workspace_slug: "hostile" };
  if (path.endsWith("/attributes")) {
    return { data: slugs.map((api_slug, at) => ({ id: { attribute_id: `a${at}` }, api_slug, type: at % 7 === 3 ? "record-reference" : "text", is_multiselect: at % 5 === 0, is_archived: false })) };
  }
  if (path.endsWith("/records/query")) return { data: body.offset > 0 ? [] : Array.from({ length: RECORDS }, (_, index) => record(object, index)) };
  if (path.endsWith("/objects")) return { data: slugs.map((api_slug, at) => ({ id: { workspace_id: "w", object_id: `o${at}` }, api_slug })) };
  return { data: [] };
}

const equal = (a, b, what) => {
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`);
};

/**
 * @param {any} store of an empty database
 * @param {(sql: string) => Promise<any[]>} query
 */
export async function hostile(store, query) {
  const fetch = async (url, init) => new Response(JSON.stringify(answer(new URL(url), init.body && JSON.parse(init.body))), { headers: { "content-type": "application/json" } });
  const attio = new AttioClient({ apiKey: "example", fetch, requestsPerSecond: null });
  const options = { attio, store, indexes: Object.fromEntries(slugs.filter((slug) => slug !== "__proto__").map((slug) => [slug, ["companies", "companies", long, `${long}1`, "o'clock"]])) };
  const complete = async (sync) => {
    for (let round = 0; round < 200; round += 1) if (!(await sync.step({ deadlineMs: 20_000 })).more) return;
    throw new Error("step says more for ever");
  };

  await query("CREATE VIEW companies AS SELECT 1 AS mine");
  const refused = await complete(createSync(options)).then(() => "nothing", (error) => error.message);
  if (!refused.includes("`prefix`") || !/companies/i.test(refused)) throw new Error(`A view of somebody else's: ${refused}`);
  equal(Number((await query("SELECT mine FROM companies"))[0].mine), 1, "the view of somebody else");
  // The next attempt is due after a minute.
  const later = Date.now() + 120_000;

  const sync = createSync({ ...options, prefix: "crm_", now: () => later });
  await complete(sync);
  equal(Number((await query("SELECT mine FROM companies"))[0].mine), 1, "the view of somebody else");
  const { streams } = await sync.status();
  const wrong = streams.filter(({ kind, rows, error, phase }) => kind === "records" && (rows !== RECORDS || error !== null || phase !== "following"));
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
  equal(streams.filter(({ kind }) => kind === "records").length, slugs.length, "objects");

  const [{ views }] = await query("SELECT views FROM attio_meta");
  const all = JSON.parse(views);
  equal(new Set(all.map(({ name }) => name.toLowerCase())).size, all.length, "names of views and indexes");
  let read = 0;
  for (const { name, type } of all) {
    if (type !== "VIEW" || /workspace_members$/.test(name)) continue;
    const rows = await query(`SELECT * FROM "${name.replaceAll("\0", "").replaceAll('"', '""')}"`);
    if (/record_references$/i.test(name) && rows[0] && "target_record_id" in rows[0] && !("record_id" in rows[0])) {
      equal(rows.length > 0, true, name);
      continue;
    }
    equal(rows.length, RECORDS, name);
    // An attribute with the name of one of a row's own properties is left out.
    equal(Object.keys(rows[0]).length, 3 + slugs.filter((slug) => !["__proto__", "record_id", "created_at"].includes(slug)).length, `columns of ${name}`);
    for (const column of ["companies", "o'clock", ":stream", "{json}", "?1", "$1"]) if (rows.every((row) => row[column] === null || row[column] === undefined)) throw new Error(`${name}: ${column} is empty`);
    read += 1;
  }
  equal(read, slugs.length, "views");
  return `${streams.length} streams, ${all.length} views and indexes`;
}
