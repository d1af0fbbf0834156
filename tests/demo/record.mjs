// The side panel of a record: reading, editing, adding, creating, deleting.
import assert from "node:assert/strict";

async function open(demo) {
  await demo.ready();
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.getByRole("heading", { level: 2 }).filter({ hasText: /\w/ }).waitFor();
  await demo.record.locator(".value-row").first().waitFor();
}

async function edits(demo) {
  const { page, record } = demo;
  await open(demo);
  await demo.check("record");
  // A value is edited in place; the table shows the change.
  await record.locator('[data-slug="name"] .value-button').click();
  await record.getByLabel("Name", { exact: true }).fill("Acacia 🌿 Renamed");
  await page.keyboard.press("Enter");
  await demo.focused("a value was saved");
  await record.getByRole("heading", { name: "Acacia 🌿 Renamed" }).waitFor();
  await demo.grid.getByText("Acacia 🌿 Renamed").waitFor();

  // For several values, the panel states whether they are added or replaced.
  await record.locator('[data-slug="categories"] .value-button').click();
  await record.getByLabel("add to them").check();
  await record.getByLabel("Categories", { exact: true }).selectOption(["Media", "Climate"]);
  await demo.check("multiselect");
  await record.getByRole("button", { name: "Save" }).click();
  await demo.wire.getByText("records.update").waitFor();
  await record.locator('[data-slug="categories"]').getByText("Climate").waitFor();
  await record.locator('[data-slug="categories"] .value-button').click();
  await record.getByLabel("Categories", { exact: true }).selectOption(["Media"]);
  await record.getByRole("button", { name: "Save" }).click();
  await demo.wire.getByText("records.replace").waitFor();
  await record.locator('[data-slug="categories"]').getByText("Climate").waitFor({ state: "detached" });

  // A refused edit is undone, with a message at its field.
  await record.locator('[data-slug="domains"] .value-button').click();
  await record.getByLabel("Domains", { exact: true }).fill("argocloud.com\nnot a domain");
  await record.getByRole("button", { name: "Save" }).click();
  await record.locator('[data-slug="domains"]').getByRole("alert").waitFor();
  assert.match(await record.getByLabel("Domains", { exact: true }).inputValue(), /not a domain/);
  await demo.check("refused value");
  await record.getByRole("button", { name: "Cancel" }).click();
  await demo.focused("edit cancelled");
}

async function related(demo) {
  const { page, record } = demo;
  await open(demo);
  await record.getByRole("tab", { name: "Notes" }).click();
  await record.getByLabel("Title of the note").fill("Called them");
  await record.getByLabel("Note", { exact: true }).fill("They will <b>come</b> back.");
  await record.getByRole("button", { name: "Write note" }).click();
  await record.getByRole("heading", { name: "Called them" }).waitFor();
  await record.getByText("They will <b>come</b> back.").waitFor();
  await demo.check("notes");

  await record.getByRole("tab", { name: "Tasks" }).click();
  await record.getByLabel("Task", { exact: true }).fill("Send the offer");
  await record.getByRole("button", { name: "Add task" }).click();
  const task = record.getByRole("article").filter({ hasText: "Send the offer" });
  await task.getByRole("checkbox").click();
  await demo.wire.getByText("tasks.update").waitFor();
  await demo.focused("a task was completed");
  await demo.check("tasks");

  await record.getByRole("tab", { name: "Lists" }).click();
  await record.getByRole("button", { name: "Add to list" }).click();
  const entry = record.getByRole("article").filter({ hasText: "Sales pipeline" }).last();
  await entry.getByLabel("Stage").selectOption("Qualified");
  await demo.wire.getByText("entries.update").waitFor();
  await demo.check("lists");

  // Related records are links, and Back returns.
  await record.getByRole("tab", { name: "Values" }).click();
  await record.locator('[data-slug="team"] .link').first().click();
  await page.waitForFunction(() => location.hash.includes("people/"));
  await record.locator('[data-slug="email_addresses"]').waitFor();
  await page.goBack();
  await record.locator('[data-slug="domains"]').waitFor();
  await page.goBack();
  await record.waitFor({ state: "detached" });
}

async function creates(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.button("New").click();
  const form = page.getByRole("form", { name: "New record" });
  await form.getByLabel("Name", { exact: true }).fill("Quartz & Søn");
  await form.getByLabel("Domains", { exact: true }).fill("quartz-soen.dk");
  await demo.check("new record");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await demo.record.getByRole("heading", { name: "Quartz & Søn" }).waitFor();
  await demo.focused("created");

  // An existing record is refused, unless it is to be updated.
  await demo.button("New").click();
  await form.getByLabel("Name", { exact: true }).fill("Quartz again");
  await form.getByLabel("Domains", { exact: true }).fill("quartz-soen.dk");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await form.getByRole("alert").first().waitFor();
  await form.getByLabel("If there is one already").selectOption({ label: "update the one with the same Domains" });
  await form.getByRole("button", { name: "Create or update" }).click();
  await demo.record.getByRole("heading", { name: "Quartz again" }).waitFor();

  // A missing required attribute is reported before anything is sent.
  await demo.go("Deals");
  await demo.button("New").click();
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await form.getByText("Deal name is required.").waitFor();
  await demo.check("required");
  await form.getByRole("button", { name: "Cancel" }).click();

  // Deletion, after a confirmation.
  await demo.go("Companies");
  await open(demo);
  const name = await demo.record.getByRole("heading", { level: 2 }).textContent();
  await demo.button("Delete the record").click();
  await demo.check("delete");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await demo.record.waitFor({ state: "detached" });
  await demo.focused("deleted");
  assert.ok(!(await demo.names()).includes(name));
}

/** The history of an attribute, with the value that was just replaced. */
async function history(demo) {
  const { page, record } = demo;
  await open(demo);
  const before = await record.locator('[data-slug="name"] .value-button').textContent();
  await record.locator('[data-slug="name"] .value-button').click();
  await record.getByLabel("Name", { exact: true }).fill("Called otherwise");
  await page.keyboard.press("Enter");
  await record.getByRole("heading", { name: "Called otherwise" }).waitFor();
  await record.locator('[data-slug="name"] .value-button').focus();
  await page.keyboard.press("h");
  const list = record.getByRole("list", { name: "History of Name" }).getByRole("listitem");
  await list.nth(1).waitFor();
  assert.deepEqual([await list.first().textContent(), await list.nth(1).textContent()].map((text) => text.split(/just now|\d+ /)[0].replace(/(yesterday|last|in|this).*$/, "")), ["Called otherwise", before]);
  await demo.wire.getByText("show_historic: true").waitFor();
  await demo.check("history");
  await record.getByRole("button", { name: "History" }).click();
  await list.first().waitFor({ state: "detached" });
  await demo.focused("history closed");
}

export const flows = [
  { name: "record: the history of a value", flow: history, writes: "records.update" },
  { name: "record: values are edited", flow: edits, writes: "records.update" },
  { name: "record: notes, tasks, lists, links", flow: related, writes: "entries.update" },
  { name: "record: created, updated, deleted", flow: creates, writes: "records.create" },
];
