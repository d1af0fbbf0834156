// Extracts the part of a layer's output that shows why it failed.

const noise = [
  /^\s*\d+ passed, \d+ failed\s*$/, // the summary of a layer: one is printed at the end
  /^\s*(Compiling|Checking|Downloading|Downloaded|Finished|Running) /, // progress of cargo
];

const MOST = 200;
const FIRST = 60;

export function details(text) {
  const lines = text.trim().split("\n").filter((line) => !noise.some((pattern) => pattern.test(line)));
  const left = lines.length - MOST;
  const shown = left > 0 ? [...lines.slice(0, FIRST), `… ${left} lines …`, ...lines.slice(FIRST + left)] : lines;
  return shown.map((line) => `    ${line}`).join("\n");
}
