// The examples' types, as `tsc --strict` checks them in a user's project.
import ts from "typescript";
import { inRoot } from "../../tools/paths.mjs";

const strict = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true, // the definitions have tests of their own
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

/** The globals of a file depend on its runtime. */
const programs = [
  { files: ["node.mjs", "bun.ts", "worker/index.ts"], options: { ...strict, lib: ["lib.es2022.d.ts"], types: ["node"] } },
  { files: ["browser/page.ts"], options: { ...strict, lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [] } },
];

/** @returns {[file: string, wrong: string[]][]} */
export function compile() {
  return programs.flatMap(({ files, options }) => {
    const program = ts.createProgram(files.map((file) => inRoot("examples", ...file.split("/"))), options);
    return files.map((file) => {
      const source = program.getSourceFile(inRoot("examples", ...file.split("/")));
      const wrong = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [file, wrong.map(({ start, messageText }) => {
        const { line } = source.getLineAndCharacterOfPosition(start ?? 0);
        return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      })];
    });
  });
}
