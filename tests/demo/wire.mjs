// The code that the wire shows is equivalent to the page's calls: it compiles, runs, and has the same results.
import assert from "node:assert/strict";
import { expected } from "./query.mjs";
import { compile, inDeno, inNode, inWorkerd, prepare } from "./programs.mjs";

async function code(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.addFilter("Lifecycle", "is any of", ["Trial", "Customer"]);
  await demo.grid.locator('[data-heading="name"]').click();
  await demo.settled();
  const names = await demo.names();
  await page.keyboard.press("Control+`");
  await demo.check("wire");
  prepare();
  const programs = {};
  for (const tab of ["Worker", "Deno", "Node, Bun", "Browser", "curl"]) {
    await page.getByRole("tab", { name: tab }).click();
    await demo.button("Copy the code").click();
    programs[tab] = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(!/of-the-sandbox|[0-9a-f]{8}-[0-9a-f]{4}/.test(programs[tab]), `${tab}: no invented id, no key`);
  }
  assert.match(programs.curl, /^curl -X POST 'https:\/\/api\.maton\.ai\/attio\/v2\/objects\/companies\/records\/query'/);

  // Each program in the runtime that it names has the page's result.
  for (const [tab, start] of [["Node, Bun", inNode], ["Deno", inDeno], ["Worker", inWorkerd]]) {
    const { stdout, stderr } = await start(programs[tab]);
    assert.match(stdout, /^\[/, `${tab}: ${stdout}${stderr}`);
    assert.deepEqual(JSON.parse(stdout).slice(0, names.length).map(({ name }) => name), names, tab);
  }
  const { curl: _, ...modules } = programs;
  assert.equal(await compile(modules), "");
}

/** A call expands to its request and answer; credentials are never shown. */
async function calls(demo) {
  const { page } = demo;
  await demo.ready();
  await page.keyboard.press("r");
  await demo.settled();
  await page.keyboard.press("Control+`");
  await page.locator(".call-line", { hasText: "/attio/v2/objects/companies/records/query" }).first().click();
  await page.getByRole("region", { name: "Request" }).getByText('"limit": 50').waitFor();
  await page.getByRole("region", { name: "Answer" }).getByText('"record_id"').first().waitFor();
  await demo.check("call");
  assert.ok(!(await page.content()).includes("of-the-sandbox"));
  // As code for each runtime: where there is a proxy, the page asks it, and everything else asks Attio.
  const address = demo.backEnd.path.match(/base=(.*)/)?.[1] ?? (demo.backEnd.hasLinks ? "/api/live" : "/api/attio");
  for (const [tab, client] of [["Worker", "env.MATON_API_KEY"], ["Deno", 'Deno.env.get("MATON_API_KEY")'], ["Node, Bun", "process.env.MATON_API_KEY"], ["Browser", `baseUrl: "${address}"`]]) {
    await page.getByRole("tab", { name: tab }).click();
    await demo.button("Copy the code").click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text.includes('attio.records.rows("companies"') && text.includes(client), `${tab}: ${text}`);
  }
  // curl asks what was asked.
  await page.getByRole("button", { name: "Copy as curl" }).first().click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const where = demo.backEnd.path === "/" ? "https://api.maton.ai/attio" : `${demo.address}${address}/attio`;
  assert.ok(command.startsWith(`curl -X POST '${where}/v2/objects/companies/records/query'`), command);
  await page.getByRole("button", { name: "Clear" }).click();
  await demo.focused("cleared");
}

/** Later reads of the page itself, such as names, do not count as calls of the person. */
async function own(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.go("Sales pipeline");
  await page.waitForFunction(() => document.querySelector('[aria-rowindex="2"] .name-text')?.textContent.endsWith("…") === false);
  await demo.pause(500);
  assert.match(await page.locator(".wire-facts").textContent(), /^200 · [\d.]+ m?s$/);
  await page.keyboard.press("Control+`");
  const read = page.locator(".call-line", { hasText: /objects\/\w+\/records\/query/ });
  // Names were read.
  await read.nth(1).waitFor();
}

/** The parts of a bar: waiting time, and reading time. */
async function waterfall(demo) {
  const { page } = demo;
  await demo.ready();
  await page.keyboard.press("Control+`");
  await page.getByRole("button", { name: "A busy service" }).click();
  await page.getByText(/^asks again in \d\.\d s$/).first().waitFor();
  await demo.check("counts down");
  await page.getByText("waited 2.0 s, then asked again").nth(1).waitFor({ timeout: 15_000 });
  const parts = (call) => call.locator(".call-part").evaluateAll((list) => list.map((part) => [part.dataset.part, part.getBoundingClientRect().width]));
  const refused = page.locator(".call", { hasText: "429" });
  assert.equal(await refused.count(), 2);
  const [head, wait] = [(await parts(refused.first())).find(([part]) => part === "head"), (await parts(refused.first())).find(([part]) => part === "wait")];
  assert.ok(wait[1] > 10 * Math.max(1, head[1] - 2), `a pause of 2 s is longer than the call: ${wait[1]} px against ${head[1]} px`);
  assert.deepEqual((await parts(page.locator(".call").first())).map(([part]) => part).filter((part) => part !== "body"), ["head"], "the last one was not refused");
}

/** A subscription, a write, and the delivery, verified by the package's own receiver. */
async function events(demo) {
  const { page, record } = demo;
  await demo.ready();
  await page.keyboard.press("Control+`");
  await page.getByRole("tab", { name: /^Events/ }).click();
  await demo.check("events, none yet");
  await demo.button("Subscribe").click();
  await demo.button("End the subscription").waitFor();
  await demo.focused("subscribed");
  await demo.wire.getByText("attio.webhooks.create").waitFor();
  await demo.grid.locator("[role=row]").nth(1).click();
  await record.locator('[data-slug="name"] .value-button').click();
  await record.getByLabel("Name", { exact: true }).fill("Renamed for the receiver");
  await page.keyboard.press("Enter");
  const delivery = page.locator(".event-line").filter({ hasText: "record.updated" });
  await delivery.filter({ hasText: "verified" }).filter({ hasText: "200" }).first().waitFor();
  await delivery.first().click();
  // The signature is the vendor's: HMAC-SHA256 of these bytes. Without the correct secret nothing is verified.
  assert.match(await page.locator(".event-signature").textContent(), /^Attio-Signature [0-9a-f]{64}$/);
  const body = JSON.parse(await page.getByRole("region", { name: "Body of the delivery" }).textContent());
  const { data } = await expected.records.rows("companies", { limit: 1 });
  assert.equal(body.events[0].id.record_id, data[0].record_id);
  await demo.check("a delivery");
  assert.ok(!/secret/i.test(await page.locator(".drawer").textContent()), "the secret is shown nowhere");
  await page.getByRole("button", { name: "Open the record" }).click();
  await demo.button("End the subscription").click();
  await demo.button("Subscribe").waitFor();
  // Later writes are not delivered.
  const before = await page.locator(".event-line").count();
  await record.locator('[data-slug="name"] .value-button').click();
  await record.getByLabel("Name", { exact: true }).fill("Renamed once more");
  await page.keyboard.press("Enter");
  await demo.wire.getByText("records.update").waitFor();
  await demo.settled();
  assert.equal(await page.locator(".event-line").count(), before);
}

export const flows = [{ name: "wire: calls, and their code", flow: calls }];

export const tests = [
  { name: "wire: the code does what the page did", test: code },
  { name: "wire: calls of the page itself", test: own },
  { name: "wire: waits are parts of the bar", test: waterfall, allowed: /429/ },
  { name: "wire: a webhook's delivery", test: events },
];
