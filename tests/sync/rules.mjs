// The rules as they are in SQL: each also in a variant without it, which must go wrong; and a failure of the database at
// each of its calls.
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";

export const rules = {
  async "in the statements, with and without each"({ short }) {
    const node = findNode("24");
    if (!node) return { skipped: "there is no Node 24" };
    const { code, text } = await run(node, ["--no-warnings", "tests/sync/rules-node.mjs", ...(short ? ["--short"] : [])], { quiet: true, cwd: inRoot(), timeoutMs: 300_000 });
    if (code !== 0) throw new Error(text);
    return text.trim().split("\n").at(-1);
  },
};
