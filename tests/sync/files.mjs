// Other programs read the file: Python's sqlite3, and DuckDB where it is installed.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { run } from "../../tools/command.mjs";
import { cachedTool, inRoot, pkg } from "../../tools/paths.mjs";
import { workspace } from "./workspace.mjs";

const DUCKDB = "1.5.5";

/** The folder of DuckDB with its extension, from PyPI; installed where it is missing and `may` be. */
async function duckdb(may) {
  const folder = cachedTool("duckdb", DUCKDB);
  const isThere = () => existsSync(join(folder, "duckdb_extension_sqlite_scanner"));
  const wanted = ["duckdb", "duckdb-extension-sqlite-scanner"].map((name) => `${name}==${DUCKDB}`);
  if (!isThere() && may) await run("python3", ["-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, ...wanted], { quiet: true, timeoutMs: 240_000 });
  return isThere() ? folder : undefined;
}

const python = (code, ...args) => run("python3", ["-c", code, ...args], { quiet: true });

const QUERIES = `
import json, sys
def check(rows):
    print(json.dumps(rows))
grouped = "SELECT employee_range, count(*) FROM companies GROUP BY 1 ORDER BY 1"
joined = "SELECT count(*) FROM people JOIN companies ON people.company = companies.record_id"
`;

async function withFile(use) {
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-files-"));
  const file = join(folder, "crm.sqlite");
  const world = await workspace();
  try {
    const env = { ...process.env, MATON_API_KEY: "example", MATON_API_URL: world.address };
    const { code, text } = await run(inRoot("node_modules", ".bin", "bun"), ["run", join(pkg, "command.js"), "sync", file], { quiet: true, env });
    assert.equal(code, 0, text);
    const companies = [...(await world.exported("companies")).values()];
    const people = [...(await world.exported("people")).values()];
    const ranges = new Map();
    for (const { employee_range: range } of companies) ranges.set(range, (ranges.get(range) ?? 0) + 1);
    const grouped = [...ranges].sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
    const known = new Set(companies.map(({ record_id }) => record_id));
    return await use(file, { grouped, joined: people.filter(({ company }) => known.has(company)).length });
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const read = async (code, file, expected) => {
  const { code: ended, text } = await python(QUERIES + code, file);
  assert.equal(ended, 0, text);
  const [grouped, [[joined]]] = text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(grouped.sort(), expected.grouped.sort());
  assert.equal(joined, expected.joined);
  return `${expected.grouped.length} groups, ${joined} joined`;
};

export const files = {
  async "Python's sqlite3"() {
    if ((await python("import sqlite3; assert sqlite3.sqlite_version_info >= (3, 38)")).code !== 0) return { skipped: "there is no Python with SQLite 3.38" };
    return withFile((file, expected) => read("import sqlite3\nc = sqlite3.connect(sys.argv[1])\nfor query in (grouped, joined): check(c.execute(query).fetchall())", file, expected));
  },
  async DuckDB({ short }) {
    const folder = await duckdb(!short);
    if (!folder) return { skipped: "DuckDB with its extension for SQLite is not installed; `npm run sync` tries to" };
    const path = `sys.path.insert(0, ${JSON.stringify(folder)})\nimport duckdb\nc = duckdb.connect()\n`;
    const extension = join(folder, "duckdb_extension_sqlite_scanner", "extensions", `v${DUCKDB}`, "sqlite_scanner.duckdb_extension");
    return withFile((file, expected) =>
      read(`${path}c.execute(f"LOAD '${extension}'; ATTACH '{sys.argv[1]}' AS crm (TYPE sqlite, READ_ONLY); USE crm")\nfor query in (grouped, joined): check(c.execute(query).fetchall())`, file, expected),
    );
  },
};
