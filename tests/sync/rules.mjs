// The rules that JavaScript and SQL implement, each also in a variant without it, which must fail; and a failure of the
// database at each of its calls. The simulation proves rules 1 to 7 and 10, too (sync/tests/simulation).
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";

const inNode = (file) => async ({ short }) => {
  const node = findNode("24");
  if (!node) return { skipped: "there is no Node 24" };
  const { code, text } = await run(node, ["--no-warnings", `tests/sync/${file}`, ...(short ? ["--short"] : [])], { quiet: true, cwd: inRoot(), timeoutMs: 300_000 });
  if (code !== 0) throw new Error(text);
  return text.trim().split("\n").at(-1);
};

export const rules = {
  "1, 2, 5: in the statements, with and without each": inNode("rules-node.mjs"),
  "8: the copy is never written back, so it causes no events": inNode("read-only-node.mjs"),
  "9: a change without an event is polled": inNode("polled-node.mjs"),
  "an id that occurs twice in a page is copied once": inNode("repeated-node.mjs"),
  "an object that is deleted while it is read": inNode("gone-node.mjs"),
  "pages ahead that are of no use are aborted": inNode("dropped-node.mjs"),
  "a trap in the core ends its step": inNode("trap-node.mjs"),
};
