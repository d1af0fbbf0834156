// The README and the guide as they are published: npm shows the one, and its links lead to the other. And the same for
// programs that read: llms.txt, the contents, and llms-full.txt, everything in one file.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../paths.mjs";

/** Copied at the path they have here, so that a link from one to another holds in both. */
export const published = ["docs/guide", "SECURITY.md", "CHANGELOG.md", "LICENSE"];

export function addDocuments(folder) {
  writeFileSync(join(folder, "README.md"), readme());
  for (const path of published) cpSync(inRoot(path), join(folder, path), { recursive: true });
  writeFileSync(join(folder, "llms.txt"), contents("docs/guide/"));
  writeFileSync(join(folder, "llms-full.txt"), everything());
}

/** The README without the parts that are only of use in a clone. */
const readme = () => readFileSync(inRoot("README.md"), "utf8").replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g, "");

/** The chapters in the order of the guide's table of contents. */
function chapters() {
  const table = readFileSync(inRoot("docs", "guide", "README.md"), "utf8");
  return [...table.matchAll(/^\| \[([^\]]+)\]\((\w[\w-]*\.md)\) \| (.*) \|$/gm)].map(([, title, file, about]) => ({ title, file, about }));
}

/** As https://llmstxt.org asks. @param {string} folder where the chapters are, as seen from the file */
export function contents(folder) {
  const [, about] = /^# attio-wasm\n\n([\s\S]+?)\n\n/.exec(readme());
  const links = chapters().map(({ title, file, about: more }) => `- [${title}](${folder}${file}): ${more}`);
  return `# attio-wasm\n\n> ${about.replaceAll("\n", " ")}\n\n## Guide\n\n${links.join("\n")}\n`;
}

/** The README and every chapter, one after the other. */
export function everything() {
  const texts = chapters().map(({ file }) => readFileSync(inRoot("docs", "guide", file), "utf8"));
  return [readme(), ...texts].join("\n\n");
}
