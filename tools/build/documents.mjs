// The published forms of the README and the guide: npm shows the README, whose links lead to the guide. For language
// models also llms.txt, an index, and llms-full.txt, everything in one file.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../paths.mjs";

/** Copied to the same paths, so that links between documents hold in both. */
export const published = ["docs/guide", "SECURITY.md", "CHANGELOG.md", "LICENSE"];

export function addDocuments(folder) {
  writeFileSync(join(folder, "README.md"), readme());
  for (const path of published) cpSync(inRoot(path), join(folder, path), { recursive: true });
  writeFileSync(join(folder, "llms.txt"), contents("docs/guide/"));
  writeFileSync(join(folder, "llms-full.txt"), everything());
}

/** The README without the parts that only apply to a clone. */
const readme = () => readFileSync(inRoot("README.md"), "utf8").replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g, "");

/** The chapters in the order of the guide's table of contents. */
function chapters() {
  const table = readFileSync(inRoot("docs", "guide", "README.md"), "utf8");
  return [...table.matchAll(/^\| \[([^\]]+)\]\((\w[\w-]*\.md)\) \| (.*) \|$/gm)].map(([, title, file, about]) => ({ title, file, about }));
}

/** Frequent mistakes of programs that write code, from the chapter on moving here. @param {string} folder as for `contents` */
function oftenWrong(folder) {
  const [, title, list] = /\n## (Common mistakes [^\n]+)\n\n([\s\S]+?)\n*$/.exec(readFileSync(inRoot("docs", "guide", "moving.md"), "utf8"));
  return `${title}:\n\n${list.replace(/\]\((\w[\w-]*\.md)/g, `](${folder}$1`)}`;
}

/** The index in the format of https://llmstxt.org. @param {string} folder of the chapters, relative to the file */
export function contents(folder) {
  const [, about] = /^# attio-wasm\n\n([\s\S]+?)\n\n/.exec(readme());
  const links = chapters().map(({ title, file, about: more }) => `- [${title}](${folder}${file}): ${more}`);
  return `# attio-wasm\n\n> ${about.replaceAll("\n", " ")}\n\n${oftenWrong(folder)}\n\n## Guide\n\n${links.join("\n")}\n`;
}

/** The README and all chapters, concatenated. */
export function everything() {
  const texts = chapters().map(({ file }) => readFileSync(inRoot("docs", "guide", file), "utf8"));
  return [readme(), ...texts].join("\n\n");
}
