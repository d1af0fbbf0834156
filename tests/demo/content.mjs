// Unusual content of a workspace, and missing content, at three widths, with screenshots to look at.
import assert from "node:assert/strict";
import { LONG, NAMES } from "./server.mjs";

const WIDTHS = [[1440, 900], [768, 1024], [360, 740]];

/** At every width: no violation for axe, and no overflow. */
async function atEveryWidth(demo, moment) {
  for (const [width, height] of WIDTHS) {
    await demo.page.setViewportSize({ width, height });
    await demo.page.waitForTimeout(150);
    await demo.check(`${moment} ${width}`);
  }
  await demo.page.setViewportSize({ width: 1440, height: 900 });
}

const agree = async (demo) => {
  await demo.button("Send them there").click();
  await demo.ready();
};

async function nothing(demo) {
  const { page } = demo;
  await agree(demo);
  await page.getByText("There is nothing here yet").waitFor();
  assert.ok((await demo.grid.getByRole("columnheader").count()) >= 8, "the columns are there");
  await atEveryWidth(demo, "empty workspace");
  for (const place of ["People", "Deals", "Sales pipeline", "Tasks"]) {
    await demo.go(place);
    await page.getByText("There is nothing here yet").waitFor();
  }
  await demo.check("no tasks");
}

async function odd(demo) {
  const { page, record } = demo;
  await agree(demo);
  const names = await demo.names();
  for (const name of NAMES) assert.ok(names.some((it) => it === name.replace("\n", " ⏎ ")), `${name} is in the table`);
  // Right-to-left text begins at the right and is cut off at its own end.
  const cell = demo.grid.locator(".name-text", { hasText: "שלום" }).first();
  assert.equal(await cell.evaluate((it) => getComputedStyle(it).direction), "rtl");
  await atEveryWidth(demo, "names");
  // An attribute of an unknown type is shown, but not editable or filterable, and nothing breaks.
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByLabel("Search columns").fill("descr");
  await page.getByRole("checkbox", { name: "Description" }).check();
  await page.keyboard.press("Escape");
  await demo.settled();
  assert.equal(await demo.alert.count(), 0);
  await demo.grid.getByText(LONG.slice(0, 20)).first().click();
  await record.locator('[data-slug="description"]').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo.check("record of a long name");
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.check("record of a long name, phone");
  // Without permission for notes, the missing scope is named, and the rest of the record is shown.
  await record.getByRole("tab", { name: "Notes" }).click();
  await record.getByRole("alert").getByText("The connection may not do this").waitFor();
  await demo.check("no permission for notes");
  await record.getByRole("tab", { name: "Tasks" }).click();
  await record.getByRole("form", { name: "New task" }).waitFor();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1440, height: 900 });
  // A meeting without a title has a heading all the same.
  await demo.go("Meetings");
  await demo.grid.locator('[aria-rowindex="2"]').click();
  await record.getByRole("heading", { name: "Untitled" }).waitFor();
}

export const tests = [
  { name: "proxy: an empty workspace", test: nothing, path: "/?base=/api/empty" },
  { name: "proxy: long names, names from the right, a type that is new, no permission", test: odd, path: "/?base=/api/odd", allowed: /403/ },
];
