// A program as a user compiles it, with some files replaced. `TYPESCRIPT=typescript-5.4` selects another compiler.
import { readFileSync } from "node:fs";
import { inRoot } from "../../../tools/paths.mjs";

export const { default: ts } = await import(process.env.TYPESCRIPT || "typescript");

/** The options of the `tsconfig.json` in this folder. */
export const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};

export const registered = inRoot("tests", "types", "workspace", "attio.d.ts");

/** @param {string[]} files @param {Map<string, string>} [replaced] texts in place of files */
export function programOf(files, replaced = new Map()) {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => replaced.has(file) || fileExists(file);
  host.readFile = (file) => replaced.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) =>
    replaced.has(file) ? ts.createSourceFile(file, replaced.get(file), language, true) : getSourceFile(file, language, ...rest);
  return ts.createProgram(files, options, host);
}

/** The diagnostics of a program, with their positions. */
export const complaints = (program) =>
  ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n    ")}`;
  });

/**
 * An editor's view of one text beside the registered workspace.
 *
 * @param {string} file @param {string[]} [extra] other files @param {Map<string, string>} [replaced] texts in place of files
 */
export function editorOf(file, extra = [registered], replaced = new Map()) {
  let text = "";
  let version = 0;
  const host = {
    getScriptFileNames: () => [file, ...extra],
    getScriptVersion: (name) => (name === file ? String(version) : "0"),
    getScriptSnapshot(name) {
      const content = name === file ? text : (replaced.get(name) ?? ts.sys.readFile(name));
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => inRoot(),
    getCompilationSettings: () => options,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => name === file || replaced.has(name) || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
  const service = ts.createLanguageService(host);
  return {
    service,
    /** Types a text; the cursor is at `|`, which is removed. */
    type(typed) {
      const position = typed.indexOf("|");
      text = typed.replace("|", "");
      version += 1;
      return position;
    },
  };
}

export const textOf = (file) => readFileSync(file, "utf8");
