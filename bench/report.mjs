// The table: our figures beside those of the others, the ratios, and the targets.
import Table from "cli-table3";
import color from "picocolors";

const titles = {
  a: "a. import",
  b: "b. small call",
  c: "c. page of 500 records",
  d: "d. the page as rows",
  e: "e. export over HTTP",
  f: "f. peak memory, CSV export",
  g: "g. 100 calls in flight",
};

const amount = (value, unit) => {
  if (unit === "bytes") return `${(value / 1e6).toFixed(0)} MB`;
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return value < 1 ? `${(value * 1000).toFixed(1)} µs` : `${value.toFixed(value < 100 ? 2 : 0)} ms`;
};

const MB = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** The comparison in the form of its target. */
function compared({ target, ratio, more }) {
  if (ratio === undefined) return "";
  if (target?.atMostMore !== undefined) return `${more < 0 ? "−" : "+"}${MB(Math.abs(more))}`;
  return target?.faster !== undefined ? `${(1 / ratio).toFixed(2)} × faster` : `${ratio.toFixed(2)} ×`;
}

function wanted(target) {
  if (!target) return "";
  if (target.atMostMs !== undefined) return `≤ ${target.atMostMs} ms`;
  if (target.atMostMore !== undefined) return `≤ +${MB(target.atMostMore)}`;
  return target.faster !== undefined ? `≥ ${target.faster} × faster` : `≤ ${target.atMost} ×`;
}

const verdict = ({ met }) => (met === undefined ? "" : met ? color.green("met") : color.red("missed"));

export function print({ figures, notes, machine, rounds }) {
  const table = new Table({
    head: ["", "runtime", "attio-wasm", "against", "", "ours to theirs", "target", ""],
    colAligns: ["left", "left", "right", "left", "right", "right", "right", "left"],
    style: { head: [], border: [] },
  });
  for (const figure of figures) {
    table.push([
      [titles[figure.letter], figure.figure].filter(Boolean).join(", "),
      figure.runtime,
      amount(figure.ours, figure.unit),
      figure.against ?? "",
      figure.theirs === undefined ? "" : amount(figure.theirs, figure.unit),
      compared(figure),
      wanted(figure.target),
      verdict(figure),
    ]);
  }
  console.log(table.toString());
  console.log(`Medians of ${rounds} alternating rounds or more; ratios are medians of the ratios round by round.`);
  console.log(Object.entries(machine).map(([name, value]) => `${name} ${value}`).join(", "));
  for (const note of notes) console.log(color.yellow(`– ${note}`));
}
