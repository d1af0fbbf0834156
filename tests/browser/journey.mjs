// The journey of a person who tries the page, from the first look to the last.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

/** The same workspace as the page's, asked without the page. */
const expected = new AttioClient({ apiKey: "k", fetch: createSandbox().fetch, requestsPerSecond: null });
const nameOf = (record) => record.values.name[0].value;

export async function journey(demo) {
  const { page, connections, query, results } = demo;

  // The page opens with a workspace and its companies.
  await demo.ready();
  const all = await expected.records.query("companies", { limit: 25 });
  assert.deepEqual(await demo.names(), all.data.map(nameOf));
  assert.match(await demo.summary(), /^25 records in /);
  const shift = await page.evaluate(() => globalThis.layoutShift);
  assert.ok(shift < 0.1, `the page moved by ${shift} while it opened`);
  await demo.check("opened");

  // A new connection waits for consent, which can be stopped and taken up again.
  await connections.getByRole("button", { name: "New connection" }).click();
  const pending = demo.connection("Pending");
  await pending.getByText("Waiting for consent").waitFor();
  await demo.check("pending");
  await pending.getByRole("button", { name: "Stop waiting" }).click();
  assert.equal(await pending.getByRole("progressbar").count(), 0);
  assert.ok(await pending.getByRole("radio").isDisabled(), "a pending connection cannot be chosen");
  await pending.getByRole("button", { name: "Give consent" }).click();
  await page.getByRole("dialog").waitFor();
  await demo.check("consent");
  await page.getByRole("button", { name: "Allow access" }).click();
  await demo.connection("Active").nth(1).waitFor();
  assert.ok(await demo.connection("just now").getByRole("radio").isChecked(), "the new connection is in use");
  await demo.connection("just now").getByText("Northwind Ventures").waitFor();
  await demo.ready();

  // A query with filters and a sort.
  await query.getByLabel("Page size").fill("5");
  await demo.addFilter(1, "Name", "contains", "an");
  await demo.addFilter(2, "Lifecycle", "is not", "Churned");
  await demo.addSort("Headcount", "descending");
  await demo.run();
  const body = {
    filter: { $and: [{ name: { $contains: "an" } }, { $not: { lifecycle: { $eq: "Churned" } } }] },
    sorts: [{ direction: "desc", attribute: "headcount" }],
    limit: 5,
  };
  const first = await expected.records.query("companies", body);
  assert.equal(first.data.length, 5);
  assert.deepEqual(await demo.names(), first.data.map(nameOf));
  await demo.check("queried");

  // All of it as a file, with the columns that are shown.
  const [download] = await Promise.all([page.waitForEvent("download"), results.getByRole("button", { name: "Download CSV" }).click()]);
  assert.equal(download.suggestedFilename(), "companies.csv");
  const [header, ...rows] = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  assert.match(header, /^record_id,created_at,web_url,name,headcount,/);
  const whole = await expected.records.query("companies", { ...body, limit: undefined }).toArray();
  assert.deepEqual(rows.map((row) => row.slice(0, 36)), whole.map(({ id }) => id.record_id));

  // The next page, and back.
  const second = await first.getNextPage();
  await results.getByRole("button", { name: "Next page" }).click();
  await results.getByRole("region", { name: "companies, page 2" }).waitFor();
  assert.deepEqual(await demo.names(), second.data.map(nameOf));
  await results.getByRole("button", { name: "Previous" }).click();
  assert.deepEqual(await demo.names(), first.data.map(nameOf));

  // Either of the two.
  await query.getByLabel("Match").selectOption("or");
  await demo.run();
  const either = await expected.records.query("companies", { ...body, filter: { $or: body.filter.$and } });
  assert.deepEqual(await demo.names(), either.data.map(nameOf));

  // The JSON as it came.
  await demo.tab("JSON");
  await demo.check("json");
  await results.getByRole("button", { name: "Copy JSON of the page" }).click();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual(copied.data.map(nameOf), either.data.map(nameOf));
  assert.equal(copied.nextOffset, 5);

  // The code.
  await demo.tab("Code");
  await demo.check("code");
  await results.getByRole("button", { name: "Copy TypeScript" }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /attio\.records\.query\("companies", \{/);

  // The request that was sent.
  await demo.tab("Requests");
  await results.getByText("/v2/objects/{object}/records/query").first().waitFor();
  await demo.check("requests");
  await demo.tab("Table");

  // Nothing fits.
  await query.getByRole("button", { name: "Remove filter 2" }).click();
  await demo.filter(1).getByLabel("Value of Name").fill("no company is called this");
  await demo.run();
  await results.getByText("No record fits").waitFor();
  await demo.check("empty");

  // Another object, with types of its own.
  for (const object of ["People", "Deals", "Users", "Workspaces"]) {
    await query.getByLabel("Object").selectOption({ label: object });
    await results.getByRole("region", { name: `${object.toLowerCase()}, page 1` }).waitFor();
    await demo.check(object);
  }

  // The connection is deleted, after a question; the other one is in use then.
  await demo.connection("just now").getByRole("button", { name: /^Delete connection/ }).click();
  await page.getByRole("dialog").waitFor();
  await demo.check("delete");
  await page.getByRole("button", { name: "Keep it" }).click();
  assert.equal(await demo.connection("Active").count(), 2);
  await demo.connection("just now").getByRole("button", { name: /^Delete connection/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await demo.connection("just now").waitFor({ state: "detached" });
  await demo.connection("Active").getByRole("radio", { checked: true }).waitFor();

  // And the last one: there is nothing to query then.
  await demo.connection("Active").getByRole("button", { name: /^Delete connection/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await connections.getByText("No connection yet").waitFor();
  await results.getByText("Connect a workspace to query its records").waitFor();
  await demo.check("none");
}
