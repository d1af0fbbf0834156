#!/usr/bin/env node
// The website in site/: the guide, searchable, with the reference and the demo page beside it: `npm run site`.
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contents, everything } from "./build/documents.mjs";
import { must, StepFailed } from "./command.mjs";
import { inRoot } from "./paths.mjs";

const site = inRoot("site");
const bin = (name) => inRoot("node_modules", ".bin", name);

try {
  rmSync(site, { recursive: true, force: true });
  console.log("… guide");
  // VitePress refuses a link that leads nowhere.
  await must("the guide cannot be built", bin("vitepress"), ["build", "docs"], { cwd: inRoot() });
  console.log("… reference");
  await must("the reference cannot be built", process.execPath, [inRoot("tools", "docs.mjs")], { cwd: inRoot() });
  cpSync(inRoot("docs", "api"), join(site, "api"), { recursive: true });
  console.log("… demo page");
  await must("the demo page cannot be built", bin("vite"), ["build", "www", "--base", "./", "--outDir", join(site, "demo"), "--emptyOutDir"], { cwd: inRoot() });
  // Where llms.txt leads, programs find the text itself.
  const guide = inRoot("docs", "guide");
  for (const file of readdirSync(guide).filter((name) => name.endsWith(".md"))) cpSync(join(guide, file), join(site, file));
  writeFileSync(join(site, "llms.txt"), contents(""));
  writeFileSync(join(site, "llms-full.txt"), everything());
  console.log("✔ site/index.html");
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  if (error.said) console.error(error.said);
  console.error(`✖ site: ${error.message}`);
  process.exitCode = 1;
}
