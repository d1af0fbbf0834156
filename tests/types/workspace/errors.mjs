// Each marked line of wrong.ts has exactly one error, whose message contains the parenthesis of its comment.
import { readFileSync } from "node:fs";
import { inRoot } from "../../../tools/paths.mjs";
import { programOf, registered, ts } from "./program.mjs";

const EXPECTED = /^\/\/ @ts-expect-error: [^(]*\((.+)\)$/;

/** @param {(name: string, faults: string[]) => void} report */
export function errors(report) {
  const file = inRoot("tests", "types", "workspace", "wrong.ts");
  const lines = readFileSync(file, "utf8").split("\n");
  const expected = new Map();
  const bare = lines.map((line, at) => {
    const [, named] = EXPECTED.exec(line) ?? [];
    if (named) expected.set(at + 1, named);
    return named ? "" : line;
  });
  const program = programOf([file, registered], new Map([[file, bare.join("\n")]]));
  const found = new Map();
  for (const { file: source, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const at = source?.fileName === file ? source.getLineAndCharacterOfPosition(start).line : `${source?.fileName}`;
    found.set(at, [...(found.get(at) ?? []), ts.flattenDiagnosticMessageText(messageText, "\n")]);
  }
  for (const [at, named] of expected) {
    const messages = found.get(at) ?? [];
    const faults = [];
    if (messages.length !== 1) faults.push(`${messages.length} errors were found`);
    else if (!messages[0].includes(named)) faults.push(`does not name ${named}: ${messages[0]}`);
    else if (/^No overload/.test(messages[0])) faults.push(`speaks of overloads: ${messages[0]}`);
    report(`wrong.ts:${at + 1}: ${lines[at]}`, faults);
  }
  const others = [...found].filter(([at]) => !expected.has(at)).map(([at, messages]) => `${at}: ${messages.join("; ")}`);
  report("nothing else is an error", others);
  report("at least 40 slips are tried", expected.size >= 40 ? [] : [`only ${expected.size}`]);
}
