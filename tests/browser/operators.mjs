// Every operator that the page offers, for every attribute there is: the service takes what it makes.
import assert from "node:assert/strict";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { runnerImport } from "vite";
import { inRoot } from "../../tools/paths.mjs";

const load = async (name) => (await runnerImport(inRoot("www", "src", "query", name))).module;

const attio = new AttioClient({ apiKey: "k", fetch: createSandbox().fetch, requestsPerSecond: null });

export async function everyOperator() {
  const { newDraft, newSortRow, toQuery } = await load("draft.ts");
  const { canSort, FIELDS } = await load("operators.ts");
  const member = (await attio.workspaceMembers.list()).data[0].id.workspace_member_id;
  const entered = {
    text: "a",
    list: "a, b",
    number: "3",
    date: "2026-01-31",
    timestamp: "2026-01-31T12:30",
    boolean: "true",
    member,
    interaction: "email",
    none: "",
  };
  let tried = 0;
  const accepted = async (object, attributes, draft) => {
    tried += 1;
    const query = toQuery(draft, attributes);
    await attio.records.query(object, query).catch((error) => assert.fail(`${object} ${JSON.stringify(query)}: ${error.message}`));
    return query;
  };

  for (const { api_slug: object } of (await attio.objects.list()).data) {
    const attributes = (await attio.attributes.list("objects", object)).data;
    for (const attribute of attributes) {
      const { api_slug, type } = attribute;
      assert.ok(type in FIELDS, `nothing is known of the type ${type}`);
      const list = type === "status" ? attio.attributes.listStatuses : attio.attributes.listOptions;
      const choice = type === "status" || type === "select" ? (await list("objects", object, api_slug)).data[0].title : "";
      for (const field of FIELDS[type]) {
        for (const [operator, { input = field.input }] of Object.entries(field.operators)) {
          const value = input === "choice" ? choice : entered[input];
          const row = { key: 1, attribute: api_slug, field: field.name, operator, value };
          const { filter } = await accepted(object, attributes, { ...newDraft(object), limit: 1, filters: [row] });
          assert.ok(filter, `${type} ${field.name} ${operator} makes no filter`);
        }
      }
      if (canSort(type)) await accepted(object, attributes, { ...newDraft(object), limit: 1, sorts: [newSortRow(attribute)] });
    }
  }
  assert.ok(tried > 500, `only ${tried} were tried`);
}
