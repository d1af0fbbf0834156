// The page on a back end behind its own origin, as with a proxy: no key, and consent in a tab of its own.
import assert from "node:assert/strict";

export async function ownProxy(demo) {
  const { page, connections } = demo;
  await page.getByRole("button", { name: "Back end: /api/attio" }).waitFor();
  await connections.getByText("No connection yet").waitFor();
  await demo.check("proxy");
  await connections.getByRole("button", { name: "New connection" }).click();

  const link = connections.getByRole("link", { name: /Give consent/ });
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  const [tab] = await Promise.all([demo.context.waitForEvent("page"), link.click()]);
  await tab.getByText("The sandbox workspace Northwind Ventures is connected.").waitFor();
  await tab.close();

  await demo.ready();
  assert.ok(await demo.connection("Active").getByRole("radio").isChecked());
  await demo.tab("Code");
  const code = await demo.results.getByRole("region", { name: "TypeScript", exact: true }).innerText();
  assert.match(code, /baseUrl: "\/api\/attio"/);
  assert.ok(!code.includes("apiKey"));
}

/** An address that is none, and one that nobody answers at. */
export async function wrongBase(demo) {
  await demo.alert.waitFor();
  assert.match(await demo.alert.innerText(), /kind\s*configuration/);
  await demo.check("wrong base");
  await demo.alert.getByRole("button", { name: "Use the embedded sandbox" }).click();
  await demo.ready();
}

export async function silentBase(demo) {
  await demo.alert.first().waitFor();
  await demo.connections.getByText("Check that a proxy for Attio answers at /nothing/here").waitFor();
  await demo.check("silent base");
}
