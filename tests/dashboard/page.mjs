// The dashboard in a browser.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { looksRight } from "../chromium.mjs";

export { launch } from "../chromium.mjs";

const at = (width, height, colorScheme, more = {}) => ({ viewport: { width, height }, colorScheme, ...more });
const touch = { hasTouch: true, isMobile: true };
export const variants = {
  wide: at(1440, 1000, "light"),
  "wide, dark": at(1440, 1000, "dark"),
  tablet: at(820, 1180, "light"),
  phone: at(360, 740, "light", touch),
  "phone, dark": at(360, 740, "dark", touch),
  "forced colours": at(1440, 1000, "light", { forcedColors: "active" }),
};

/** Opens an address in a browser context of its own; `heard` collects everything that the page receives. */
export async function open(browser, url, variant = variants.wide) {
  const context = await browser.newContext({ ...variant, locale: "en-GB", timezoneId: "Europe/London", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems = [];
  const heard = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("response", (response) => {
    if (!/event-stream/.test(response.headers()["content-type"] ?? "")) response.text().then((text) => heard.push(text), () => {});
  });
  await page.goto(url);
  return { page, context, problems, heard };
}

/** Waits until every part has its content. */
export async function settled(page) {
  await page.locator(".figures dd").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".skeleton, [aria-busy=true]") === null);
}

/** Checks that axe finds no violation and nothing overflows horizontally, and saves a screenshot. */
export async function check(page, moment) {
  await looksRight(page, moment);
  await shoot(page, moment);
}

/** Saves a screenshot: `SCREENSHOTS=folder node tests/dashboard/run.mjs` */
async function shoot(page, moment) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${moment.replaceAll(/[^\w]+/g, "-")}.png`) });
}

export const companies = (page) => page.getByRole("region", { name: "Companies", exact: true });
export const tasks = (page) => page.getByRole("region", { name: "Due tasks" });
export const names = (page) => companies(page).locator("tbody th a").allTextContents();
export const figure = (page, name) => page.locator(".figure", { hasText: name }).locator("dd");
