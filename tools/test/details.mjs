// The part of a layer's output that shows why it failed.

const noise = [
  /^\s*\d+ passed, \d+ failed\s*$/, // a layer's own summary: there is one, at the end
  /^\s*(Compiling|Checking|Downloading|Downloaded|Finished|Running) /, // cargo at work
];

const MOST = 200;
const FIRST = 60;

export function details(text) {
  const lines = text.trim().split("\n").filter((line) => !noise.some((pattern) => pattern.test(line)));
  const left = lines.length - MOST;
  const shown = left > 0 ? [...lines.slice(0, FIRST), `… ${left} lines …`, ...lines.slice(FIRST + left)] : lines;
  return shown.map((line) => `    ${line}`).join("\n");
}
