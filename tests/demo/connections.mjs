// Connections in the sandbox: created, consented to, refused, replaced, deleted.
import assert from "node:assert/strict";

export const openManager = async (demo) => {
  await demo.page.locator(".switcher").click();
  await demo.page.getByRole("dialog", { name: "Connections" }).waitFor();
};
export const item = (demo, status) => demo.page.locator(`.connection[data-status=${status}]`);

async function lifecycle(demo) {
  const { page } = demo;
  await demo.ready();
  await openManager(demo);
  await demo.check("connections");
  await demo.button("New connection").click();
  await page.getByRole("dialog", { name: /^Connect / }).waitFor();
  await demo.check("consent");
  await page.keyboard.press("Escape");
  const pending = item(demo, "PENDING");
  await pending.getByText("waiting").waitFor();
  await demo.check("pending");
  await pending.getByRole("button", { name: "Stop" }).click();
  assert.ok(await pending.getByRole("radio").isDisabled(), "a pending connection cannot be chosen");
  await pending.getByRole("button", { name: "Give consent" }).click();
  await page.getByRole("button", { name: "Allow access" }).click();
  await item(demo, "ACTIVE").nth(1).waitFor();
  // Two connections of one workspace are distinguishable.
  await page.getByText("Northwind Ventures (2)").waitFor();
  assert.ok(await page.getByRole("radio", { name: /Northwind Ventures \(2\)/ }).isChecked(), "the new one is in use");

  // A refusal is shown, with a button for a new connection.
  await demo.button("New connection").click();
  await page.getByRole("button", { name: "Refuse" }).click();
  const failed = item(demo, "FAILED");
  await failed.getByText("Consent was refused").waitFor();
  await demo.check("failed connection");

  // Deleting shows its consequences and the connection; the focus moves to the next row.
  await page.getByRole("button", { name: /^Delete Northwind Ventures \(2\)/ }).click();
  const question = page.getByRole("dialog", { name: /^Delete Northwind Ventures/ });
  await question.getByText("It is the one in use here.").waitFor();
  await demo.check("delete connection");
  await question.getByRole("button", { name: "Delete" }).click();
  await question.waitFor({ state: "detached" });
  await demo.focused("a connection was deleted");
  await demo.button("Done").click();
  await demo.ready();
  assert.ok((await demo.names()).length > 0, "the other one is in use");
}

async function reconnects(demo) {
  const { page } = demo;
  await demo.ready();
  await page.getByRole("button", { name: "A dead grant" }).click();
  await demo.alert.getByText("The grant behind this connection seems to be dead").waitFor();
  assert.ok((await demo.names()).length > 0, "the rows stay");
  await demo.check("dead grant");
  await demo.alert.getByRole("button", { name: "Reconnect" }).click();
  await page.getByRole("button", { name: "Allow access" }).click();
  await page.getByRole("dialog", { name: /^Delete / }).waitFor();
  assert.equal(await demo.alert.count(), 0, "the same query has been answered");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await demo.button("Done").click();
  await demo.ready();
  await demo.focused("reconnected");
}

export const tests = [
  { name: "connections: from new to deleted", test: lifecycle },
  { name: "connections: a dead grant is replaced", test: reconnects, allowed: /500/ },
];
