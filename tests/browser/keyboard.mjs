// The page without a mouse.
import assert from "node:assert/strict";

export async function keyboard(demo) {
  const { page, query, results } = demo;
  await demo.ready();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim());

  // A new row has the focus; removing it gives the focus to where it came from.
  await query.getByRole("button", { name: "Add filter" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "Attribute");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Operator");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Acacia");
  // From inside a field the query runs by Enter, and by Ctrl and Enter.
  await page.keyboard.press("Control+Enter");
  await results.getByText(/\d+ records? in/).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".record-label")].every((it) => it.textContent.includes("Acacia")));
  await query.getByRole("button", { name: "Remove filter 1" }).press("Enter");
  assert.equal(await focused(), "Add filter");

  // Tabs are one stop, and arrows move between them.
  await results.getByRole("tab", { name: "Table" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await results.getByRole("tab", { selected: true }).textContent(), "JSON");
  await page.keyboard.press("End");
  assert.equal(await results.getByRole("tab", { selected: true }).textContent(), "Requests");
  await page.keyboard.press("Home");
  assert.equal(await focused(), "Table");

  // A dialog keeps the focus, closes on Escape, and gives it back.
  await demo.connections.getByRole("button", { name: /^Delete connection/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await focused(), "Keep it");
  await page.keyboard.press("Escape");
  assert.match(await focused(), /^Delete connection/);

  // The focused element is visible.
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");

  // A row that is not filled in keeps the query from running.
  await query.getByRole("button", { name: "Add filter" }).press("Enter");
  await query.getByRole("button", { name: "Run query" }).press("Enter");
  assert.equal(await focused(), "Value of Name");
}
