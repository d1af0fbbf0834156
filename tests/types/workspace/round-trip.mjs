// Types generated from the sandbox accept all of its answers: each record, entry and row compiles as a literal.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { compareTypes, generateTypes } from "attio-wasm/types";
import { inRoot } from "../../../tools/paths.mjs";
import { complaints, programOf } from "./program.mjs";

const clientOf = (sandbox) => new AttioClient({ apiKey: "round-trip", fetch: sandbox.fetch, requestsPerSecond: null });

/** @param {(name: string, faults: string[]) => void} report */
export async function roundTrip(report, sizes = { companies: 60, people: 80, deals: 40 }) {
  const attio = clientOf(createSandbox({ seed: 7, ...sizes }));
  const file = inRoot("tests", "types", "workspace", "generated.d.ts");
  const types = await generateTypes(attio);
  report("the same workspace gives the same bytes", (await generateTypes(attio)) === types ? [] : ["they differ"]);

  const literals = ['import type { AttioRecord, EntryOf, EntryRowOf, RowOf, ValuesOf } from "attio-wasm";'];
  let values = 0;
  const add = (type, all) => {
    literals.push(`export const c${literals.length}: ${type}[] = ${JSON.stringify(all)};`);
    values += all.length;
  };
  for (const { api_slug: object } of await attio.objects.list().toArray()) {
    add(`AttioRecord<ValuesOf<"${object}">>`, await attio.records.query(object).toArray());
    add(`RowOf<"${object}">`, await attio.records.rows(object).toArray());
    const { attributes } = await attio.records.metadata(object);
    const references = attributes.filter(({ type }) => type === "record-reference");
    const expand = Object.fromEntries(references.slice(0, 2).map(({ api_slug }) => [api_slug, ["created_at"]]));
    add(`RowOf<"${object}", undefined, ${JSON.stringify(expand)}>`, await attio.records.rows(object, {}, { expand }).toArray({ limit: 20 }));
    add(`RowOf<"${object}", undefined, undefined, "object">`, await attio.records.rows(object, {}, { references: "object" }).toArray({ limit: 20 }));
  }
  for (const { api_slug: list } of await attio.lists.list().toArray()) {
    add(`EntryOf<"${list}">`, await attio.entries.query(list).toArray());
    add(`EntryRowOf<"${list}">`, await attio.entries.rows(list).toArray());
  }
  const literal = inRoot("tests", "types", "workspace", "generated.ts");
  const program = (text) => programOf([literal, file], new Map([[file, types], [literal, text]]));
  report(`${values} records, entries and rows fit their types`, complaints(program(literals.join("\n"))).slice(0, 10));
  const wrong = literals.join("\n").replace('"attribute_type":"text"', '"attribute_type":"number"');
  report("one that does not fit is found", complaints(program(wrong)).length > 0 ? [] : ["it compiles"]);
}

const types = ["text", "number", "checkbox", "currency", "date", "timestamp", "rating", "status", "select", "record-reference", "actor-reference", "location", "domain", "email-address", "phone-number"];

/** Every type of attribute with every flag appears in the file after it is created, changed and archived. */
export async function everyAttribute(report) {
  const attio = clientOf(createSandbox({ seed: 7, companies: 1, people: 1, deals: 1 }));
  await attio.objects.create({ api_slug: "samples", singular_noun: "Sample", plural_noun: "Samples" });
  for (const type of types) {
    for (const flags of ["", "is_required", "is_unique", "is_multiselect", "is_required is_unique", "is_required is_multiselect"]) {
      const is = (flag) => flags.split(" ").includes(flag);
      const slug = `s_${type.replaceAll("-", "_")}_${flags.replaceAll(" ", "_").replaceAll("is_", "") || "plain"}`;
      const before = await generateTypes(attio, { objects: ["samples"], lists: [] });
      try {
        await attio.attributes.create("objects", "samples", {
          title: slug, description: null, api_slug: slug, type,
          is_required: is("is_required"), is_unique: is("is_unique"), is_multiselect: is("is_multiselect"),
          config: type === "record-reference" ? { record_reference: { allowed_objects: ["people"] } } : type === "currency" ? { currency: { default_currency_code: "EUR", display_type: "symbol" } } : {},
        });
      } catch (error) {
        // Not every type accepts every flag.
        if (error.kind === "validation") continue;
        throw error;
      }
      const after = await generateTypes(attio, { objects: ["samples"], lists: [] });
      const line = new RegExp(`^ +${slug}: ([^;]*);`, "m").exec(after)?.[1] ?? "missing";
      const said = [["is_multiselect", '"many"'], ["is_required", '"required"'], ["is_unique", '"unique"']].filter(([flag, word]) => is(flag) !== line.includes(word)).map(([flag]) => `${flag} is ${is(flag)}: ${line}`);
      report(`${slug} has its flags`, said);
      const told = (one, other) => compareTypes(one, other).map(({ change, path }) => `${change} ${path}`).join();
      report(`${slug} is told of`, told(before, after) === `added samples.${slug}` ? [] : [told(before, after)]);
      await attio.attributes.update("objects", "samples", slug, { is_archived: true });
      const archived = await generateTypes(attio, { objects: ["samples"], lists: [] });
      report(`${slug} is gone once it is archived`, told(after, archived) === `removed samples.${slug}` ? [] : [told(after, archived)]);
    }
  }
  await attio.attributes.createOption("objects", "companies", "categories", { title: "Zoology" });
  const before = await generateTypes(attio);
  await attio.attributes.updateOption("objects", "companies", "categories", "Zoology", { is_archived: true });
  const [change] = compareTypes(before, await generateTypes(attio));
  report("an archived option is gone", change?.detail === 'options: -"Zoology"' && change.breaking ? [] : [JSON.stringify(change)]);
}
