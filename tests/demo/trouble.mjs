// Failures as the page shows them, and hostile content.
import assert from "node:assert/strict";

async function impose(demo, kind, more = {}) {
  const { page } = demo;
  await page.locator(".trouble-button").click();
  const form = page.getByRole("form", { name: "Trouble" });
  await form.getByLabel("Kind").selectOption({ label: kind });
  if (more.times !== undefined) await form.getByLabel("Times, 0 for always").fill(String(more.times));
  if (more.seconds) await form.getByLabel("Seconds").fill(String(more.seconds));
  await form.getByRole("button", { name: "Begin" }).click();
}
/** A single press ends it. */
const end = (demo) => demo.button("End the trouble").click();

async function errors(demo) {
  await demo.ready();
  const before = await demo.names();
  for (const [kind, title, button] of [
    ["No permission (403)", "The connection may not do this", "Choose a connection"],
    ["Dead grant (500)", "The grant behind this connection seems to be dead", "Reconnect"],
    ["Cut off", "The answer broke off", "Run again"],
    ["Offline", "The service could not be reached", "Run again"],
  ]) {
    await impose(demo, kind, { times: 0 });
    await demo.alert.filter({ hasText: title }).waitFor({ timeout: 20_000 });
    await demo.alert.getByRole("button", { name: button }).waitFor();
    const text = await demo.alert.innerText();
    assert.equal(text.split(title).length, 2, "said once");
    const rows = await demo.names();
    assert.ok(rows.length > 10, "the rows stay");
    assert.deepEqual(rows, before.slice(0, rows.length));
    await demo.check(kind);
    await end(demo);
    await demo.alert.waitFor({ state: "detached" });
    await demo.focused(`${kind} has ended`);
  }
}

async function busy(demo) {
  await demo.ready();
  await demo.page.getByRole("button", { name: "A busy service" }).click();
  await demo.page.getByText(/429 · asks again in \d\.\d s/).waitFor();
  await demo.check("busy");
  await demo.ready();
  await demo.wire.getByText("3 calls").waitFor({ timeout: 15_000 });
  await demo.page.keyboard.press("Control+`");
  assert.equal(await demo.page.locator(".call-status", { hasText: "429" }).count(), 2);
  assert.equal(await demo.page.getByText(/^waited 2.0 s, then asked again/).count(), 2);
}

/** A slow query can be stopped; the previous rows are kept. */
async function stopped(demo) {
  await demo.ready();
  const before = await demo.names();
  await impose(demo, "Slow", { times: 0, seconds: 3 });
  await demo.button("Stop").click();
  await demo.focused("stopped");
  await demo.page.waitForTimeout(3200);
  assert.deepEqual(await demo.names(), before);
  assert.equal(await demo.alert.count(), 0);
  // Loading a further page can be stopped, too.
  await demo.page.getByRole("button", { name: "Next 50" }).click();
  await demo.button("Stop").click();
  assert.match(await demo.status.textContent(), /^1–50 shown/);
}

/** Markup, script URLs, control characters and right-to-left text are shown as text. */
async function hostile(demo) {
  const { page, record } = demo;
  await demo.ready();
  const NAME = "<img src=x onerror=alert(1)> שלום عربي 👩‍👩‍👧‍👦 \u0007bell";
  await demo.button("New").click();
  const form = page.getByRole("form", { name: "New record" });
  await form.getByLabel("Name", { exact: true }).fill(NAME);
  await page.getByRole("button", { name: /more attributes/ }).click();
  await form.getByLabel("LinkedIn").fill("javascript:document.title='pwned'");
  await form.getByLabel("Twitter", { exact: true }).fill("https://user:pass@evil.example/");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await record.getByRole("heading", { name: /<img src=x/ }).waitFor();
  assert.match(await record.getByRole("heading", { name: /<img src=x/ }).textContent(), /␇bell/);
  await demo.check("hostile record");
  await demo.addFilter("Name", "contains", ["<img"]);
  assert.match((await demo.names())[0], /^<img src=x/);
  await page.keyboard.press("Control+`");
  await demo.check("hostile wire");
  const { title, links, planted } = await page.evaluate(() => ({
    title: document.title,
    links: [...document.querySelectorAll("a[href]")].map(({ href, rel, target }) => ({ href, rel, target })),
    planted: document.querySelectorAll("main img, main script, main iframe").length,
  }));
  assert.equal(title, "attio-wasm: the wire");
  assert.equal(planted, 0);
  assert.deepEqual(links.filter(({ href, rel, target }) => !/^https?:\/\//.test(href) || (target && !rel.includes("noopener"))), []);
  assert.ok(!links.some(({ href }) => href.includes("evil")), "an address with a user name in it is no link");
}

/** Only the sandbox can be made to fail on purpose. */
async function none(demo) {
  assert.equal(await demo.page.locator(".trouble-button").count(), 0);
  assert.equal(await demo.page.getByRole("button", { name: "A busy service" }).count(), 0);
}

export const flows = [{ name: "trouble: none is offered", flow: none, on: ({ path }) => path !== "/" }];

export const tests = [
  { name: "trouble: what happened, and what helps", test: errors, allowed: /[45]\d\d|fetch/ },
  { name: "trouble: a busy service", test: busy, allowed: /429/ },
  { name: "trouble: stopping", test: stopped },
  { name: "trouble: hostile content is text", test: hostile },
];
