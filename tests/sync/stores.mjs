// The same scenario in every store.
import { PGlite } from "@electric-sql/pglite";
import { Miniflare } from "miniflare";
import { postgresStore } from "attio-wasm/sync";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { scenario } from "./scenario.mjs";

const program = async (file, args) => {
  const { code, text } = await run(file, args, { quiet: true, cwd: inRoot(), timeoutMs: 120_000 });
  if (code !== 0) throw new Error(text);
  return text.trim().split("\n").at(-1);
};

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

export const stores = {
  async "node:sqlite"() {
    const node = findNode("24");
    return node ? program(node, ["--no-warnings", "tests/sync/store-node.mjs"]) : { skipped: "there is no Node 24" };
  },
  "bun:sqlite": () => program(inRoot("node_modules", ".bin", "bun"), ["tests/sync/store-bun.mjs"]),
  async "node:sqlite in Deno"() {
    return program(inRoot("node_modules", ".bin", "deno"), ["run", "-A", "--node-modules-dir=manual", "tests/sync/store-node.mjs"]);
  },
  async "PostgreSQL (PGlite)"() {
    const database = new PGlite();
    try {
      return await scenario(
        postgresStore((text, parameters) => database.query(text, parameters)),
        async (sql) => (await database.query(sql)).rows,
      );
    } finally {
      await database.close();
    }
  },
  "D1 in Miniflare": () => inMiniflare("d1"),
  "the storage of a Durable Object": () => inMiniflare("durable"),
};
