// Few files instead of many: a runtime takes about a millisecond for each module that it imports.
//
// Each `.js` in pkg-template/ is an entry, and its name is that of the file in the package. To add one: the file there
// with its definitions beside it (`sync.js`, `sync.d.ts`), its code in a folder of js/, and its row in the `exports` of
// pkg-template/package.json (in `sideEffects`, too, if importing it does something). What several entries import goes
// into a file by `shared`; where no row fits, Rollup makes one and names it.
import { readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { rollup } from "rollup";
import { StepFailed } from "../command.mjs";
import { inRoot } from "../paths.mjs";

const posix = (path) => path.split(sep).join("/");

/** The entries of the package, by their files without `.js`: `index`, `sandbox/workerd`. */
export const entries = readdirSync(inRoot("pkg-template"), { recursive: true })
  .filter((file) => file.endsWith(".js"))
  .map((file) => posix(file).slice(0, -".js".length))
  .sort();

/** The file that modules which several entries share go into: the first whose expression fits. */
const shared = [
  ["load", /^js\/client\/(compile|ended|error|header|instantiate|origins|redact|response|source|text)\.js$/],
  ["client", /^js\/(client\/.*|glue\/attio|rows\/lazy)\.js$/],
  ["http", /^js\/http\//],
  ["rows/methods", /^js\/rows\//],
  ["types/types", /^js\/types\//],
  ["sync/sync", /^js\/(sync\/.*|glue\/sync)\.js$/],
  ["sandbox/sandbox", /^js\/(sandbox\/.*|glue\/sandbox)\.js$/],
];

const inSource = (id) => posix(relative(inRoot(), id));
const isWasm = (id) => /\.wasm(\?module)?$/.test(id);

/**
 * @param {string} to where the entries and what they share are written
 * @param {{ name: string, into: string }[]} crates and the folder of the package into which their WebAssembly goes
 */
export async function bundle(to, crates) {
  const folders = new Map(crates.map(({ name, into }) => [name, into]));
  // As seen from the root of the package: Rollup makes it relative to each file.
  const inPackage = (id) => `./${posix(join(folders.get(basename(id).split(".")[0]), basename(id)))}`;
  const bundled = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, inRoot("pkg-template", `${entry}.js`)])),
    // How it comes in is for each runtime and bundler to say. What the runtime has, the command alone imports.
    external: (id) => isWasm(id) || id.startsWith("node:"),
    onwarn(warning) {
      // The glue and what Rust imports know each other.
      if (warning.code !== "CIRCULAR_DEPENDENCY") throw new StepFailed(warning.message);
    },
  });
  await bundled.write({
    dir: to,
    // The command's verbs, and what they share, which only the command loads.
    chunkFileNames: ({ moduleIds }) => (moduleIds.every((id) => inSource(id).startsWith("js/command/")) ? "command/[name].js" : "[name].js"),
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    paths: (id) => (isWasm(id) ? inPackage(id) : id),
    manualChunks: (id) => shared.find(([, fits]) => fits.test(inSource(id)))?.[0],
  });
  await bundled.close();
}
