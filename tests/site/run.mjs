#!/usr/bin/env node
// The guide's website in Chromium: links, axe, search, size and loading time of a chapter.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../tools/command.mjs";
import { inRoot, scratch } from "../../tools/paths.mjs";
import { launch, looksRight } from "../chromium.mjs";
import { load } from "../machine.mjs";
import { documents } from "../readme/documents.mjs";
import { serveSite } from "./served.mjs";

const LCP_MS = 1_000;
const CLS = 0.01;
const CHAPTER_KB = 150;

const folder = join(scratch, "site");
const built = await run(process.execPath, [inRoot("tools", "site.mjs"), "--guide", `--out=${folder}`], { quiet: true });
if (built.code !== 0) {
  console.log(`${built.text}\n0 passed, 1 failed`);
  process.exit(1);
}
const site = await serveSite(folder);
const browser = await launch();
const chapters = [...documents().keys()].filter((path) => path.startsWith("docs/guide/")).map((path) => path.slice("docs/guide/".length, -".md".length).replace("README", "index"));

/** A page in a context of its own, and its errors. */
async function open(path, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => new URL(request.url()).origin !== site.address && problems.push(`a request to ${request.url()}`));
  await prepare(page, context);
  await page.goto(`${site.address}/${path}.html`);
  return { page, context, problems };
}

const tests = {
  "every chapter passes axe in light and dark, does not overflow, and requests no other server": async () => {
    for (const [look, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 360, height: 740 } } })) {
      const { page, context, problems } = await open("index", options);
      // Dark and on a phone only some of them, since they share their components.
      for (const chapter of look === "light" ? chapters : ["index", "start", "values", "dashboard"]) {
        await page.goto(`${site.address}/${chapter}.html`);
        await page.locator(".vp-doc h1").waitFor();
        await looksRight(page, `${chapter}, ${look}`);
        if (process.env.SCREENSHOTS) {
          mkdirSync(process.env.SCREENSHOTS, { recursive: true });
          await page.screenshot({ path: join(process.env.SCREENSHOTS, `${look}-${chapter}.png`) });
        }
      }
      await context.close();
      assert.deepEqual(problems, []);
    }
  },

  "every link and anchor is valid": async () => {
    const { page, context } = await open("index");
    const pages = new Map();
    for (const chapter of chapters) {
      await page.goto(`${site.address}/${chapter}.html`);
      pages.set(`/${chapter}.html`, await page.evaluate(() => ({ ids: [...document.querySelectorAll("[id]")].map(({ id }) => id), links: [...document.querySelectorAll("a[href]")].map((link) => link.href) })));
    }
    await context.close();
    const wrong = [];
    for (const [from, { links }] of pages) {
      for (const link of links) {
        const { origin, pathname, hash } = new URL(link);
        // `npm run site` adds the reference and the demo page.
        if (origin !== site.address || /^\/(api|demo)\/index\.html$/.test(pathname)) continue;
        const to = pathname === "/" ? "/index.html" : pathname;
        const target = pages.get(to);
        if (!target && !site.names.includes(to.slice(1))) wrong.push(`${from} → ${link}`);
        else if (target && hash && !target.ids.includes(decodeURIComponent(hash.slice(1)))) wrong.push(`${from} → ${link}`);
      }
    }
    assert.deepEqual(wrong, []);
  },

  "search finds a chapter without another server": async () => {
    const { page, context, problems } = await open("index");
    await page.getByRole("button", { name: /Search/ }).first().click();
    await page.locator("#localsearch-input").fill("waitUntilActive");
    const result = page.locator(".VPLocalSearchBox .result").first();
    await result.waitFor();
    await result.click();
    await page.waitForFunction(() => /waitUntilActive/.test(document.querySelector(".vp-doc")?.textContent) && !document.querySelector(".VPLocalSearchBox") && location.pathname !== "/index.html");
    await context.close();
    assert.deepEqual(problems, []);
  },

  [`a chapter at 4 × CPU: LCP ≤ ${LCP_MS} ms, CLS ≤ ${CLS}, ≤ ${CHAPTER_KB} kB`]: async () => {
    const figures = [];
    for (const chapter of ["start", "values", "dashboard"]) {
      const runs = [];
      // The best of at most three, since a busy machine has single slow runs.
      do {
        site.sizes.clear();
        const { page, context } = await open(chapter, {}, async (page, context) => {
          const session = await context.newCDPSession(page);
          await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
          await page.addInitScript(() => {
            globalThis.seen = { lcp: 0, cls: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => (globalThis.seen.lcp = startTime))).observe({ type: "largest-contentful-paint", buffered: true });
            new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput, sources }) => !hadRecentInput && ((globalThis.seen.cls += value), (globalThis.seen.moved ??= []).push(...sources.map(({ node, previousRect, currentRect }) => `${node?.className ?? node?.nodeName} ${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`))))).observe({ type: "layout-shift", buffered: true });
          });
        });
        await page.waitForLoadState("load");
        await page.waitForFunction(() => globalThis.seen.lcp > 0);
        await page.waitForTimeout(1_000);
        runs.push({ ...(await page.evaluate(() => globalThis.seen)), kB: [...site.sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000 });
        await context.close();
      } while (runs.length < 3 && Math.min(...runs.map(({ lcp }) => lcp)) > LCP_MS);
      const least = (key) => Math.min(...runs.map((run) => run[key]));
      figures.push({ chapter, lcp: least("lcp"), cls: least("cls"), kB: least("kB"), moved: runs[0].moved });
    }
    for (const { chapter, lcp, cls, kB } of figures) console.log(`    ${chapter}: LCP ${lcp.toFixed(0)} ms, CLS ${cls.toFixed(4)}, ${kB.toFixed(1)} kB`);
    const busy = load();
    for (const { chapter, lcp, cls, kB, moved } of figures) {
      // Times may be longer on a busy machine; sizes and shifts may not.
      assert.ok(lcp <= LCP_MS * 2 * busy, `${chapter}: LCP ${lcp} ms, the machine ${busy.toFixed(1)} × slower than alone`);
      assert.ok(cls <= CLS, `${chapter}: CLS ${cls}, moved: ${moved}`);
      assert.ok(kB <= CHAPTER_KB, `${chapter}: ${kB} kB`);
    }
  },

  "llms.txt links every chapter, and llms-full.txt contains them and the common mistakes": () => {
    const read = (name) => readFileSync(join(folder, name), "utf8");
    const short = read("llms.txt");
    const linked = [...new Set([...short.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path))].filter((path) => !/^https:/.test(path));
    assert.deepEqual(linked.filter((path) => !site.names.includes(path)), []);
    assert.deepEqual(linked.map((path) => path.replace(".md", "")).sort(), chapters.filter((name) => name !== "index").sort());
    const full = read("llms-full.txt");
    for (const [path, text] of documents()) if (/^docs\/guide\/(?!README)/.test(path)) assert.ok(full.includes(text), `${path} is in llms-full.txt`);
    for (const fact of [/no timestamp in the signature/i, /comment has exactly one target/, /`full_name`/, /There is no `\$neq`/, /matching_attribute/]) assert.match(full, fact);
    for (const fact of [/signs no timestamp/, /comment has exactly one target/, /`full_name`/, /There is no `\$neq`/, /matching_attribute/]) assert.match(short, fact);
  },
};

const asked = process.argv.slice(2).join(" ");
let passed = 0;
let failed = 0;
try {
  for (const [name, test] of Object.entries(tests).filter(([name]) => name.includes(asked))) {
    const since = performance.now();
    try {
      await test();
      passed += 1;
      console.log(`✔ ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
    }
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
