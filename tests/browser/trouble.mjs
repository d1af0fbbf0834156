// Failures as the page shows them, and hostile content.
import assert from "node:assert/strict";

const impose = (demo, label) => demo.page.getByLabel("Answers queries").selectOption({ label });

/** Each condition of the sandbox: what the page says, and that it recovers. */
export async function errors(demo) {
  await demo.ready();
  const expected = {
    "Without permission (403)": ["The connection may not do this", "permission", "record_permission:read"],
    "Expired grant (500)": ["The service failed", "server", "create a new connection"],
    "Cut off in mid-answer": ["The service could not be reached", "network", ""],
    "Not at all": ["The service could not be reached", "network", ""],
  };
  for (const [condition, [title, kind, words]] of Object.entries(expected)) {
    await impose(demo, condition);
    await demo.run();
    await demo.alert.waitFor({ timeout: 15_000 });
    const text = await demo.alert.innerText();
    assert.ok(text.includes(title), `${condition}: ${text}`);
    assert.match(text, new RegExp(`kind\\s*${kind}`), condition);
    assert.ok(text.includes(words), `${condition}: ${text}`);
    await demo.check(condition);
    await impose(demo, "Normally");
    await demo.alert.getByRole("button", { name: "Try again" }).click();
    await demo.ready();
    assert.equal(await demo.alert.count(), 0);
  }
}

/** A download that fails says so, beside the records that stay. */
export async function failedDownload(demo) {
  await demo.ready();
  const before = await demo.names();
  await impose(demo, "Without permission (403)");
  await demo.results.getByRole("button", { name: "Download CSV" }).click();
  await demo.alert.waitFor();
  assert.match(await demo.alert.innerText(), /The connection may not do this/);
  assert.deepEqual(await demo.names(), before);
  await demo.check("failed download");
  await impose(demo, "Normally");
  await Promise.all([demo.page.waitForEvent("download"), demo.alert.getByRole("button", { name: "Try again" }).click()]);
  await demo.alert.waitFor({ state: "detached" });
}

/** The client waits and asks again by itself. */
export async function retries(demo) {
  await demo.ready();
  await impose(demo, "429 twice, then fine");
  await demo.run();
  await demo.results.getByText(/2 retries/).waitFor();
  await demo.tab("Requests");
  await demo.results.getByText(/^again in 1.0 s/).nth(1).waitFor();
  assert.equal(await demo.results.getByText("429", { exact: true }).count(), 2);
}

/** A query that takes too long is cancelled, and what was there stays. */
export async function cancelling(demo) {
  await demo.ready();
  const before = await demo.names();
  await impose(demo, "Slowly");
  await demo.query.getByLabel("Page size").fill("3");
  await demo.query.getByRole("button", { name: "Run query" }).click();
  await demo.query.getByRole("button", { name: "Cancel" }).click();
  await demo.query.getByRole("button", { name: "Run query" }).waitFor();
  // Its answer would be there by now.
  await demo.page.waitForTimeout(2_500);
  assert.deepEqual(await demo.names(), before);
  assert.equal(await demo.alert.count(), 0);
}

/** Consent that is refused makes a connection that says so. */
export async function refusing(demo) {
  await demo.ready();
  await demo.connections.getByRole("button", { name: "New connection" }).click();
  await demo.connections.getByRole("button", { name: "Give consent" }).click();
  await demo.page.getByRole("button", { name: "Refuse" }).click();
  const failed = demo.connection("Failed");
  await failed.waitFor();
  assert.ok(await failed.getByRole("radio").isDisabled());
  await failed.getByText("Delete it and create another.").waitFor();
  await demo.check("refused");
}

/** Markup and script addresses in a record are text. */
export async function hostileContent(demo) {
  const { page, results } = demo;
  await demo.ready();
  await page.getByRole("button", { name: "Add a hostile record" }).click();
  await page.getByRole("button", { name: "Hostile record added" }).waitFor();
  await demo.addFilter(1, "Name", "contains", "<script");
  await demo.run();
  assert.match((await demo.names())[0], /^<img src=x onerror=/);
  await results.getByText("Columns", { exact: true }).click();
  for (const column of ["Description", "LinkedIn", "Twitter"]) await results.getByRole("checkbox", { name: column, exact: true }).check();
  await page.keyboard.press("Escape");
  await results.getByText("javascript:document.title='pwned'").first().waitFor();
  await demo.tab("JSON");
  await demo.tab("Code");
  await demo.tab("Table");
  const { title, links, planted } = await page.evaluate(() => ({
    title: document.title,
    links: [...document.querySelectorAll("a[href]")].map(({ href, rel }) => ({ href, rel })),
    planted: document.querySelectorAll("main img, main script, main iframe").length,
  }));
  assert.equal(title, "attio-wasm demo");
  assert.equal(planted, 0);
  assert.deepEqual(links.filter(({ href, rel }) => !/^https?:\/\//.test(href) || !rel.includes("noopener")), []);
  assert.ok(!links.some(({ href }) => href.includes("evil")), "an address with a user name in it is no link");
}
