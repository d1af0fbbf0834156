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

/** Where the proxy keeps its connections to itself, none are made, and the one it uses is named. */
async function pinned(demo, server) {
  const { page } = demo;
  await openManager(demo);
  await demo.dialog.getByText("pinned by the proxy").waitFor();
  await demo.dialog.getByText("Northwind Ventures").waitFor();
  assert.equal(await demo.button("New connection").count(), 0);
  await demo.button("Done").click();
  // A dead grant cannot be replaced from here either.
  server.faults.begin({ path: "/query", status: 500, times: 0 });
  await page.keyboard.press("r");
  await demo.alert.getByText("The grant behind this connection seems to be dead").waitFor();
  assert.equal(await demo.alert.getByRole("button", { name: "Reconnect" }).count(), 0);
  assert.ok((await demo.names()).length > 0, "the rows stay");
  server.faults.end();
  await demo.alert.getByRole("button", { name: "Run again" }).click();
  await demo.alert.waitFor({ state: "detached" });
  await demo.focused("the grant is renewed elsewhere");
}

/** Without its link a new connection cannot be agreed to here, which is said before it is made. */
async function withoutLink(demo) {
  const { page } = demo;
  await openManager(demo);
  await page.getByText(/hands out the consent link only with/).waitFor();
  await demo.button("New connection").click();
  const pending = item(demo, "PENDING");
  await pending.getByText("This back end gives no link").waitFor();
  await pending.getByRole("button", { name: "Stop" }).click();
  await pending.getByRole("button", { name: "Wait for it" }).waitFor();
  await demo.focused("waiting was stopped");
  await remove(demo, "PENDING");
  await demo.button("Done").click();
}

async function remove(demo, status) {
  await item(demo, status).first().getByRole("button", { name: /^Delete / }).click();
  const question = demo.page.getByRole("dialog", { name: /^Delete / });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await question.waitFor({ state: "detached" });
  await demo.focused("a connection was deleted");
}

/** The consent page, in a tab of its own. */
async function consents(demo, press = async () => {}) {
  const [tab] = await Promise.all([demo.context.waitForEvent("page"), item(demo, "PENDING").getByRole("link", { name: /Give consent/ }).click()]);
  await press(tab);
  await tab.getByText("is connected").waitFor();
  await tab.close();
}

/** From New over the consent page to rows, and to the end of the connection. */
async function overConsent(demo) {
  const { page } = demo;
  await openManager(demo);
  const before = await item(demo, "ACTIVE").count();
  await demo.button("New connection").click();
  await item(demo, "PENDING").getByRole("button", { name: "Copy link" }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^http:.*session_token=/);
  await consents(demo);
  await item(demo, "ACTIVE").nth(before).waitFor({ timeout: 20_000 });
  await page.getByText("Northwind Ventures (2)").waitFor();
  assert.ok(await page.getByRole("radio", { name: /Northwind Ventures \(2\)/ }).isChecked(), "the new one is in use");
  await demo.button("Done").click();
  await demo.settled();
  assert.ok((await demo.names()).length >= 22, "its rows are shown");
  await openManager(demo);
  await remove(demo, "ACTIVE");
  await demo.button("Done").click();
  await demo.settled();
  assert.ok((await demo.names()).length >= 22, "the other one is in use");
}

/** The same query goes on through the connection that takes the place of the one whose grant is dead. */
async function reconnectsOver(demo, server) {
  const { page } = demo;
  server.faults.begin({ path: "/query", status: 500, times: 0 });
  await page.keyboard.press("r");
  await demo.alert.getByText("The grant behind this connection seems to be dead").waitFor();
  await demo.alert.getByRole("button", { name: "Reconnect" }).click();
  await item(demo, "PENDING").waitFor();
  server.faults.end();
  await consents(demo);
  await page.getByRole("dialog", { name: /^Delete / }).waitFor({ timeout: 20_000 });
  assert.equal(await demo.alert.count(), 0, "the same query has been answered");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog", { name: /^Delete / }).waitFor({ state: "detached" });
  await demo.button("Done").click();
  await demo.settled();
  assert.ok((await demo.names()).length >= 22);
  await demo.focused("reconnected");
}

export const flows = [
  { name: "connections: from new to deleted", flow: lifecycle, on: ({ path }) => path === "/" },
  { name: "connections: a dead grant is replaced", flow: reconnects, on: ({ path }) => path === "/", allowed: /500/ },
  { name: "connections: pinned", flow: pinned, on: ({ hasConnections }) => !hasConnections, allowed: /500/ },
  { name: "connections: new, without its link", flow: withoutLink, on: ({ path, hasConnections, hasLinks }) => path !== "/" && hasConnections && !hasLinks },
  { name: "connections: from New over the consent page to rows, and deleted", flow: overConsent, on: ({ hasLinks }) => hasLinks },
  { name: "connections: a dead grant is replaced", flow: reconnectsOver, on: ({ hasLinks }) => hasLinks, allowed: /500/ },
];
