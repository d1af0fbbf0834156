// Every operator that the page offers, for every attribute: the service accepts the filter, and the editor can parse
// it again.
import assert from "node:assert/strict";
import { runnerImport } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { expected } from "./query.mjs";

const load = async (...path) => (await runnerImport(inRoot("www", "src", ...path))).module;

async function everyOperator() {
  const { columnOf } = await load("schema", "columns.ts");
  const { toAttio } = await load("query", "to-attio.ts");
  const { fromAttio } = await load("query", "from-attio.ts");
  const { meaningOf, isComplete } = await load("query", "meaning.ts");
  const { FIELDS } = await load("query", "operators.ts");
  const objects = (await expected.objects.list()).data;
  const slugOf = new Map(objects.map(({ id, api_slug }) => [id.object_id, api_slug]));
  const schema = new Map();
  for (const { api_slug } of objects) schema.set(api_slug, (await expected.attributes.list("objects", api_slug)).data.map(columnOf));
  const target = ({ type, targets }) => (type === "record-reference" && targets?.length === 1 ? slugOf.get(targets[0]) : undefined);
  const member = (await expected.workspaceMembers.list()).data[0].id.workspace_member_id;
  const [{ record_id }] = (await expected.records.rows("people", { limit: 1 })).data;
  const typed = { text: ["a"], list: ["Smith, Jones & Co", "b"], number: ["3", "40"], days: ["30"], date: ["2026-01-31", "2026-02-28"], timestamp: ["2026-01-31T12:30", "2026-02-28T12:30"], boolean: ["true"], choice: ["Media", "SaaS"], member: [member], record: [record_id], interaction: ["email"], none: [] };
  let tried = 0;
  for (const { api_slug: object } of objects) {
    const of = (condition) => meaningOf(condition, object, (slug) => schema.get(slug), target);
    // Each attribute itself, and those reached over references.
    const ways = [[[], schema.get(object)], ...schema.get(object).flatMap((column) => (target(column) ? [[[column.slug], schema.get(target(column))]] : []))];
    for (const [path, columns] of ways) {
      for (const column of columns) {
        for (const field of FIELDS[column.type] ?? []) {
          for (const [operator, { label, form }] of Object.entries(field.operators)) {
            if (path.length > 0 && !["is", "any", "contains"].includes(operator)) continue;
            const condition = { kind: "condition", key: 1, path, attribute: column.slug, field: field.name, operator };
            const { input } = of({ ...condition, values: [] });
            const choices = input === "choice" ? (await titles(path.length > 0 ? target(schema.get(object).find(({ slug }) => slug === path[0])) : object, column)).slice(0, 2) : undefined;
            const values = (choices ?? typed[input]).slice(0, form === "between" || form === "any" || input === "list" ? 2 : 1);
            const whole = { ...condition, values };
            assert.ok(isComplete(whole, of(whole)), `${object} ${column.slug} ${label}`);
            const filter = toAttio({ kind: "group", key: 0, match: "and", isNot: false, items: [whole] }, of);
            await expected.records.query(object, { filter, limit: 1 }).then(undefined, (error) => {
              throw new Error(`${object}.${[...path, column.slug].join(".")} ${field.label} ${label}: ${JSON.stringify(filter)}: ${error.message}`);
            });
            const back = fromAttio(filter, object, (slug) => schema.get(slug));
            assert.deepEqual(toAttio(back, of), filter, "it means the same after it was read back");
            if (path.length === 0 && !/days/.test(form ?? "") && !(operator === "none_of" && form)) assert.ok(back.items.every(({ kind }) => kind !== "json"), JSON.stringify(filter));
            tried += 1;
          }
        }
      }
    }
  }
  assert.ok(tried > 400, `${tried} were tried`);
}

const known = new Map();
async function titles(object, column) {
  const key = `${object} ${column.slug}`;
  if (!known.has(key)) {
    const { data } = column.type === "status" ? await expected.attributes.listStatuses("objects", object, column.slug) : await expected.attributes.listOptions("objects", object, column.slug);
    known.set(key, data.map(({ title }) => title));
  }
  return known.get(key);
}

