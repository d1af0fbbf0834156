// Bundles the modules into few files: a runtime takes about a millisecond for each module that it imports.
//
// Each `.js` in pkg-template/ is an entry with the same name in the package. To add one: its file there with its
// definitions beside it (`sync.js`, `sync.d.ts`), its code in a folder of js/, and its row in the `exports` of
// pkg-template/package.json (and in `sideEffects` if importing it has any). Modules that several entries import go into
// a file by `shared`; where no row matches, Rollup makes one and names it.
import { readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { rollup } from "rollup";
import { StepFailed } from "../command.mjs";
import { inRoot } from "../paths.mjs";

const posix = (path) => path.split(sep).join("/");

/** Entries of the package, as file names without `.js`: `index`, `sandbox/workerd`. */
export const entries = readdirSync(inRoot("pkg-template"), { recursive: true })
  .filter((file) => file.endsWith(".js"))
  .map((file) => posix(file).slice(0, -".js".length))
  .sort();

/** Files for modules that several entries share: the first row whose expression matches applies. */
const shared = [
  ["load", /^js\/client\/(compile|ended|error|header|instantiate|origins|redact|response|source|text)\.js$/],
  ["client", /^js\/(client\/.*|glue\/attio|rows\/lazy)\.js$/],
  ["http", /^js\/http\//],
  ["rows/methods", /^js\/rows\//],
  ["concurrency", /^js\/concurrency\//],
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
  // Relative to the root of the package: Rollup makes it relative to each file.
  const inPackage = (id) => `./${posix(join(folders.get(basename(id).split(".")[0]), basename(id)))}`;
  const bundled = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, inRoot("pkg-template", `${entry}.js`)])),
    // WebAssembly is imported by each runtime or bundler in its own way. Node's modules are imported by the command
    // only.
    external: (id) => isWasm(id) || id.startsWith("node:"),
    onwarn(warning) {
      // The glue and the JavaScript that Rust imports depend on each other.
      if (warning.code !== "CIRCULAR_DEPENDENCY") throw new StepFailed(warning.message);
    },
  });
  await bundled.write({
    dir: to,
    // The command's verbs and their shared modules are loaded only by the command.
    chunkFileNames: ({ moduleIds }) => (moduleIds.every((id) => inSource(id).startsWith("js/command/")) ? "command/[name].js" : "[name].js"),
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    paths: (id) => (isWasm(id) ? inPackage(id) : id),
    manualChunks: (id) => shared.find(([, fits]) => fits.test(inSource(id)))?.[0],
  });
  await bundled.close();
}
