// The demo page in a browser, as a person has it in front of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../../tools/setup/chromium.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// --no-sandbox: Chromium refuses to start as root otherwise, and it loads nothing but our own page.
const flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const launch = async () => chromium.launch({ executablePath: await findChromium(), args: flags.split(" ") });

const DESKTOP = { viewport: { width: 1360, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Screens and colour schemes that the page is viewed with. */
export const variants = {
  "desktop, light": { ...DESKTOP, colorScheme: "light" },
  "desktop, dark": { ...DESKTOP, colorScheme: "dark" },
  "phone, light": { ...PHONE, colorScheme: "light" },
  "phone, dark": { ...PHONE, colorScheme: "dark" },
};

/** Opens the page in a browser context of its own. */
export async function openDemo(browser, address, variant, { path = "/", name = "page" } = {}) {
  const context = await browser.newContext({ ...variant, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  // How far things have moved that the person did not move.
  await page.addInitScript(() => {
    globalThis.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address + path);
  return new Demo(page, context, problems, name);
}

class Demo {
  #shots = 0;

  constructor(page, context, problems, name) {
    Object.assign(this, { page, context, problems, name });
    this.connections = page.getByRole("region", { name: "Connections" });
    this.query = page.getByRole("form", { name: "Query" });
    this.results = page.getByRole("region", { name: "Results" });
    this.alert = page.getByRole("alert");
  }

  connection = (status) => this.connections.getByRole("listitem").filter({ hasText: status });
  filter = (number) => this.query.getByRole("group", { name: `Filter ${number}`, exact: true });
  tab = (name) => this.results.getByRole("tab", { name }).click();
  summary = () => this.results.getByText(/\d+ records? in /).textContent();
  /** The names in the table, as they can be read. */
  names = () => this.results.locator("tbody th .record-label").allTextContents();

  async ready() {
    await this.results.locator("tbody tr").first().waitFor();
  }

  /** Fills in a filter row; `value` is typed, or chosen where there is a choice. */
  async addFilter(number, attribute, operator, value) {
    await this.query.getByRole("button", { name: "Add filter" }).click();
    const row = this.filter(number);
    await row.getByLabel("Attribute", { exact: true }).selectOption({ label: attribute });
    await row.getByLabel("Operator").selectOption({ label: operator });
    if (value === undefined) return;
    const input = row.getByLabel(`Value of ${attribute}`);
    if ((await input.evaluate((element) => element.tagName)) === "SELECT") await input.selectOption({ label: value });
    else await input.fill(value);
  }

  async addSort(attribute, direction) {
    await this.query.getByRole("button", { name: "Add sort" }).click();
    await this.query.getByLabel("Sort attribute").last().selectOption({ label: attribute });
    await this.query.getByLabel("Direction").last().selectOption({ label: direction });
  }

  /** Runs the query and waits for what comes of it. */
  async run() {
    await this.query.getByRole("button", { name: "Run query" }).click();
    await this.page.waitForFunction(() => document.querySelector(".results")?.getAttribute("aria-busy") === "false");
  }

  /** Nothing that axe knows may be wrong, and nothing may stick out at the side. */
  async check(moment) {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`));
    assert.deepEqual(found, [], `axe, ${moment}`);
    const [content, width] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= width, `${moment}: the page is ${content} px wide in a window of ${width} px`);
    await this.#shoot(moment);
  }

  /** To look at: `SCREENSHOTS=folder node tests/browser/run.mjs` */
  async #shoot(moment) {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    this.#shots += 1;
    const file = `${this.name} ${this.#shots} ${moment}.png`.replaceAll(/[^\w.]+/g, "-");
    await this.page.screenshot({ path: join(folder, file), fullPage: true });
  }

  async close() {
    await this.context.close();
  }
}
