#!/usr/bin/env node
// Makes the README's pictures of the demo page: `node tests/demo/pictures.mjs [folder]`. Check them before they are committed.
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { launch, openDemo, variants } from "./demo.mjs";
import { serveDemo } from "./server.mjs";

const folder = process.argv[2] ?? inRoot("docs", "pictures");

const pictures = {
  "demo-record": ["wide", async ({ page, grid, record }) => {
    await grid.locator('[aria-rowindex="4"] [data-column="3"]').click();
    await record.locator(".value-row").nth(8).waitFor();
    await page.keyboard.press("Control+`");
    await page.locator(".call-line").nth(5).waitFor();
  }],
  "demo-filter": ["wide, dark", async (demo) => {
    await demo.addFilter("Lifecycle", "is any of", ["Customer"]);
    for (let turn = 0; turn < 2; turn += 1) {
      await demo.grid.locator('[data-heading="annual_revenue"]').click();
      await demo.settled();
    }
    await demo.chips.locator(".add-filter").click();
    await demo.page.getByRole("combobox").waitFor();
  }],
  "demo-phone": ["phone", async () => {}],
};

const server = await serveDemo();
const browser = await launch();
for (const [name, [variant, prepare]] of Object.entries(pictures)) {
  const demo = await openDemo(browser, server.address, variants[variant]);
  await demo.ready();
  await prepare(demo);
  // Names and colours that are looked up come after the rows.
  await demo.pause(1500);
  await demo.page.screenshot({ path: join(folder, `${name}.png`) });
  await demo.close();
  console.log(`✔ ${name}.png`);
}
await browser.close();
await server.close();
