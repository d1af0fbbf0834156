// Shortens the names that the WebAssembly and its glue share (`__wbg_new_6d1bcd7ef6720a85`,
// `attioclient_withConnection`), which no minifier may touch, to `a`, `b`, `c`: on the client with all its
// operations, this saves 1.8 kB of WebAssembly and 1.2 kB of glue (brotli).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, StepFailed } from "../command.mjs";
import { wasmOpt } from "./optimize.mjs";

/**
 * @param {Buffer} wasm
 * @param {string} code its glue
 * @param {Map<string, string>} snippets files that either of them imports, and the paths by which the glue imports them
 * @returns {Promise<{ wasm: Buffer, code: string }>} the glue then exports `imports`, for the instantiation, and
 * `start(exports)`; it no longer exports functions that only the WebAssembly calls
 */
export async function shorten(wasm, code, snippets) {
  const short = await withShortNames(wasm);
  const before = new WebAssembly.Module(wasm);
  const after = new WebAssembly.Module(short);
  const exported = pair(WebAssembly.Module.exports(before), WebAssembly.Module.exports(after));
  const imported = pair(WebAssembly.Module.imports(before), WebAssembly.Module.imports(after));

  // Most imports come from the glue; a function of a snippet may also be imported directly.
  const direct = imported.filter(({ from }) => snippets.has(from.module));
  const fromGlue = imported.filter((one) => !direct.includes(one));
  const functions = [
    ...fromGlue.map(({ from, to }) => `${JSON.stringify(to.name)}: ${from.name}`),
    ...direct.map(({ from, to }) => `${JSON.stringify(to.name)}: direct_${from.name}`),
  ];
  return {
    wasm: short,
    code: [
      ...direct.map(({ from }) => `import { ${from.name} as direct_${from.name} } from "${snippets.get(from.module)}";`),
      hideImports(renameExports(useSnippets(code, snippets), exported), fromGlue),
      "/** What to instantiate the WebAssembly with. */",
      `export const imports = { ${JSON.stringify(imported[0].to.module)}: { ${functions.join(", ")} } };`,
      "",
      "/** Takes the exports of the instance into use. */",
      "export function start(exports) {",
      "    wasm = exports;",
      `    wasm.${exported.find(({ from }) => from.name === "__wbindgen_start").to.name}();`,
      "}",
      "",
    ].join("\n"),
  };
}

async function withShortNames(wasm) {
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-"));
  try {
    const [from, to] = ["long.wasm", "short.wasm"].map((name) => join(folder, name));
    writeFileSync(from, wasm);
    await must("wasm-opt could not shorten the names", ...wasmOpt(from, to, ["--minify-imports-and-exports-and-modules"]));
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pairs old and new names by their position: the pass keeps the order. */
function pair(before, after) {
  if (before.length !== after.length || before.some(({ kind }, i) => kind !== after[i].kind)) {
    throw new StepFailed("wasm-opt changed more than names");
  }
  return before.map((from, i) => ({ from, to: after[i] }));
}

const useSnippets = (code, snippets) =>
  code.replace(/(?<=^import [^'"]*['"])\.\/snippets\/[^'"]+/gm, (path) => snippets.get(path));

/** Replaces `wasm.attioclient_new(…)` by `wasm.Xa(…)`, except in comments. */
function renameExports(code, exported) {
  const names = new Map(exported.map(({ from, to }) => [from.name, to.name]));
  return code.replace(/^(?!\s*\*).*$/gm, (line) =>
    line.replace(/(?<![\w$.])wasm\.([\w$]+)/g, (_, name) => {
      if (!names.has(name)) throw new StepFailed(`the glue uses wasm.${name}, which the WebAssembly does not export`);
      return `wasm.${names.get(name)}`;
    }),
  );
}

/**
 * Passes the functions that the WebAssembly imports in `imports`, so that bundlers can drop those that it no longer
 * imports.
 */
function hideImports(code, imported) {
  for (const { from } of imported) {
    if (!code.includes(`export function ${from.name}(`)) throw new StepFailed(`the glue has no function ${from.name}`);
  }
  return code.replace(/^export function (?=__wb(?!g_set_wasm\b))/gm, "function ");
}
