// The two steps of npm: the development dependencies, and a link to the built package under its own name.
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { must } from "../command.mjs";
import { inRoot, pkg } from "../paths.mjs";

const packagesIn = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

export const npmDependencies = {
  name: "npm dependencies",
  doing: "npm installs what package-lock.json names; this takes a minute",
  done() {
    // npm's lock file inside node_modules lists the installed packages: it must have every one that ours requires.
    const installed = inRoot("node_modules", ".package-lock.json");
    if (!existsSync(installed)) return false;
    const have = packagesIn(installed);
    return Object.entries(packagesIn(inRoot("package-lock.json"))).every(
      ([path, wanted]) => path === "" || wanted.optional || wanted.peer || have[path]?.version === wanted.version,
    );
  },
  async run({ signal, progress }) {
    // Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms, and registry mirrors
    // may not have those. The versions are nevertheless those of package-lock.json, which is not changed.
    const install = ["install", "--no-save", "--no-audit", "--no-fund"];
    await must("run 'npm install' where the npm registry can be reached", "npm", install, { cwd: inRoot(), signal, onLine: progress });
  },
};

const link = inRoot("node_modules", "attio-wasm");

/** Links the package: tests, examples and the demo page import it by its name, like its users. */
export const ownPackage = {
  name: "node_modules/attio-wasm → pkg",
  doing: "made",
  after: [npmDependencies],
  done: () => lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true && readlinkSync(link).replace(/[\\/]$/, "").endsWith("pkg"),
  run() {
    rmSync(link, { recursive: true, force: true });
    mkdirSync(inRoot("node_modules"), { recursive: true });
    // A junction needs an absolute path, and no special permission on Windows.
    if (process.platform === "win32") symlinkSync(pkg, link, "junction");
    else symlinkSync("../pkg", link);
  },
};
