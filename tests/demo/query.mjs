// A query from the first view to the last row.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

/** The page's workspace, read without the page. */
export const expected = new AttioClient({ apiKey: "k", fetch: createSandbox().fetch, requestsPerSecond: null });
export const nameOf = (row) => row.name;

async function opens(demo) {
  await demo.ready();
  const { data } = await expected.records.rows("companies", { limit: 50 });
  const names = await demo.names();
  assert.ok(names.length >= 22, `${names.length} rows are in sight`);
  assert.deepEqual(names, data.slice(0, names.length).map(nameOf));
  assert.match(await demo.status.textContent(), /^1–50 shown · 50 rows in /);
  assert.ok((await demo.grid.getByRole("columnheader").count()) >= 8, "eight columns");
  const shift = await demo.page.evaluate(() => globalThis.layoutShift);
  assert.ok(shift <= 0.01, `the page moved by ${shift} while it opened`);
  assert.deepEqual([...demo.origins], [demo.address], "nothing leaves the page's own origin");
}

async function filtersAndSorts(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.addFilter("Name", "contains", ["an"]);
  await demo.addFilter("Lifecycle", "is none of", ["Churned"]);
  await demo.focused("a filter was set");
  // A heading sorts; a second click reverses the order.
  const heading = demo.grid.locator('[data-heading="annual_revenue"]');
  await heading.click();
  await demo.settled();
  await heading.click();
  await demo.settled();
  const query = { filter: { $and: [{ name: { $contains: "an" } }, { $not: { lifecycle: { $eq: "Churned" } } }] }, sorts: [{ direction: "desc", attribute: "annual_revenue" }], limit: 50 };
  const { data } = await expected.records.rows("companies", query);
  const names = await demo.names();
  assert.deepEqual(names, data.slice(0, names.length).map(nameOf));
  await demo.check("filtered");

  // Export of the whole, and of the shown rows.
  const all = await expected.records.rows("companies", { ...query, limit: undefined }).toArray();
  for (const [item, count] of [["CSV, all of the query", all.length], [/^CSV, these/, Math.min(50, all.length)], ["NDJSON, all of the query", all.length]]) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
    assert.equal(lines.length - (String(item).includes("NDJSON") ? 0 : 1), count, String(item));
    await demo.focused(`export ${item}`);
  }

  // As JSON, edited both ways; a group of alternatives.
  await page.locator(".group-word").first().click();
  await page.getByLabel("any of these").check();
  await page.keyboard.press("Escape");
  await demo.settled();
  const either = await expected.records.rows("companies", { ...query, filter: { $or: query.filter.$and } });
  assert.deepEqual(await demo.names(), either.data.slice(0, (await demo.names()).length).map(nameOf));

  // Removing a filter moves the focus to the next one.
  for (let left = await page.locator(".filter-chip-remove").count(); left > 0; left -= 1) {
    await page.locator(".filter-chip-remove").first().click();
    await demo.focused("a filter was removed");
  }
}

async function pages(demo) {
  const { page } = demo;
  await demo.ready();
  await page.getByRole("button", { name: "Next 50" }).click();
  await demo.focused("next page");
  await page.waitForFunction(() => document.querySelector(".status-text").textContent.startsWith("1–100"));
  await page.getByRole("button", { name: "Load all" }).click();
  await demo.focused("load all");
  await page.waitForFunction(() => document.querySelector(".status-text").textContent.includes("· all"));
  assert.match(await demo.status.textContent(), /^1–320 shown/);
  // Only visible rows are in the document.
  assert.ok((await demo.grid.getByRole("row").count()) < 60);
  // The last row is the workspace's last.
  await demo.grid.focus();
  await page.keyboard.press("Control+End");
  const all = await expected.records.rows("companies").toArray();
  await page.waitForFunction((name) => [...document.querySelectorAll(".name-text")].at(-1)?.textContent === name, nameOf(all.at(-1)));
  // Another query starts at its beginning.
  await demo.grid.locator('[data-heading="name"]').click();
  await demo.settled();
  assert.equal(await demo.grid.evaluate((element) => element.scrollTop), 0);
}

async function nothingFits(demo) {
  await demo.ready();
  await demo.addFilter("Name", "is", ["no company is called this"]);
  await demo.page.getByText("Nothing fits these filters").waitFor();
  await demo.check("empty");
  await demo.page.getByRole("button", { name: "Remove the filters" }).click();
  await demo.focused("filters removed");
  await demo.settled();
  assert.ok((await demo.names()).length > 20);
}

async function places(demo) {
  await demo.ready();
  for (const name of ["People", "Deals", "Users", "Workspaces", "Sales pipeline", "Recruiting", "Tasks", "Notes", "Meetings", "Members"]) {
    await demo.go(name);
    assert.ok((await demo.names()).length > 0, name);
    await demo.check(name);
  }
}

async function columns(demo) {
  const { page } = demo;
  await demo.ready();
  const titles = () => demo.grid.locator(".heading-text").allTextContents();
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByLabel("Search columns").fill("descr");
  await page.getByRole("checkbox", { name: "Description" }).check();
  await demo.check("columns");
  await page.keyboard.press("Escape");
  await demo.focused("columns closed");
  await demo.settled();
  await page.getByRole("button", { name: "Columns 10" }).waitFor();
  // Filters are kept whatever the answer: without rows, after a reload, and on coming back.
  await demo.addFilter("Name", "is", ["nobody"]);
  assert.ok((await titles()).length > 7);
  await demo.revisit();
  await page.getByRole("button", { name: "Columns 10" }).waitFor();
}

