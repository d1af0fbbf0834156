// Typical proxies, and the page's handling of their addresses.
import assert from "node:assert/strict";
import { item, openManager } from "./connections.mjs";
import { isNowhere } from "./nowhere.mjs";
import { KEY } from "./server.mjs";

const agree = (demo) => demo.button("Send them there").click();

/** A link to the README's proxy: it asks first, and so does the first write. */
async function linked(demo, server) {
  const { page } = demo;
  await page.getByRole("dialog", { name: /This link wants to send your queries to 127/ }).waitFor();
  assert.equal(server.asked.length, 0, "nothing is sent before the person has agreed");
  await demo.check("link question");
  await agree(demo);
  await page.getByText("pinned by the proxy").waitFor();
  await demo.ready();
  await page.locator(".switcher-name", { hasText: "Northwind Ventures" }).waitFor();
  await openManager(demo);
  await demo.check("pinned");
  await demo.button("Done").click();

  // A refusal by the proxy names the entry that `allow` lacks; the first write asks for confirmation.
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.locator('[data-slug="name"] .value-button').click();
  await demo.record.getByLabel("Name", { exact: true }).fill("Changed");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Write to Northwind Ventures?" }).waitFor();
  await demo.check("write question");
  await demo.button("Write to it").click();
  await demo.record.getByText(/its allow lacks "records.update"/).waitFor();
  await demo.check("refused by the proxy");
  assert.ok(server.asked.every(({ headers }) => !JSON.stringify(headers).includes(KEY)));
}

async function consent(demo) {
  const { page } = demo;
  await agree(demo);
  await demo.ready();
  await openManager(demo);
  await demo.button("New connection").click();
  await demo.button("Write to it").click();
  const [tab] = await Promise.all([demo.context.waitForEvent("page"), item(demo, "PENDING").getByRole("link", { name: /Give consent/ }).click()]);
  await tab.getByText("is connected").waitFor();
  await tab.close();
  await item(demo, "ACTIVE").nth(1).waitFor({ timeout: 15_000 });
  await demo.button("Done").click();
  await demo.ready();
  assert.ok((await demo.names()).length > 0);
}

const openBackend = async (demo) => {
  await demo.page.locator(".rail-foot .rail-item").first().click();
  await demo.page.getByRole("dialog", { name: "Where it goes" }).waitFor();
};

/**
 * The documented way to a real account: from the printed address over New and the consent page to rows, and a write.
 */
async function local(demo, server) {
  const { page } = demo;
  await page.goto(`${demo.address}/?local#token=${server.token}`);
  await demo.ready();
  assert.ok(!(await page.evaluate(() => location.href)).includes(server.token), "the token is taken out of the address");
  await openBackend(demo);
  await page.getByRole("radio", { name: /^Local proxy/ }).check();
  await demo.check("local proxy");
  await demo.button("Use it").click();
  await page.locator(".rail-foot").getByText("Local proxy").waitFor();
  await demo.ready();
  await openManager(demo);
  await demo.button("New connection").click();
  await demo.button("Write to it").click();
  const [tab] = await Promise.all([demo.context.waitForEvent("page"), item(demo, "PENDING").getByRole("link", { name: /Give consent/ }).click()]);
  await tab.getByText("is connected").waitFor();
  await tab.close();
  await item(demo, "ACTIVE").nth(1).waitFor({ timeout: 15_000 });
  await demo.button("Done").click();
  await demo.ready();
  assert.ok((await demo.names()).length >= 22);
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.locator('[data-slug="name"] .value-button').click();
  await demo.record.getByLabel("Name", { exact: true }).fill("Written through the local proxy");
  await page.keyboard.press("Enter");
  await demo.grid.getByText("Written through the local proxy").waitFor();
  // The key is on the server, and the token in the memory of its worker.
  await isNowhere(demo, KEY);
  await isNowhere(demo, server.token);
}

