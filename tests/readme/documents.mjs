// Documents whose programs and tables are tested, as paths from the root.
import { readdirSync, readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";

export function documents() {
  const chapters = readdirSync(inRoot("docs", "guide")).filter((name) => name.endsWith(".md"));
  const paths = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...chapters.map((name) => `docs/guide/${name}`)];
  return new Map(paths.map((path) => [path, readFileSync(inRoot(path), "utf8")]));
}
