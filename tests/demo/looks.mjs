// Every size and colour scheme: no violation for axe, and no overflow.
import { variants } from "./demo.mjs";

async function looks(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.check("opened");
  const isPhone = (page.viewportSize()?.width ?? 0) < 640;
  await demo.chips.locator(".add-filter").click();
  await page.getByRole("combobox").waitFor();
  await demo.check("add filter");
  await page.getByRole("combobox").fill("name");
  await page.getByRole("option").first().click();
  await page.getByLabel("Value of Name").fill("an");
  await demo.check("condition");
  await demo.button("Set filter").click();
  await demo.settled();
  await demo.check("filtered");
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.locator(".value-row").first().waitFor();
  await demo.check("record");
  await demo.button(isPhone ? "Back" : "Close the record").click();
  if (isPhone) await page.locator(".foot").getByRole("button", { name: "Wire" }).click();
  else await demo.wire.click();
  await page.getByRole("region", { name: "Calls" }).first().waitFor();
  await demo.check("wire");
}

export const tests = Object.keys(variants).map((variant) => ({ name: `looks: ${variant}`, test: looks, variant }));
