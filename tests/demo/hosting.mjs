// The page in any folder, under a strict policy, and offline.
import assert from "node:assert/strict";

async function whole(demo) {
  await demo.ready();
  await demo.addFilter("Name", "contains", ["a"]);
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.locator(".value-row").first().waitFor();
  await demo.page.keyboard.press("Control+`");
  await demo.page.reload();
  await demo.ready();
  assert.ok((await demo.names()).length > 0);
  assert.deepEqual([...demo.origins], [demo.address]);
}

async function offline(demo) {
  const { page } = demo;
  await demo.ready();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.keys()).some((name) => name.startsWith("attio-demo")));
  await demo.context.setOffline(true);
  await page.reload();
  await demo.ready();
  await demo.addFilter("Lifecycle", "is any of", ["Trial"]);
  await demo.grid.locator("[role=row]").nth(1).click();
  await demo.record.locator(".value-row").first().waitFor();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV, all of the query" }).click()]);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await demo.context.setOffline(false);
}

async function withoutWasm(demo) {
  await demo.page.addInitScript(() => delete globalThis.WebAssembly);
  await demo.page.reload();
  await demo.page.getByRole("heading", { name: "This page needs WebAssembly" }).waitFor();
  await demo.page.getByText("for await (const company of").waitFor();
  await demo.check("without WebAssembly");
}

/** Where the sandbox's file is missing, the page says so, and still accepts a proxy's address. */
async function withoutSandbox(demo) {
  await demo.context.route(/assets\/worker-/, (route) => route.abort());
  await demo.page.evaluate(() => navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))));
  await demo.page.goto(`${demo.address}/?again`);
  await demo.alert.first().waitFor();
  await demo.check("without the sandbox");
}

export const tests = [
  { name: "hosting: below a path, under a strict policy", test: whole, path: "/a/b/" },
  { name: "hosting: offline after the first visit", test: offline, path: "/a/b/" },
  { name: "hosting: without WebAssembly", test: withoutWasm, allowed: /./ },
  { name: "hosting: without the sandbox's file", test: withoutSandbox, allowed: /./ },
];
