// The same scenario in every store.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { Miniflare } from "miniflare";
import { d1Store, postgresStore } from "attio-wasm/sync";
import { run } from "../../tools/command.mjs";
import { cachedTool, inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { hostile } from "./hostile.mjs";
import { startPostgres } from "./postgres.mjs";
import { scenario } from "./scenario.mjs";

const BETTER = "12.11.1";

const program = async (file, args) => {
  const { code, text } = await run(file, args, { quiet: true, cwd: inRoot(), timeoutMs: 120_000 });
  if (code !== 0) throw new Error(text);
  return text.trim().split("\n").at(-1);
};

async function lite() {
  const { PGlite } = await import("@electric-sql/pglite");
  const database = new PGlite();
  return { version: "PGlite", query: async (sql, parameters) => (await database.query(sql, parameters)).rows, close: () => database.close() };
}

async function inMiniflare(path) {
  const { code, wasm } = await bundleForWorkers(inRoot("tests", "sync", "store-worker.mjs"));
  const worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [{ type: "ESModule", path: "worker.mjs", contents: code }, ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents }))],
    d1Databases: { DB: "db" },
    durableObjects: { HOLDER: { className: "Holder", useSQLite: true } },
  });
  try {
    const response = await worker.dispatchFetch(`http://worker.test/${path}`);
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  } finally {
    await worker.dispose();
  }
}

async function inPostgres(test) {
  const postgres = await startPostgres();
  // Where no server is installed: PostgreSQL compiled to WebAssembly.
  const database = postgres ?? (await lite());
  try {
    return `${await test(postgresStore(async (text, parameters) => database.query(text, parameters)), (sql) => database.query(sql))}, ${database.version}`;
  } finally {
    await database.close();
  }
}

const inNode = (...args) => {
  const node = findNode("24");
  return node ? program(node, ["--no-warnings", "tests/sync/store-node.mjs", ...args]) : { skipped: "there is no Node 24" };
};

export const stores = {
  "node:sqlite": () => inNode(),
  "bun:sqlite": () => program(inRoot("node_modules", ".bin", "bun"), ["tests/sync/store-bun.mjs"]),
  async "node:sqlite in Deno"() {
    return program(inRoot("node_modules", ".bin", "deno"), ["run", "-A", "--node-modules-dir=manual", "tests/sync/store-node.mjs"]);
  },
  async "better-sqlite3"({ short }) {
    const folder = cachedTool("better-sqlite3", BETTER);
    const isThere = () => run(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:')"], { quiet: true, cwd: folder }).then(({ code }) => code === 0, () => false);
    // Compiled where there is no binary, which takes a minute.
    if (!short && !existsSync(join(folder, "node_modules"))) {
      mkdirSync(folder, { recursive: true });
      await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `better-sqlite3@${BETTER}`], { quiet: true, cwd: folder, timeoutMs: 240_000 });
    }
    if (!existsSync(folder) || !(await isThere())) return { skipped: "better-sqlite3 is not installed; `npm run sync` tries to" };
    return program(process.execPath, ["tests/sync/store-better.mjs", folder]);
  },
  PostgreSQL: () => inPostgres(scenario),
  "D1 in Miniflare": () => inMiniflare("d1"),
  "the storage of a Durable Object": () => inMiniflare("durable"),

  async "the limits of D1, by the store itself"() {
    let found = [];
    const store = d1Store({ prepare: (text) => ({ text, bind: (...values) => ({ text, values }) }), batch: async (list) => list.map(() => ({ results: found })) });
    const parameters = (count) => ({ sql: Array.from({ length: count }, (_, index) => `:p${index}`).join(), params: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index])) });
    const text = (length) => ({ sql: "SELECT :text", params: { text: "ü".repeat(length / 2) } });
    const refused = async (statements) => (await store.batch(statements).then(() => undefined, (error) => error))?.message;
    for (const [limit, fits, exceeds, message] of [
      ["parameters", [parameters(100)], [parameters(101)], /100 parameters, not 101/],
      ["a value", [text(2_000_000)], [text(2_000_002)], /values of at most 2 MB/],
      ["a statement", [{ sql: " ".repeat(100_000) }], [{ sql: " ".repeat(100_001) }], /statements of (at most )?100 kB/],
    ]) {
      assert.isUndefined(await refused(fits), limit);
      assert.match(await refused(exceeds), message, limit);
    }
    store.renew();
    assert.isUndefined(await refused(Array.from({ length: 1_000 }, () => ({ sql: "SELECT 1" }))));
    assert.match(await refused([{ sql: "SELECT 1" }]), /1000 queries in an invocation/);
    assert.equal(store.left(), 0);
    store.renew();
    found = Array.from({ length: 25 }, () => ({ doc: "d".repeat(2_000_000) }));
    assert.isUndefined(await refused([{ sql: "SELECT 1" }]));
    found.push({ doc: "one more" });
    assert.match(await refused([{ sql: "SELECT 1" }]), /results of (at most )?50 MB/);
    return "100 parameters, values of 2 MB, statements of 100 kB, 1,000 queries, results of 50 MB";
  },
  "hostile slugs and values: node:sqlite": () => inNode("hostile"),
  "hostile slugs and values: PostgreSQL": () => inPostgres(hostile),
  "hostile slugs and values: D1 in Miniflare": () => inMiniflare("d1?hostile"),
};
