// Few files instead of many: a runtime takes about a millisecond for each module that it imports.
import { join, relative, sep } from "node:path";
import { rollup } from "rollup";
import { StepFailed } from "../command.mjs";

/** What users, or another entry later, import. */
const entries = [
  "index",
  "workerd",
  "edge-light",
  "slim",
  "write",
  "proxy",
  ...["rows", "sandbox"].flatMap((part) => ["index", "workerd", "edge-light"].map((entry) => `${part}/${entry}`)),
];

/** What entries share, by the file that it goes into: the first whose expression fits. */
const shared = [
  ["load", /^(base64|instantiate)\.js$/],
  ["client", /^(\w+\.js|rows\/lazy\.js)$/],
  ["rows/methods", /^rows\//],
  ["sandbox/sandbox", /^sandbox\//],
];

/**
 * @param {string} from the folder with all modules
 * @param {string} to where the entries and what they share are written
 */
export async function bundle(from, to) {
  const input = Object.fromEntries(entries.map((entry) => [entry, join(from, `${entry}.js`)]));
  const isEntry = new Set(Object.values(input));
  const within = (id) => relative(from, id).split(sep).join("/");
  const bundled = await rollup({
    input,
    // How it comes in is for each runtime and bundler to say.
    external: (id) => /\.wasm(\?module)?$/.test(id),
    onwarn(warning) {
      // The glue and what Rust imports know each other.
      if (warning.code !== "CIRCULAR_DEPENDENCY") throw new StepFailed(warning.message);
    },
  });
  await bundled.write({
    dir: to,
    chunkFileNames: "[name].js",
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    manualChunks: (id) => (isEntry.has(id) ? undefined : shared.find(([, fits]) => fits.test(within(id)))?.[0]),
  });
  await bundled.close();
}
