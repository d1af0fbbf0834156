// Tasks, entries and meetings in their own tables.
import assert from "node:assert/strict";

/** A task is completed in its row, by mouse and by keyboard, and restored where that fails. */
async function tasks(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.go("Tasks");
  const box = demo.grid.locator('[aria-rowindex="2"] [role=checkbox]');
  const cell = demo.grid.locator('[aria-rowindex="2"] [data-action="tick"]');
  const ticked = (is) => page.waitForFunction((wanted) => document.querySelector('[aria-rowindex="2"] [role=checkbox]')?.ariaChecked === String(wanted), is);
  await box.waitFor();
  const before = await box.isChecked();
  // The mark itself, and its cell.
  await box.click();
  await demo.wire.getByText("tasks.update").waitFor();
  await ticked(!before);
  await demo.focused("a task was ticked off");
  await demo.check("tasks, one ticked");
  await cell.click({ position: { x: 60, y: 16 } });
  await ticked(before);
  // As a screen reader activates it.
  await box.dispatchEvent("click");
  await ticked(!before);
  await page.keyboard.press("t");
  for (const key of ["Home", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await ticked(before);
  assert.equal(await demo.record.count(), 0, "nothing was opened");
  // Other cells open the linked record.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await demo.record.locator(".value-row").first().waitFor();
}

/** An entry's status is chosen in its cell. */
async function entries(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.go("Sales pipeline");
  const cell = demo.grid.locator('[data-action="choose"]').first();
  const before = await cell.textContent();
  await cell.click();
  const list = page.getByRole("dialog", { name: "Stage" });
  await list.getByRole("option").first().waitFor();
  await demo.check("statuses");
  await list.getByRole("option").filter({ hasNotText: before }).last().click();
  await demo.wire.getByText("entries.update").waitFor();
  await page.waitForFunction((was) => document.querySelector('[data-action="choose"]').textContent !== was, before);
  await demo.focused("a status was chosen");
  const chosen = await cell.textContent();
  await page.keyboard.press("r");
  await demo.settled();
  assert.equal(await cell.textContent(), chosen, "the service has it");
  assert.equal(await demo.record.count(), 0);
}

/** Tasks, notes and entries that are made in their views. */
async function creates(demo) {
  const { page } = demo;
  await demo.ready();
  const choose = async (name) => {
    await page.getByRole("combobox", { name: "Record", exact: true }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).first().click();
  };
  await demo.go("Tasks");
  await demo.button("New").click();
  await page.getByLabel("Task", { exact: true }).fill("Water the plants");
  await page.getByRole("button", { name: "Add task" }).click();
  await demo.grid.getByText("Water the plants").waitFor();
  await demo.focused("a task was made");

  await demo.go("Notes");
  await demo.button("New").click();
  await choose("Birch");
  await page.getByLabel("Title of the note").fill("Written in its own view");
  await demo.check("new note");
  await page.getByRole("button", { name: "Write note" }).click();
  await demo.record.getByRole("heading", { name: "Written in its own view" }).waitFor();
  await demo.focused("a note was written");
  await page.keyboard.press("Escape");

  await demo.go("Recruiting");
  await demo.button("New").click();
  await choose("Ada");
  await page.getByRole("button", { name: "Add to list" }).click();
  await demo.record.getByRole("article").filter({ hasText: "Recruiting" }).first().waitFor();
  await demo.focused("an entry was made");
}

/** A meeting with its recordings; the transcript is loaded in parts. */
async function meetings(demo) {
  const { page, record } = demo;
  await demo.ready();
  await demo.go("Meetings");
  await demo.grid.locator("[role=row]:not(.head)").first().click();
  await record.getByRole("heading", { name: "Recordings" }).waitFor();
  await demo.check("meeting");
  await record.getByRole("button", { name: "Transcript" }).first().click();
  const speeches = record.getByRole("list", { name: "Transcript" }).getByRole("listitem");
  await speeches.first().waitFor();
  const first = await speeches.count();
  await record.getByRole("button", { name: "Next part" }).click();
  await page.waitForFunction((count) => document.querySelectorAll(".speech").length > count, first);
  await demo.wire.getByText("callRecordings.transcript").waitFor();
  await demo.focused("the next part");
  await demo.check("transcript");
  // Its address opens it directly; its links lead to records.
  await demo.revisit();
  await record.getByRole("heading", { name: "Recordings" }).waitFor();
  await record.locator(".link").first().click();
  await record.locator(".value-row").nth(3).waitFor();
  await page.goBack();
  await record.getByRole("heading", { name: "Recordings" }).waitFor();
  await page.keyboard.press("Escape");
  await record.waitFor({ state: "detached" });
}

/** On a phone a tap on a task's mark ticks it, one on an entry's status opens the list of them, and one beside opens the record. */
async function onPhone(demo) {
  const { page } = demo;
  await demo.ready();
  const go = async (title, path) => {
    await page.evaluate((path) => (location.hash = path), path);
    await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, title);
    await demo.ready();
  };
  const large = async (cell) => {
    const { width, height } = await cell.boundingBox();
    assert.ok(width >= 40 && height >= 40, `${width} × ${height} px are too small for a finger`);
  };
  await go("Tasks", "#/tasks");
  const row = demo.grid.locator('[aria-rowindex="2"]');
  const cell = row.locator('[data-action="tick"]');
  const before = await row.getByRole("checkbox").isChecked();
  await large(cell);
  // Two lines: the name, and the values below it.
  const [name, values] = [await row.locator(".phone-name").boundingBox(), await row.locator(".phone-values").boundingBox()];
  assert.ok(values.y >= name.y + name.height - 1 && values.x === name.x, JSON.stringify({ name, values }));
  await demo.check("tasks on a phone");
  for (const [position, is] of [[{ x: 3, y: 4 }, !before], [{ x: 38, y: 50 }, before]]) {
    await cell.tap({ position });
    await page.waitForFunction((wanted) => document.querySelector('[aria-rowindex="2"] [role=checkbox]')?.ariaChecked === String(wanted), is);
    await page.waitForFunction(() => document.querySelector(".wire-code")?.textContent.includes("tasks.update"));
    await demo.focused("a task was ticked off");
  }
  assert.equal(await demo.record.count(), 0, "nothing was opened");
  await row.locator(".phone-name").tap();
  await demo.record.locator(".value-row").first().waitFor();
  await demo.button("Back").tap();

  await go("Sales pipeline", "#/lists/sales_pipeline");
  const status = row.locator('[data-action="choose"]');
  await large(status);
  await demo.check("entries on a phone");
  const had = await status.textContent();
  await status.tap();
  const list = page.getByRole("dialog", { name: "Stage" });
  await list.getByRole("option").filter({ hasNotText: had }).last().tap();
  await page.waitForFunction((had) => document.querySelector('[aria-rowindex="2"] [data-action="choose"]').textContent !== had, had);
  await demo.focused("a status was chosen");
  assert.equal(await demo.record.count(), 0, "nothing was opened");
}

export const flows = [
  { name: "work: tasks are ticked off in their table", flow: tasks, writes: "tasks.update" },
  { name: "work: an entry's status in its table", flow: entries, writes: "entries.update" },
  { name: "work: a new task, note and entry", flow: creates, writes: "entries.create" },
  { name: "work: meetings, recordings, transcripts", flow: meetings },
];

export const tests = [{ name: "work: marks on a phone", test: onPhone, variant: "phone" }];