/** A heading's menu: pinning and hiding a column, both of which are kept. */
async function headings(demo) {
  const { page } = demo;
  await demo.ready();
  const titles = () => demo.grid.locator(".heading-text").allTextContents();
  const before = await titles();
  await demo.grid.locator('[data-heading="domains"]').click({ button: "right" });
  await demo.button("Pin at the left").waitFor();
  await demo.check("heading's menu");
  await demo.button("Pin at the left").click();
  await demo.focused("pinned");
  assert.equal((await titles())[0], "Domains");
  // By keyboard.
  for (const key of ["Control+ArrowUp", "ArrowUp", "End", "Alt+ArrowDown"]) await page.keyboard.press(key);
  await demo.button("Hide").click();
  await demo.settled();
  const after = await titles();
  assert.ok(after.length < before.length || !after.includes(before.at(-1)));
  await demo.revisit();
  assert.deepEqual(await titles(), after, "kept for the next visit");
}

/** Counts of each option; a click filters by it. */
async function facets(demo) {
  const { page } = demo;
  await demo.ready();
  await page.getByRole("button", { name: "Load all" }).click();
  await page.waitForFunction(() => document.querySelector(".status-text").textContent.includes("· all"));
  await demo.button("Facets").click();
  const section = page.getByRole("region", { name: "Lifecycle" });
  const all = await expected.records.rows("companies", {}).toArray();
  const counts = new Map();
  for (const row of all) counts.set(row.lifecycle, [...(counts.get(row.lifecycle) ?? []), row]);
  for (const line of await section.getByRole("button").all()) {
    const [title, count] = [await line.locator(".chip").textContent(), await line.locator(".facet-count").textContent()];
    assert.equal(Number(count), counts.get(title).length, title);
  }
  await demo.check("facets");
  await section.getByRole("button", { name: /^Trial/ }).click();
  await demo.settled();
  await demo.chips.locator(".filter-chip", { hasText: "Lifecycle is Trial" }).waitFor();
  assert.ok((await demo.names()).every((name, at) => name === counts.get("Trial")[at].name));
  await section.getByRole("button", { name: /^Trial/ }).click();
  await demo.settled();
  assert.equal(await page.locator(".filter-chip").count(), 0, "a second click takes it back");
}

/** An option's colour depends on its id: the same in table, list and record, and kept after renaming. */
async function hues(demo) {
  const { page } = demo;
  await demo.ready();
  const hueIn = (place, title) => place.locator(".chip", { hasText: title }).first().evaluate((chip) => getComputedStyle(chip).getPropertyValue("--hue"));
  await page.waitForFunction(() => document.querySelector('.chip[data-known="true"]'));
  const title = await demo.grid.locator('[data-type="select"] .chip').first().textContent();
  const there = await hueIn(demo.grid, title);
  assert.match(there, /^\d+$/);
  const slug = await demo.grid.evaluate((grid) => grid.querySelector('[data-type="select"] .chip').closest("[data-column]").dataset.column);
  const heading = demo.grid.locator(`#cell--1-${slug} [data-heading]`);
  const attribute = await heading.getAttribute("data-heading");
  await demo.grid.locator("[role=row]:not(.head)").filter({ hasText: title }).first().click();
  await demo.record.locator(`[data-slug="${attribute}"] .chip`).first().waitFor();
  assert.equal(await hueIn(demo.record.locator(`[data-slug="${attribute}"]`), title), there);
}

async function raw(demo) {
  await demo.ready();
  await demo.page.getByRole("button", { name: "Raw" }).click();
  await demo.page.getByRole("button", { name: "Copy the body" }).click();
  const body = JSON.parse(await demo.page.evaluate(() => navigator.clipboard.readText()));
  const { data } = await expected.records.query("companies", { limit: 50 });
  assert.deepEqual(body.data.map(({ id }) => id.record_id), data.map(({ id }) => id.record_id));
  await demo.check("raw");
}

/** The visitor's own measurements, shown as they come. */
async function measured(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.button("Measure here").click();
  const dialog = page.getByRole("dialog", { name: "Measured here" });
  await dialog.getByText("Medians of 15 rounds").waitFor({ timeout: 60_000 });
  assert.match(await dialog.textContent(), /500 people/);
  for (const way of ["response.json()", "records.query", "records.rows"]) {
    assert.match(await dialog.getByRole("listitem").filter({ hasText: way }).locator(".mono").last().textContent(), /^\d+\.\d ms$/);
  }
  await demo.check("measured");
  await dialog.getByRole("button", { name: "Close" }).click();
  await demo.focused("measured");
}

/** The workspace's types, as the package generates them. */
async function types(demo) {
  const { page } = demo;
  await demo.ready();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("attio.d.ts");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(download.suggestedFilename(), "attio.d.ts");
  assert.match(await readFile(await download.path(), "utf8"), /companies[\s\S]+sales_pipeline/);
  await demo.focused("types downloaded");
}

export const flows = [
  { name: "query: opens with 50 companies", flow: opens },
  { name: "query: filters, sorts, groups, exports", flow: filtersAndSorts },
  { name: "query: pages, and all of it", flow: pages },
  { name: "query: nothing fits", flow: nothingFits },
  { name: "query: every place", flow: places },
  { name: "query: raw", flow: raw },
  { name: "query: facets", flow: facets },
  { name: "query: colours of options", flow: hues },
  { name: "query: columns", flow: columns },
  { name: "query: a heading's menu", flow: headings },
];

export const tests = [
  { name: "query: the workspace's types", test: types },
  { name: "query: measured here", test: measured },
];
