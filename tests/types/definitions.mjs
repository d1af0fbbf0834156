#!/usr/bin/env node
// Checks of the published definitions, with the compiler itself: every operation has an example that compiles and its
// stability, nothing is `any`, and every export has documentation.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { definitions as published } from "../../tools/exports.mjs";
import { inRoot, pkg, scratch } from "../../tools/paths.mjs";
import { examplesFile } from "./examples.mjs";

const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};
const entries = published.map(({ file }) => file);
const program = ts.createProgram(entries, options);
const checker = program.getTypeChecker();
const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(pkg));

let passed = 0;
let failed = 0;
function report(name, faults) {
  if (faults.length === 0) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`✖ ${name}`);
    for (const fault of faults) console.log(`    ${fault}`);
  }
}

const where = (node) => {
  const file = node.getSourceFile();
  return `${relative(pkg, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/** The method of `AttioClient` for an operation. */
function methodOf(call) {
  const client = exported.get("AttioClient");
  let type = checker.getDeclaredTypeOfSymbol(client);
  let symbol;
  for (const name of call.split(".")) {
    symbol = type.getProperty(name);
    if (!symbol) return undefined;
    type = checker.getTypeOfSymbol(symbol);
  }
  return symbol;
}

const index = checker.getSymbolAtLocation(program.getSourceFile(entries[0]));
const exported = new Map(
  checker.getExportsOfModule(index).map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]),
);
const tag = (symbol, name) => symbol.getJsDocTags(checker).find((each) => each.name === name);

// Every operation has its method.
const examples = new Map();
for (const { call, method, path, stability } of operations) {
  const symbol = methodOf(call);
  const faults = [];
  if (!symbol) {
    faults.push("is no method of AttioClient");
  } else {
    const example = ts.displayPartsToString(tag(symbol, "example")?.text);
    if (!example.includes(`attio.${call}(`)) faults.push("has no example that calls it");
    else examples.set(call, example);
    if (symbol.getDocumentationComment(checker).length === 0) faults.push("is not explained");
    if (ts.displayPartsToString(tag(symbol, "remarks")?.text) !== `\`${method} ${path}\``) faults.push(`does not say that it is ${method} ${path}`);
    for (const word of ["beta", "alpha"]) {
      if ((stability === word) !== Boolean(tag(symbol, word))) faults.push(`is ${stability}, and ${tag(symbol, word) ? "said" : "not said"} to be ${word}`);
    }
  }
  report(`${call} in the definitions`, faults);
}

// The examples compile, each on its own.
const folder = join(scratch, "examples");
mkdirSync(folder, { recursive: true });
const file = join(folder, "examples.mts");
const { text, callAt } = examplesFile(examples);
writeFileSync(file, text);
const compiled = ts.createProgram([file], options);
const complaints = new Map();
for (const { messageText, file: source, start } of ts.getPreEmitDiagnostics(compiled)) {
  const call = source?.fileName === file ? callAt(source.getLineAndCharacterOfPosition(start).line) : undefined;
  complaints.set(call, [...(complaints.get(call) ?? []), ts.flattenDiagnosticMessageText(messageText, "\n    ")]);
}
for (const call of examples.keys()) report(`the example of ${call}`, complaints.get(call) ?? []);
report("the rest of what the examples need", complaints.get(undefined) ?? []);

// Nothing is `any`: neither as written nor as resolved by the compiler.
const anys = [];
for (const source of sources) {
  const visit = (node) => {
    // The type as a promise passes it on; otherwise `.catch((error: Error) => …)` does not compile.
    const isReason = ts.isParameter(node.parent ?? node) && node.parent.name.getText() === "reason";
    const isAny = !isReason && (node.kind === ts.SyntaxKind.AnyKeyword || (ts.isTypeNode(node) && !ts.isTemplateLiteralTypeSpan(node) && checker.getTypeFromTypeNode(node).flags & ts.TypeFlags.Any));
    const isSilent =
      (ts.isPropertySignature(node) || ts.isParameter(node) || ts.isMethodSignature(node) || ts.isFunctionDeclaration(node) || ts.isPropertyDeclaration(node)) &&
      !ts.isConstructorDeclaration(node.parent) && !node.type;
    if (isAny || isSilent) anys.push(`${where(node)}: ${node.getText().slice(0, 120)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
}
report("no `any` in the published definitions", anys);

// Every export has documentation.
const silent = [...exported.values()]
  .filter((symbol) => symbol.getDocumentationComment(checker).length === 0)
  .map((symbol) => `${where(symbol.declarations[0])}: ${symbol.name}`);
report("every exported type has a comment", silent);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
