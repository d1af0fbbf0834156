// Compiles the documents' programs against the built package, as `tsc --strict` does in a user's project.
import ts from "typescript";
import { inRoot } from "../../tools/paths.mjs";
import { needsClient } from "./blocks.mjs";

const strict = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Makes each block a module, so that blocks do not share their names.
  moduleDetection: ts.ModuleDetectionKind.Force,
};
const inNode = { ...strict, lib: ["lib.es2022.d.ts"], types: ["node"] };
const inPages = { ...strict, lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [] };

const declarations = {
  client: 'declare const attio: import("attio-wasm").AttioClient;',
  deno: "declare const Deno: { env: { get(name: string): string | undefined } };",
};

/** @returns {Map<object, string[]>} the compiler's messages for each block, with the lines of its document */
export function compile(blocks) {
  const pages = blocks.filter(({ kind }) => kind === "browser");
  const others = blocks.filter(({ kind }) => kind !== "browser");
  return new Map([...compileAs(pages, inPages), ...compileAs(others, inNode)]);
}

function compileAs(blocks, options) {
  const files = new Map(blocks.map((block) => [inRoot(`${block.path}-${block.line}.${block.language === "js" ? "mjs" : "ts"}`), block]));
  const virtual = new Map([
    ...[...files].map(([name, block]) => [name, source(block)]),
    [inRoot("globals-of-deno.d.ts"), declarations.deno],
  ]);

  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  const getSourceFile = host.getSourceFile;
  host.getSourceFile = (name, language, ...rest) =>
    virtual.has(name) ? ts.createSourceFile(name, virtual.get(name), language) : getSourceFile(name, language, ...rest);

  const program = ts.createProgram([...virtual.keys()], options, host);
  return new Map(
    [...files].map(([name, block]) => {
      const file = program.getSourceFile(name);
      const wrong = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [block, wrong.map((diagnostic) => said(file, diagnostic))];
    }),
  );
}

/** The block at the lines it has in its document, followed by the declaration of the client it uses. */
function source(block) {
  const code = block.code.replace('"npm:attio-wasm"', '"attio-wasm"');
  return `${"\n".repeat(block.line - 1)}${code}\n${needsClient(block) ? declarations.client : ""}`;
}

function said(file, { start, messageText }) {
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
