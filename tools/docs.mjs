#!/usr/bin/env node
// Makes the reference as a website in docs/api: `npm run docs`. It is generated from the published definitions;
// docs/operations.json adds the operation of each method.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { definitions } from "./exports.mjs";
import { inRoot, scratch } from "./paths.mjs";
import { operationsInReference, operationsPage } from "./docs/operations.mjs";

const out = inRoot("docs", "api");
rmSync(out, { recursive: true, force: true });

mkdirSync(join(scratch, "docs"), { recursive: true });
const page = join(scratch, "docs", "operations.md");
writeFileSync(page, operationsPage());
// Links into the repository do not work here: only their text is kept.
const front = join(scratch, "docs", "README.md");
writeFileSync(front, readFileSync(inRoot("README.md"), "utf8").replace(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, "$1"));

const app = await Application.bootstrapWithPlugins({
  name: "attio-wasm",
  entryPoints: definitions.map(({ file }) => file),
  out,
  readme: front,
  projectDocuments: [page],
  tsconfig: inRoot("tools", "docs", "tsconfig.json"),
  treatValidationWarningsAsErrors: true,
  // No source links: the definitions are generated and not in the repository.
  disableSources: true,
  // Nested types are explained where they are used.
  validation: { notExported: false, invalidLink: true },
  excludePrivate: true,
  // All but the first five are written by docs/operations.mjs.
  blockTags: ["@example", "@remarks", "@deprecated", "@param", "@returns", "@group", "@operation", "@scopes", "@pages", "@retry"],
  modifierTags: ["@beta", "@alpha"],
  groupOrder: ["Classes", "Functions", "Resources", "Interfaces", "*"],
  categorizeByGroup: true,
  navigation: { includeGroups: true },
  hideGenerator: true,
  githubPages: false,
});
app.options.setValue("logLevel", "Warn");
operationsInReference(app);

const project = await app.convert();
if (!project) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  console.error("✖ docs: the reference has errors, see above");
  process.exit(1);
}
console.log(`✔ docs/api/index.html`);
