#!/usr/bin/env node
// Makes the website in site/: the searchable guide, the reference and the demo page: `npm run site`. `--out=<folder>
// --base=/path/` writes it elsewhere; `--guide` omits reference and demo page.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contents, everything } from "./build/documents.mjs";
import { must, StepFailed } from "./command.mjs";
import { inRoot } from "./paths.mjs";

const { values } = parseArgs({ options: { out: { type: "string" }, base: { type: "string" }, guide: { type: "boolean" } } });
const site = values.out ?? inRoot("site");
const bin = (name) => inRoot("node_modules", ".bin", name);
const env = { ...process.env, SITE_BASE: values.base ?? "/", SITE_OUT: site };

try {
  rmSync(site, { recursive: true, force: true });
  console.log("… guide");
  // VitePress fails on broken links.
  await must("the guide cannot be built", bin("vitepress"), ["build", "docs"], { cwd: inRoot(), env });
  // Pictures of the documents, at the path of their links.
  mkdirSync(join(site, "pictures"), { recursive: true });
  if (existsSync(inRoot("docs", "pictures"))) cpSync(inRoot("docs", "pictures"), join(site, "pictures"), { recursive: true });
  if (!values.guide) await addReferenceAndDemo();
  // The Markdown files at which llms.txt points.
  const guide = inRoot("docs", "guide");
  for (const file of readdirSync(guide).filter((name) => name.endsWith(".md"))) cpSync(join(guide, file), join(site, file));
  writeFileSync(join(site, "llms.txt"), contents(""));
  writeFileSync(join(site, "llms-full.txt"), everything());
  console.log(`✔ ${join(site, "index.html")}`);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  if (error.said) console.error(error.said);
  console.error(`✖ site: ${error.message}`);
  process.exitCode = 1;
}

async function addReferenceAndDemo() {
  console.log("… reference");
  await must("the reference cannot be built", process.execPath, [inRoot("tools", "docs.mjs")], { cwd: inRoot() });
  cpSync(inRoot("docs", "api"), join(site, "api"), { recursive: true });
  console.log("… demo page");
  await must("the demo page cannot be built", bin("vite"), ["build", "www", "--base", "./", "--outDir", join(site, "demo"), "--emptyOutDir"], { cwd: inRoot() });
}
