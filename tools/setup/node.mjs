// Further versions of Node for tests and benchmarks: npm has them as packages.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { must, output, StepFailed } from "../command.mjs";
import { cachedTool } from "../paths.mjs";
import { nodeVersions } from "../versions.mjs";

const system = { win32: "win" }[process.platform] ?? process.platform;
const packageName = `node-${system}-${process.arch}`;
const own = process.versions.node.split(".")[0];

/** The exact version that package.json pins for a major one. */
const versionOf = (major) => nodeVersions.find((version) => version.split(".")[0] === major) ?? major;
const folderOf = (major) => cachedTool("node", versionOf(major));
const fileOf = (major) => join(folderOf(major), "node_modules", packageName, "bin", process.platform === "win32" ? "node.exe" : "node");

/** The executable of a major version of Node, or undefined where it is not installed. */
export function findNode(major) {
  if (major === own) return process.execPath;
  return existsSync(fileOf(major)) ? fileOf(major) : undefined;
}

/** The step of set-up that installs one. */
export const nodeOf = (major) => ({
  name: `Node ${versionOf(major)}`,
  doing: `npm installs ${packageName}`,
  done: () => findNode(major) !== undefined,
  async run({ signal, progress }) {
    const wanted = `${packageName}@${versionOf(major)}`;
    const help = `npm has no ${wanted} for this platform that could be installed; put a Node ${major} first on PATH and start from it instead`;
    mkdirSync(folderOf(major), { recursive: true });
    const install = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folderOf(major), wanted];
    await must(help, "npm", install, { cwd: folderOf(major), signal, onLine: progress });
    // An incompatible C library, for one, shows only when it runs.
    if (!output(fileOf(major), ["--version"])?.startsWith(`v${major}.`)) throw new StepFailed(help);
  },
});
