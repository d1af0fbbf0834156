// Titles, descriptions, slugs and options are other people's text: whatever they contain, the file parses with the
// compiler and contains nothing else than expected.
import fc from "fast-check";
import { ts } from "./program.mjs";
import { workspace } from "./workspace.mjs";

const hostile = fc.oneof(
  fc.constantFrom("*/", "/*", "//", '"; }; export const evil = 1; //', "\\", "@deprecated", "{@link x}", "`${x}`", "\r\n", "\u2028", "\u2029", "\u202e", "\ud800", "<img src=x>", "*/ declare global { var evil: 1 } /*"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const text = fc.array(hostile, { maxLength: 5 }).map((pieces) => pieces.join(""));

const anyWorkspace = fc.record({
  slug: text, title: text, description: text, list: text, options: fc.array(text, { maxLength: 6 }), attribute: text, type: fc.oneof(fc.constantFrom("text", "select", "status", "record-reference"), text),
}).map(({ slug, title, description, list, options, attribute, type }) => {
  const one = { id: { attribute_id: "a" }, api_slug: attribute, title, description, type, choices: options.map((title) => ({ title })), is_writable: true };
  return { objects: [...workspace.objects, { id: { object_id: "o" }, api_slug: slug, singular_noun: title, attributes: [one] }], lists: [{ id: { list_id: "l" }, api_slug: list, name: title, parent_object: options, attributes: [one] }] };
});

const expected = new Set([
  "SourceFile", "EndOfFileToken", "ImportDeclaration", "ImportClause", "NamedImports", "ImportSpecifier", "Identifier", "StringLiteral", "ModuleDeclaration",
  "ModuleBlock", "DeclareKeyword", "ExportKeyword", "InterfaceDeclaration", "PropertySignature", "TypeReference", "QualifiedName", "TypeLiteral", "UnionType", "LiteralType",
  "NeverKeyword", "StringKeyword",
]);

/** @param {(name: string, faults: string[]) => void} report */
export function injection(generator, report, runs = 1_000) {
  const check = fc.property(anyWorkspace, (workspace) => {
    const text = generator.declare(workspace);
    const source = ts.createSourceFile("attio.d.ts", text, ts.ScriptTarget.ES2022, true);
    if (source.parseDiagnostics.length > 0) throw new Error(`does not parse: ${source.parseDiagnostics[0].messageText}\n${text}`);
    const visit = (node) => {
      const kind = ts.SyntaxKind[node.kind].replace(/^First.*|^Last.*/, "EndOfFileToken");
      if (!expected.has(kind) && node.kind !== ts.SyntaxKind.EndOfFileToken) throw new Error(`holds a ${kind}: ${node.getText().slice(0, 80)}`);
      for (const doc of node.jsDoc ?? []) if (doc.tags?.length) throw new Error(`a comment has the tag ${doc.tags[0].tagName.text}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    if (source.statements.length !== 3) throw new Error(`has ${source.statements.length} statements`);
    const interfaceOf = source.statements.find(ts.isInterfaceDeclaration);
    const [objects, lists] = interfaceOf.members.map((member) => member.type.members.length);
    if (objects > workspace.objects.length || lists !== 1) throw new Error(`has ${objects} objects and ${lists} lists`);
  });
  const { failed, error, errorInstance, counterexample } = fc.check(check, { numRuns: runs });
  report(`${runs} workspaces with hostile text`, failed ? [String(errorInstance?.message ?? error), JSON.stringify(counterexample)] : []);
}
