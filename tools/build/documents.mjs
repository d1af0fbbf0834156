// The README and the guide as they are published: npm shows the one, and its links lead to the other.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../paths.mjs";

/** Copied at the path they have here, so that a link from one to another holds in both. */
export const published = ["docs/guide", "SECURITY.md", "CHANGELOG.md", "LICENSE"];

export function addDocuments(folder) {
  writeFileSync(join(folder, "README.md"), forUsers(readFileSync(inRoot("README.md"), "utf8")));
  for (const path of published) cpSync(inRoot(path), join(folder, path), { recursive: true });
}

/** The README without the parts that are only of use in a clone. */
const forUsers = (readme) => readme.replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g, "");