/** The address that offers the local proxy, pasted into a page that is open, also after a restart of the server. */
async function pasted(demo, server) {
  const { page } = demo;
  await demo.ready();
  await page.evaluate(() => (location.hash = "#token=of-a-server-that-has-ended"));
  await openBackend(demo);
  await page.getByRole("radio", { name: /^Local proxy/ }).check();
  await demo.button("Use it").click();
  await demo.alert.first().waitFor();
  await page.evaluate((token) => (location.hash = `#token=${token}`), server.token);
  await page.locator(".switcher-name", { hasText: "Northwind Ventures" }).waitFor();
  await demo.alert.waitFor({ state: "detached" });
  await demo.ready();
  assert.ok((await demo.names()).length >= 22);
  await isNowhere(demo, server.token);
}

/** A custom header: kept in the memory of its worker, not of the page, and sent to the proxy only. */
async function session(demo, server) {
  const { page } = demo;
  await demo.ready();
  await openBackend(demo);
  await page.getByRole("radio", { name: /My proxy/ }).check();
  await page.getByLabel("Address", { exact: true }).fill("/api/session");
  await page.getByLabel("Header, if it wants one").fill("X-Session");
  await page.getByLabel("Its value").fill("canary-session-77");
  await demo.check("my proxy");
  await demo.button("Use it").click();
  await page.getByText("pinned by the proxy").waitFor();
  await demo.ready();
  assert.ok((await demo.names()).length >= 22);
  assert.ok(server.asked.length > 0 && server.asked.every(({ path, headers }) => path.startsWith("/api/session/") && headers["x-session"] === "canary-session-77"));
  await isNowhere(demo, "canary-session");
  await page.reload();
  await demo.ready();
  assert.equal(await page.getByText("pinned by the proxy").count(), 0, "a reload forgets it");
}

/** An invalid address is refused with an explanation, and the input is kept. */
async function addresses(demo) {
  const { page } = demo;
  await demo.ready();
  await openBackend(demo);
  await page.getByRole("radio", { name: /My proxy/ }).check();
  for (const [typed, complaint] of [
    ["foo", "That is no address"],
    ["http://evil.example/", "It has to be https"],
    ["//evil.example", "A path begins with one slash"],
    ["https://user:SECRET@api.maton.ai", "A name or password"],
    ["javascript:alert(1)", "It has to be https"],
    ["", "Type where your proxy answers"],
  ]) {
    await page.getByLabel("Address", { exact: true }).fill(typed);
    await demo.button("Use it").click();
    await page.getByRole("alert").filter({ hasText: complaint }).waitFor();
    assert.equal(await page.getByLabel("Address", { exact: true }).inputValue(), typed);
  }
  await demo.check("wrong address");
}

async function wrongLink(demo) {
  await demo.page.getByRole("dialog", { name: "This link names no back end" }).waitFor();
  await demo.check("wrong link");
  await demo.button("Stay in the sandbox").click();
  await demo.ready();
  assert.ok(!(await demo.page.evaluate(() => location.href)).includes("base="));
}

async function silent(demo) {
  await agree(demo);
  await demo.alert.first().waitFor({ timeout: 20_000 });
  // No rows of the sandbox are shown as if they were from there.
  await demo.grid.locator("[role=row]:not(.head)").first().waitFor({ state: "detached" });
  assert.doesNotMatch(await demo.page.locator(".switcher").textContent(), /Northwind/, "nor is its workspace named");
  await demo.check("nobody there");
  // Trying again asks there, and not the sandbox.
  await demo.alert.getByRole("button", { name: "Run again" }).click();
  await demo.alert.first().waitFor({ timeout: 20_000 });
  assert.match(await demo.page.locator(".rail-foot .rail-item").first().textContent(), /nothing\/here/);
  await demo.focused("nobody there");
}

export const tests = [
  { name: "proxy: a link to it", test: linked, path: "/?base=/api/attio", allowed: /40[34]/ },
  { name: "proxy: with consent links, from New to rows", test: consent, path: "/?base=/api/consent" },
  { name: "proxy: the local one, from New to a write", test: local, path: "/?before" },
  { name: "proxy: the local one, its address pasted", test: pasted, allowed: /40[13]/ },
  { name: "proxy: a header of one's own", test: session, allowed: /40[134]/ },
  { name: "proxy: addresses that are none", test: addresses },
  { name: "proxy: a link that names none", test: wrongLink, path: "/?base=ftp://files" },
  { name: "proxy: nobody answers", test: silent, path: "/?base=/nothing/here", allowed: /404/ },
];
