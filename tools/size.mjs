#!/usr/bin/env node
// Measures the size of the package as users download it: `npm run size [-- --json]`. Fails where a budget is
// exceeded. 1 kB is 1000 bytes.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import Table from "cli-table3";
import { build } from "esbuild";
import color from "picocolors";
import { pkg } from "./paths.mjs";

/**
 * Budgets in kB of brotli: the downloads of `attio-wasm/slim`, `attio-wasm`, `attio-wasm/types` besides it, `attio-wasm/webhooks`,
 * `attio-wasm/query`.
 */
const budgets = { slim: 26.4, inlined: 26.6, types: 46, webhooks: 2, query: 1 };

if (!existsSync(join(pkg, "attio.wasm"))) {
  console.error("✖ size: there is no pkg/ yet: run 'npm run build'");
  process.exit(1);
}

/** Code that is loaded on first use is a file of its own, as in bundlers with code splitting. */
const loadedLater = { name: "loaded-later", setup: ({ onResolve }) => onResolve({ filter: /^/ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined)) };

/** Files that another entry has already loaded. */
const loadedBefore = { name: "loaded-before", setup: ({ onResolve }) => onResolve({ filter: /^\.\.\/\w+\.js$/ }, ({ path }) => ({ path, external: true })) };

/** Bundles a file with its imports, as a user's bundler does. */
async function minified(entry, plugin = loadedLater) {
  const { outputFiles } = await build({
    entryPoints: [join(pkg, entry)],
    plugins: [plugin],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

function weigh(bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

const add = (a, b) => Object.fromEntries(Object.keys(a).map((unit) => [unit, a[unit] + b[unit]]));

const wasm = weigh(readFileSync(join(pkg, "attio.wasm")));
const glue = weigh(await minified("slim.js"));
const rows = {
  wasm: { label: "attio.wasm", ...wasm },
  slimJs: { label: "JavaScript of attio-wasm/slim, minified", ...glue },
  slim: { label: "attio-wasm/slim: the two together", ...add(wasm, glue), budget: budgets.slim },
  inlined: { label: "attio-wasm: inlined, minified", ...weigh(await minified("index.js")), budget: budgets.inlined },
  rowsWasm: { label: "rows.wasm", ...weigh(readFileSync(join(pkg, "rows", "rows.wasm"))) },
  typesWasm: { label: "types.wasm", ...weigh(readFileSync(join(pkg, "types", "types.wasm"))) },
  types: { label: "attio-wasm/types: inlined, without the client", ...weigh(await minified("types/index.js", loadedBefore)), budget: budgets.types },
  webhooks: { label: "attio-wasm/webhooks, minified", ...weigh(await minified("webhooks.js")), budget: budgets.webhooks },
  query: { label: "attio-wasm/query, minified", ...weigh(await minified("query.js")), budget: budgets.query },
  sandboxWasm: { label: "sandbox.wasm", ...weigh(readFileSync(join(pkg, "sandbox", "sandbox.wasm"))) },
  syncWasm: { label: "sync.wasm", ...weigh(readFileSync(join(pkg, "sync", "sync.wasm"))) },
  sync: { label: "attio-wasm/sync: inlined, without the client", ...weigh(await minified("sync/index.js", loadedBefore)) },
  rows: { label: "rows, exports, bulk: inlined, loaded on first use", ...weigh(await minified("rows/index.js", loadedBefore)) },
};

const over = Object.values(rows).filter(({ brotli, budget }) => budget !== undefined && brotli > budget * 1000);

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(rows, null, 2));
} else {
  const kB = (bytes) => (bytes / 1000).toFixed(2);
  const table = new Table({
    head: ["kB (1000 bytes)", "raw", "gzip", "brotli", "budget, brotli"],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const row of Object.values(rows)) {
    const brotli = kB(row.brotli);
    table.push([row.label, kB(row.raw), kB(row.gzip), over.includes(row) ? color.red(brotli) : brotli, row.budget ?? ""]);
  }
  console.log(table.toString());
}
for (const { label, brotli, budget } of over) {
  console.error(`✖ ${label}: ${((brotli - budget * 1000) / 1000).toFixed(2)} kB over its budget of ${budget} kB`);
}
process.exitCode = over.length > 0 ? 1 : 0;
