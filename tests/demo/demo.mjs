// The demo page in a browser.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch as launchQuiet, looksRight } from "../chromium.mjs";

export const launch = () => launchQuiet("--js-flags=--expose-gc");

const at = (width, height, colorScheme, more = {}) => ({ viewport: { width, height }, colorScheme, ...more });
const touch = { hasTouch: true, isMobile: true };

/** Sizes and colour schemes that the page is tested with. */
export const variants = {
  wide: at(1440, 900, "light"),
  "wide, dark": at(1440, 900, "dark"),
  tablet: at(768, 1024, "light"),
  "tablet, dark": at(768, 1024, "dark"),
  phone: at(360, 740, "light", touch),
  "phone, dark": at(360, 740, "dark", touch),
  "forced colours": at(1440, 900, "light", { forcedColors: "active" }),
};

/** Opens the page in a browser context of its own. */
export async function openDemo(browser, address, variant, { path = "/", name = "page", backEnd } = {}) {
  const context = await browser.newContext({ ...variant, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const origins = new Set();
  page.on("request", (request) => /^https?:/.test(request.url()) && origins.add(new URL(request.url()).origin));
  // Sum of layout shifts that the person did not cause.
  await page.addInitScript(() => {
    globalThis.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  // A session, which some proxies want.
  await context.addCookies([{ name: "session", value: "of-a-person", url: address }]);
  await page.goto(address + path);
  return new Demo(page, context, problems, name, address, origins, path, backEnd);
}

class Demo {
  #shots = 0;
  #agreeing;

  constructor(page, context, problems, name, address, origins, path, backEnd) {
    Object.assign(this, { page, context, problems, name, address, origins, path, backEnd });
    this.grid = page.getByRole("grid");
    this.status = page.locator(".status-text");
    this.chips = page.locator(".bar-query");
    this.wire = page.locator(".wire-line");
    this.alert = page.locator(".table-area").getByRole("alert");
    this.record = page.locator("aside.record");
    this.dialog = page.getByRole("dialog").filter({ visible: true });
  }

  /** The names in the visible rows of the table. */
  names = () => this.grid.locator("[role=row]:not(.head) .name-text").allTextContents();

  /** Waits until the answer to the last query is shown. */
  async ready() {
    await this.page.waitForFunction(() => {
      const grid = document.querySelector("[role=grid]");
      return document.documentElement.dataset.ready !== undefined && grid?.getAttribute("aria-busy") === "false" && (grid.querySelector("[role=row]:not(.head)") || document.querySelector(".empty"));
    });
  }

  /** Goes to the back end, in a page that has just been loaded. */
  async arrive() {
    await this.backEnd.arrive(this);
    if (this.backEnd.path !== "/") this.agreeToWrite();
  }

  /** Loads the page again, with the view that it shows, and goes to its back end. */
  async revisit() {
    const { page } = this;
    const hash = await page.evaluate(() => location.hash);
    // In a document that is open, another fragment alone loads nothing.
    await page.goto("about:blank");
    const isToken = this.path.includes("#");
    await page.goto(this.address + this.path + (isToken ? "" : hash));
    await this.arrive();
    if (!isToken) return;
    await page.evaluate((hash) => (location.hash = hash), hash);
    await this.settled();
  }

  /** Presses the button of the question that the first write of a visit to a real workspace asks, whenever it comes. */
  agreeToWrite() {
    this.#agreeing ??= this.button("Write to it").click({ timeout: 0 }).catch(() => {}).finally(() => (this.#agreeing = undefined));
  }

  /** The companies as a flow finds them, in a page that another one has used. */
  async home() {
    const { page } = this;
    for (let open = await this.dialog.count(); open > 0; open -= 1) await page.keyboard.press("Escape");
    if ((await page.locator(".wire").getAttribute("data-open")) === "true") await page.keyboard.press("Control+`");
    const raw = page.getByRole("button", { name: "Raw", pressed: true });
    if (await raw.count()) await raw.click();
    await page.evaluate(() => {
      getSelection()?.empty();
      location.hash = "#/companies";
    });
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "Companies" && !document.querySelector(".filter-chip, [aria-sort], aside.record"));
    await this.settled();
  }

  /** By the page's own clock: on a busy machine its timers are late, and this one after them. */
  pause = (ms) => this.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), ms);

  /** Waits until the query that a change causes is answered. */
  async settled() {
    await this.pause(320);
    await this.ready();
  }

  button = (name) => this.page.getByRole("button", { name, exact: true });

  /** Adds a filter with the keyboard. */
  async addFilter(attribute, operator, values = []) {
    const { page } = this;
    await this.chips.locator(".add-filter").click();
    await page.getByRole("combobox").fill(attribute);
    await page.getByRole("option").filter({ hasText: new RegExp(`^${attribute}`) }).first().click();
    const form = page.getByRole("form", { name: /^Filter by/ });
    await form.getByLabel("Operator").selectOption({ label: operator });
    for (const [at, value] of values.entries()) {
      const option = form.getByRole("option", { name: value, exact: true });
      const input = form.locator("input.input, textarea");
      // Options may have to be read first.
      await input.first().waitFor();
      if (await form.getByRole("combobox", { name: /^Value of/ }).count()) {
        await form.getByRole("combobox", { name: /^Value of/ }).fill(value);
        await form.locator(".picker [role=option]").filter({ hasNotText: value }).first().waitFor({ state: "detached" });
        await option.first().click();
      } else await input.nth(at).fill(value);
    }
    await form.getByRole("button", { name: "Set filter" }).click();
    await this.settled();
  }

  async go(name) {
    await this.page.locator(".rail").getByRole("link", { name, exact: true }).click();
    await this.page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, name);
    await this.ready();
  }

  /** Checks that the focus is on an existing element after every action. */
  async focused(moment) {
    await this.pause(120);
    const tag = await this.page.evaluate(() => document.activeElement?.tagName);
    assert.notEqual(tag, "BODY", `${moment}: the focus is nowhere`);
  }

  /** Checks that axe finds no violation and nothing overflows horizontally, and saves a screenshot. */
  async check(moment) {
    // All back ends show the same.
    if (this.isReused) return;
    await this.pause(80);
    await looksRight(this.page, moment);
    await this.shoot(moment);
  }

  /** A snapshot of the page's heap, after collections. Workers have heaps of their own. */
  async heap() {
    const session = await this.context.newCDPSession(this.page);
    for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
    let text = "";
    session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => (text += chunk));
    await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
    await session.detach();
    return text;
  }

  /** Saves a screenshot: `SCREENSHOTS=folder node tests/demo/run.mjs` */
  async shoot(moment) {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    this.#shots += 1;
    const file = `${this.name} ${this.#shots} ${moment}`.replaceAll(/[^\w]+/g, "-");
    await this.page.screenshot({ path: join(folder, `${file}.png`) });
  }

  async close() {
    await this.context.close();
  }
}
