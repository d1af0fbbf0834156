// Finds a Chromium for the tests, or downloads one.
import { existsSync, readFileSync } from "node:fs";
import { onPath, run, StepFailed } from "../command.mjs";
import { inRoot } from "../paths.mjs";
import { npmDependencies } from "./npm.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const help = "install Chromium or Chrome, or set CHROME_PATH to one";

/** The browser for the tests, or undefined: CHROME_PATH, PATH, Playwright's own, in this order. */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new StepFailed(`CHROME_PATH names ${named}, which does not exist`);
    return named;
  }
  return onPath(...names) ?? (await playwrights());
}

async function playwrights() {
  const { chromium } = await import("playwright-core");
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

const isRootOnDebian = () =>
  process.getuid?.() === 0 &&
  existsSync("/etc/os-release") &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));

export const chromium = {
  name: "Chromium for the tests",
  doing: "none found (CHROME_PATH, PATH, Playwright's), so it is fetched; this takes a minute",
  // Playwright, which searches for one, is an npm package.
  after: [npmDependencies],
  done: async () => (await findChromium()) !== undefined,
  async run({ signal, progress }) {
    const cli = inRoot("node_modules", "playwright-core", "cli.js");
    let last = await run(process.execPath, [cli, "install", "chromium"], { quiet: true, timeoutMs: 600_000, signal, onLine: progress });
    if (await findChromium()) return;
    if (isRootOnDebian()) {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      await run("apt-get", ["update", "-q"], { quiet: true, env, signal, onLine: progress });
      last = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { quiet: true, env, signal, onLine: progress });
      if (await findChromium()) return;
    }
    throw new StepFailed(help, last.text);
  },
};