/** Nested groups, and filters that the editor does not support. */
async function roundTrips() {
  const { fromAttio } = await load("query", "from-attio.ts");
  const { toAttio } = await load("query", "to-attio.ts");
  const { columnOf } = await load("schema", "columns.ts");
  const { meaningOf } = await load("query", "meaning.ts");
  const columns = (await expected.attributes.list("objects", "companies")).data.map(columnOf);
  const schema = (slug) => (slug === "companies" ? columns : undefined);
  for (const filter of [
    { $or: [{ name: { $contains: "a" } }, { $and: [{ headcount: { $gte: 5 } }, { $not: { lifecycle: { $eq: "Churned" } } }] }] },
    { $not: { $and: [{ name: { $eq: "a" } }, { is_customer: { $eq: true } }] } },
    { $or: [{ lifecycle: { $eq: "Trial" } }, { lifecycle: { $eq: "Customer" } }] },
    { $and: [{ unheard_of: { $eq: 1 } }, { name: { $contains: "a" } }] },
    { name: { $contains: "a", $starts_with: "b" } },
    { path: [["companies", "x"], ["y", "z"]], constraints: { $eq: 1 } },
  ]) {
    const group = fromAttio(filter, "companies", schema);
    assert.deepEqual(toAttio(group, (condition) => meaningOf(condition, "companies", schema, () => undefined)), filter);
  }
}

/** A group made by hand, an attribute across a reference, and several options. */
async function byHand(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.addFilter("Lifecycle", "is any of", ["Trial", "Customer"]);
  await demo.chips.locator(".filter-chip", { hasText: "Lifecycle is any of Trial, Customer" }).waitFor();
  await demo.go("People");
  await demo.chips.locator(".add-filter").click();
  await page.getByRole("combobox").fill("company across");
  await page.getByRole("option").first().click();
  await page.getByRole("combobox", { name: /Attribute of Company/ }).fill("categories");
  await page.getByRole("option").first().click();
  await page.getByRole("combobox", { name: /^Value of/ }).fill("Media");
  await page.getByRole("option", { name: "Media" }).click();
  await demo.check("across a reference");
  await demo.button("Set filter").click();
  await demo.settled();
  const wanted = await expected.records.rows("people", { filter: { path: [["people", "company"], ["companies", "categories"]], constraints: { option: { $eq: "Media" } } }, limit: 50 }).then(undefined, () => undefined);
  const shown = await demo.names();
  assert.ok(shown.length > 0);
  if (wanted) assert.deepEqual(shown, wanted.data.slice(0, shown.length).map(({ name }) => name));
  // A record is found by its name.
  await demo.go("Deals");
  await demo.chips.locator(".add-filter").click();
  await page.getByRole("combobox").fill("associated company record");
  await page.getByRole("option").first().click();
  await page.getByRole("combobox", { name: /^Value of/ }).fill("Acacia");
  await page.getByRole("option", { name: /Acacia/ }).first().click();
  await demo.button("Set filter").click();
  await demo.chips.locator(".filter-chip", { hasText: /Associated company is Acacia/ }).waitFor();
  // The query of each object or list is remembered.
  await demo.go("Companies");
  await demo.chips.locator(".filter-chip", { hasText: "Lifecycle" }).waitFor();
  await demo.go("Companies");
  // A nested group.
  await demo.chips.locator(".add-filter").click();
  await page.getByRole("button", { name: "Group" }).click();
  await page.locator(".chip-group .filter-chip-text").click();
  await page.getByLabel("Value of Name").fill("a");
  await demo.button("Set filter").click();
  await demo.settled();
  await demo.check("groups");
  // A chip is dragged into it.
  await demo.chips.locator(".chips > .filter-chip", { hasText: "Lifecycle" }).dragTo(demo.chips.locator(".chip-group"));
  await demo.settled();
  await demo.chips.locator(".chip-group .filter-chip", { hasText: "Lifecycle" }).waitFor();
  assert.match(decodeURIComponent(await page.evaluate(() => location.hash)), /f=\{"\$or":\[\{"name":\{"\$contains":"a"\}\},\{"\$or":/);
}

export const flows = [{ name: "filters: by hand", flow: byHand }];

export const tests = [
  { name: "filters: every operator of every attribute", test: everyOperator },
  { name: "filters: groups and JSON come back as they were", test: roundTrips },
];
