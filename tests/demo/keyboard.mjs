// The page without a mouse: the focus is on an element after each step.
import assert from "node:assert/strict";

async function journey(demo) {
  const { page } = demo;
  await demo.ready();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    await demo.focused(keys.join(" "));
  };
  const at = () => page.evaluate(() => document.activeElement?.getAttribute("role") ?? document.activeElement?.className);

  await press("t");
  assert.equal(await at(), "grid");
  await press("ArrowDown", "ArrowDown", "ArrowRight", "End", "Home", "PageDown", "k", "j");
  const active = await demo.grid.getAttribute("aria-activedescendant");
  assert.equal(active, "cell-22-0");
  assert.equal(await page.locator(`#${active}`).count(), 1, "the cell is in the document");
  await press("Control+c");
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).length > 2);

  // Enter opens a record; Esc restores the focus.
  await press("Enter");
  await demo.record.locator(".value-row").first().waitFor();
  await press("e");
  await demo.record.locator("form").waitFor();
  await press("Escape");
  await press("Escape");
  await demo.record.waitFor({ state: "detached" });
  assert.equal(await at(), "grid");

  // A filter, typed completely.
  await press("/");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("name");
  await press("Enter");
  await page.getByRole("form", { name: "Filter by Name" }).waitFor();
  await page.keyboard.type("Acacia");
  await press("Enter");
  await demo.settled();
  await demo.focused("the filter is set");
  assert.ok((await demo.names()).every((name) => name.includes("Acacia")));

  // The palette finds views and records.
  await press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("deals");
  await press("Enter");
  await page.waitForFunction(() => document.querySelector("h1").textContent === "Deals");
  await demo.settled();
  await demo.focused("in deals");
  await press("Control+k");
  await page.getByRole("combobox").fill("Acacia Anal");
  await page.getByRole("option", { name: /Acacia Analytics/ }).first().waitFor();
  await demo.check("palette");
  await press("Enter");
  await demo.record.getByRole("heading", { level: 2 }).waitFor();
  await press("Escape");

  // The list of keys, the wire, the views.
  await press("?");
  await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  await demo.check("shortcuts");
  await press("Escape");
  await press("Control+`");
  await page.getByRole("region", { name: "Calls" }).first().waitFor();
  await press("Control+`");
  await press("g", "t");
  await page.waitForFunction(() => document.querySelector("h1").textContent === "Tasks");
  await press("g", "c");
  await demo.settled();
  await press("r");
  await demo.settled();
  await demo.focused("ran again");

  // The focused element is visible.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "solid");
}

/** The cell that the keyboard is at is marked while the table has the focus, with colours of one's own too. */
async function marked(demo) {
  await demo.ready();
  const mark = () => demo.page.evaluate(() => {
    const { boxShadow, outlineStyle } = getComputedStyle(document.querySelector('[aria-rowindex="2"] [data-at="true"]'));
    return boxShadow !== "none" || outlineStyle !== "none";
  });
  assert.equal(await mark(), false, "nothing is marked before the table has the focus");
  await demo.grid.focus();
  assert.equal(await mark(), true);
}

export const tests = [
  { name: "keyboard: the whole way without a mouse", test: journey },
  { name: "keyboard: the cell it is at", test: marked },
  { name: "keyboard: the cell it is at, forced colours", test: marked, variant: "forced colours" },
];
