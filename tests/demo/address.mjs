// The address contains the view: reloading restores it, Back and Forward move through it, and no address breaks the
// page.
import assert from "node:assert/strict";
import fc from "fast-check";

const hash = (demo) => demo.page.evaluate(() => location.hash);

async function survives(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.addFilter("Name", "contains", ["an"]);
  await demo.grid.locator('[data-heading="name"]').click();
  await demo.settled();
  const names = await demo.names();
  const asked = await hash(demo);
  assert.ok(asked.length < 2000 && asked.includes("$contains") && asked.includes("s=name"), asked);
  await demo.grid.locator("[role=row]").nth(2).click();
  await demo.record.locator(".value-row").first().waitFor();
  const opened = await hash(demo);

  await page.reload();
  await demo.ready();
  await demo.record.locator(".value-row").first().waitFor();
  assert.deepEqual(await demo.names(), names);
  assert.equal(await hash(demo), opened);
  await demo.chips.locator(".filter-chip", { hasText: "Name contains an" }).waitFor();

  // Back closes the record, then the query before.
  await page.goBack();
  await demo.record.waitFor({ state: "detached" });
  assert.equal(await hash(demo), asked);
  await page.goBack();
  await demo.settled();
  assert.equal(await page.locator("[aria-sort]").count(), 0);
  await page.goBack();
  await demo.settled();
  assert.equal(await page.locator(".filter-chip").count(), 0);
  await page.goForward();
  await demo.settled();
  await demo.chips.locator(".filter-chip", { hasText: "Name contains an" }).waitFor();
}

async function leftOut(demo) {
  await demo.ready();
  assert.ok((await demo.names()).length > 20, "the object is shown all the same");
  await demo.page.getByRole("status").filter({ hasText: "Of the address this could not be read: the filter, the order." }).waitFor({ state: "attached" });
}

/** 500 random addresses, some of them nearly valid. */
async function anything(demo) {
  const { page } = demo;
  await demo.ready();
  const part = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("%", "%E0%A4", '{"a":', '{"name":{"$contains":"x"}}', "null", "[]", "-name", "__proto__", "../..", "name,,", "a/b/c"));
  const address = fc.tuple(fc.constantFrom("companies", "people", "lists/sales_pipeline", "tasks", "objects/x y", "", "constructor"), fc.array(fc.tuple(fc.constantFrom("f", "s", "c", "r", "x"), part), { maxLength: 4 })).map(([path, parts]) => `#/${path}?${parts.map(([name, value]) => `${name}=${value}`).join("&")}`);
  const all = fc.sample(address, { numRuns: 500, seed: 7 });
  for (let from = 0; from < all.length; from += 50) {
    await page.evaluate((some) => {
      for (const next of some) {
        history.replaceState(null, "", next);
        dispatchEvent(new PopStateEvent("popstate"));
      }
    }, all.slice(from, from + 50));
    await page.waitForTimeout(60);
  }
  assert.equal(await page.locator("#app .rail").count(), 1);
  await page.evaluate(() => (history.pushState(null, "", "#/companies"), dispatchEvent(new PopStateEvent("popstate"))));
  await demo.settled();
  assert.ok((await demo.names()).length > 20);
}

export const tests = [
  { name: "address: reload, Back, Forward", test: survives },
  { name: "address: what cannot be read", test: leftOut, path: "/#/companies?f={broken&s=%%%" },
  { name: "address: 500 at random", test: anything, allowed: /4\d\d/ },
];
