// Flows of a person, with each step measured.
import { idle, open, step } from "./measure.mjs";

const settled = (page) => async () => {
  await page.waitForTimeout(320);
  await idle(page);
};

/** Steps by name; `page` has just shown the answer to a query. */
function steps(page) {
  const settle = settled(page);
  return {
    "open the filters": [() => page.locator(".add-filter").click(), () => page.getByRole("combobox").waitFor()],
    "type an attribute": [() => page.getByRole("combobox").pressSequentially("name", { delay: 30 })],
    "choose it": [() => page.keyboard.press("Enter"), () => page.getByLabel("Value of Name").waitFor()],
    "type a value": [() => page.getByLabel("Value of Name").pressSequentially("an", { delay: 30 })],
    "set the filter": [() => page.keyboard.press("Enter"), settle],
    "remove it": [() => page.locator(".filter-chip-remove").click(), settle],
    "sort": [() => page.locator('[data-heading="name"]').click(), settle],
    "next page": [() => page.getByRole("button", { name: "Next 50" }).click(), () => idle(page)],
    "open the columns": [() => page.getByRole("button", { name: /^Columns/ }).click(), () => page.getByLabel("Search columns").waitFor()],
    "tick a column": [() => page.getByRole("checkbox", { name: "Description" }).check(), settle],
    "close the columns": [() => page.keyboard.press("Escape")],
    "open a record": [() => page.locator("[role=row]").nth(2).click(), () => page.locator(".value-row").first().waitFor()],
    "edit a value": [() => page.locator('.record [data-slug="name"] .value-button').click(), () => page.locator(".record form").waitFor()],
    "save it": [() => page.keyboard.press("Enter"), settle],
    "close the record": [() => page.getByRole("button", { name: "Close the record" }).click()],
    "open the wire": [() => page.locator(".wire-line").click(), () => page.locator(".call-line").first().waitFor()],
    "open a call": [() => page.locator(".call-line").first().click()],
    "close the wire": [() => page.locator(".wire-line").click()],
    "another object": [() => page.getByRole("link", { name: "People" }).click(), settle],
    "and back": [() => page.getByRole("link", { name: "Companies" }).click(), settle],
    "move by keys": [async () => { await page.locator("[role=grid]").focus(); for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press("PageDown"); }],
  };
}

async function worst(page) {
  const found = [];
  for (const [name, [act, settle]] of Object.entries(steps(page))) found.push({ name, ...(await step(page, act, settle)) });
  const by = (key) => found.toSorted((a, b) => b[key] - a[key])[0];
  return { interaction: by("interaction"), longest: by("longest") };
}

export async function flows(browser, address, { gate, rounds }) {
  const names = {};
  const found = await rounds(async () => {
    const { page, context } = await open(browser, address, { cpu: 4 });
    await page.waitForTimeout(1500);
    const { interaction, longest } = await worst(page);
    await context.close();
    (names.interaction ??= new Set()).add(interaction.name);
    (names.longest ??= new Set()).add(longest.name);
    return { interaction: interaction.interaction, longest: longest.longest };
  });
  for (const [key, title] of [["interaction", "worst interaction"], ["longest", "longest task"]]) {
    gate(`${title} of every flow, CPU 4 × (${[...names[key]].join("; ")})`, found[key], 100, "ms");
  }
}

/** All 10,000 companies: created, loaded, scrolled fast (one screen per frame), used. */
export async function tenThousand(browser, address, { gate, isShort, rounds }) {
  const found = await rounds(async () => {
    const { page, session, context } = await open(browser, address);
    await page.getByRole("button", { name: "All 10,000 companies" }).click();
    await page.waitForFunction(() => document.querySelector(".rail-foot").textContent.includes("10,000") && /1–50 shown|more,/.test(document.querySelector(".status-text").textContent), undefined, { timeout: 120_000 });
    const made = Date.now();
    await page.waitForFunction(() => /1–10,0\d\d shown.*all/.test(document.querySelector(".status-text").textContent), undefined, { timeout: 120_000 });
    const rows = Date.now() - made;
    const frames = await page.evaluate(framesOfScrolling);
    let interaction = 0;
    if (!isShort) {
      await page.locator("[role=grid]").evaluate((element) => element.scrollTo(0, 0));
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      const record = await step(page, () => page.locator("[role=row]").nth(3).click(), () => page.locator(".value-row").first().waitFor());
      const keys = await step(page, async () => { await page.locator("[role=grid]").focus(); for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press("PageDown"); });
      const wire = await step(page, () => page.locator(".wire-line").click(), () => page.locator(".call-line").first().waitFor());
      const filter = await step(page, () => page.locator(".add-filter").click(), () => page.getByRole("combobox").waitFor());
      interaction = Math.max(...[record, keys, wire, filter].map(({ interaction }) => interaction));
    }
    await context.close();
    return { rows, frame: Math.max(...frames), interaction };
  }, { rows: 2500, frame: 50, interaction: 100 });
  gate("10,000 rows, once the sandbox is made", found.rows, 2500, "ms");
  gate("longest frame while 10,000 rows scroll", found.frame, 50, "ms");
  if (!isShort) gate("worst interaction with 10,000 rows, CPU 4 ×", found.interaction, 100, "ms");
}

/** Runs in the page. */
function framesOfScrolling() {
  return new Promise((resolve) => {
    const grid = document.querySelector("[role=grid]");
    const took = [];
    let last = performance.now();
    let turn = 0;
    const next = (now) => {
      if (turn > 0) took.push(now - last);
      last = now;
      if ((turn += 1) > 120) return resolve(took);
      grid.scrollTop += 700;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
