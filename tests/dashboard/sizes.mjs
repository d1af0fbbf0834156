// Size that attio-wasm adds to the dashboard's page: built with it, and with an empty module instead.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";

const folder = inRoot("examples", "dashboard");

/** Every name that an import of the package could use, without code. */
const nothing = {
  name: "nothing",
  enforce: "pre",
  resolveId: (source) => (/^attio-wasm(\/|$)/.test(source) ? `\0${source}` : undefined),
  load: (id) => (id.startsWith("\0attio-wasm") ? "export class AttioClient {} export const AttioError = { is: () => false }; const query = Object.assign(() => ({}), { infinite: () => ({}) }); export { query as rowsQuery, query as tasksQuery }; export const keysOf = () => [];" : undefined),
};

/** kB of brotli that the page loads at once, and on first use. */
async function weigh(plugins) {
  const outDir = join(folder, "dist", "weighed");
  await build({ configFile: join(folder, "vite.config.ts"), logLevel: "error", plugins, build: { outDir, emptyOutDir: true } });
  const kB = (files) => files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(outDir, "assets", file))).length, 0) / 1000;
  const files = existsSync(join(outDir, "assets")) ? readdirSync(join(outDir, "assets")) : [];
  const isLater = (file) => file.startsWith("rows-");
  return { first: kB(files.filter((file) => !isLater(file) && !file.endsWith(".css"))), later: kB(files.filter(isLater)) };
}

export const sizes = {
  "README has the size that attio-wasm adds to the page": async () => {
    const [without, full] = [await weigh([nothing]), await weigh([])];
    const rounded = (value) => Math.round(value);
    const figures = { page: rounded(without.first), full: rounded(full.first - without.first), rows: rounded(full.later) };
    console.log(`    page ${without.first.toFixed(1)} kB, attio-wasm ${(full.first - without.first).toFixed(1)}, rows ${full.later.toFixed(1)}`);
    const [, page, added, rows] = /page of (\d+) kB[^.]*?adds (\d+) kB, and (\d+) kB/s.exec(readFileSync(inRoot("README.md"), "utf8").replaceAll("\n", " ")) ?? [];
    for (const [name, said] of Object.entries({ page, full: added, rows })) {
      assert.ok(Math.abs(Number(said) - figures[name]) <= 3, `README says ${said} kB for ${name}, measured ${figures[name]}`);
    }
  },
};
