// Where a proxy forbids a write, it is refused once, undone, then not offered, and the entry that `allow` lacks is named.
import assert from "node:assert/strict";

/** Waits for the name of the entry, and checks that the button is disabled. */
async function isNamed(place, operation, button) {
  await place.getByText(new RegExp(`allow lacks "${operation}"`)).first().waitFor();
  if (button) assert.ok(await button.isDisabled(), `${operation} is no longer offered`);
}

async function forbidden(demo) {
  const { page, record, grid } = demo;
  await grid.locator("[role=row]").nth(1).click();
  const name = await record.locator('[data-slug="name"] .value-button').textContent();
  await record.locator('[data-slug="name"] .value-button').click();
  await record.getByLabel("Name", { exact: true }).fill("Changed");
  await page.keyboard.press("Enter");
  await isNamed(record, "records.update", record.getByRole("button", { name: "Save" }));
  // The table has the name again.
  await grid.getByText(name, { exact: true }).first().waitFor();
  await record.getByRole("button", { name: "Cancel" }).click();
  await record.locator('[data-slug="categories"] .value-button').click();
  await record.getByRole("button", { name: "Save" }).click();
  await isNamed(record, "records.replace", record.getByRole("button", { name: "Save" }));
  await record.getByRole("button", { name: "Cancel" }).click();

  await record.getByRole("tab", { name: "Notes" }).click();
  await record.getByLabel("Title of the note").fill("Called them");
  await record.getByRole("button", { name: "Write note" }).click();
  await isNamed(record, "notes.create", record.getByRole("button", { name: "Write note" }));
  // A write that it allows is done.
  await record.getByRole("tab", { name: "Tasks" }).click();
  await record.getByLabel("Task", { exact: true }).fill("Send the offer");
  await record.getByRole("button", { name: "Add task" }).click();
  await record.getByRole("article").filter({ hasText: "Send the offer" }).waitFor();
  await record.getByRole("tab", { name: "Lists" }).click();
  await record.getByRole("button", { name: "Add to list" }).click();
  await isNamed(record, "entries.create", record.getByRole("button", { name: "Add to list" }));
  await demo.button("Delete the record").click();
  await demo.dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await isNamed(demo.dialog, "records.delete", demo.dialog.getByRole("button", { name: "Delete", exact: true }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await record.waitFor({ state: "detached" });
  await demo.focused("nothing was deleted");

  await demo.button("New").click();
  const form = page.getByRole("form", { name: "New record" });
  await form.getByLabel("Name", { exact: true }).fill("Quartz");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await isNamed(form, "records.create", form.getByRole("button", { name: "Create", exact: true }));
  await form.getByLabel("If there is one already").selectOption({ label: "update the one with the same Domains" });
  await form.getByLabel("Domains", { exact: true }).fill("quartz.dk");
  await form.getByRole("button", { name: "Create or update" }).click();
  await isNamed(form, "records.upsert", form.getByRole("button", { name: "Create or update" }));
  await form.getByRole("button", { name: "Cancel" }).click();

  await demo.go("Sales pipeline");
  const cell = grid.locator('[data-action="choose"]').first();
  const before = await cell.textContent();
  await cell.click();
  await page.getByRole("dialog", { name: "Stage" }).getByRole("option").filter({ hasNotText: before }).last().click();
  await demo.alert.getByText(/does not allow entries.update/).waitFor();
  assert.equal(await cell.textContent(), before, "the status is as it was");
  await cell.click();
  await isNamed(page.getByRole("dialog", { name: "Stage" }), "entries.update");
  assert.equal(await page.getByRole("option").count(), 0, "none is offered");
  await page.keyboard.press("Escape");
  await demo.focused("no status was chosen");
}

/** Other back ends know nothing of what one forbids. */
async function forgotten(demo) {
  const { page, record, grid } = demo;
  await demo.button("Send them there").click();
  await demo.ready();
  demo.agreeToWrite();
  await grid.locator("[role=row]").nth(1).click();
  const edit = async (name) => {
    await record.locator('[data-slug="name"] .value-button').click();
    await record.getByLabel("Name", { exact: true }).fill(name);
    await page.keyboard.press("Enter");
  };
  await edit("Changed");
  await isNamed(record, "records.update", record.getByRole("button", { name: "Save" }));
  await page.locator(".rail-foot .rail-item").first().click();
  await page.getByRole("radio", { name: /^Sandbox/ }).check();
  await demo.button("Use it").click();
  await page.locator(".switcher-state", { hasText: "active" }).waitFor();
  await demo.ready();
  await record.locator(".value-row").first().waitFor();
  if (await record.getByRole("button", { name: "Cancel" }).count()) await record.getByRole("button", { name: "Cancel" }).click();
  await edit("Changed in the sandbox");
  await grid.getByText("Changed in the sandbox").waitFor();
}

export const flows = [{ name: "what the proxy forbids", flow: forbidden, on: (backEnd) => !backEnd.allows("records.update") }];
export const tests = [{ name: "proxy: what it forbids is allowed elsewhere", test: forgotten, path: "/?base=/api/attio", allowed: /40[34]/ }];
