// The runtimes that are available on this machine.
import { findNode } from "../../../tools/setup/node.mjs";

/** The requested runtimes that can run here. A Node 24 that npm does not have for this platform is skipped. */
export function runnable(names) {
  return names.filter((name) => {
    if (name !== "node24" || findNode("24")) return true;
    // CI installs it: there its absence is a failure.
    if (process.env.CI === "true") throw new Error("there is no Node 24: run 'node tools/setup.mjs --tests'");
    console.log("skipped: there is no Node 24 for this platform");
    return false;
  });
}
