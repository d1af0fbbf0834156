// Types generated from the sandbox hold for all of its answers: each record, entry and row, written as a
// literal, compiles.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { compareTypes, generateTypes } from "attio-wasm/types";
import { inRoot, pkg } from "../../../tools/paths.mjs";
import { complaints, programOf } from "./program.mjs";

const clientOf = (sandbox) => new AttioClient({ apiKey: "round-trip", fetch: sandbox.fetch, requestsPerSecond: null });

/** So many values to a literal. */
const CHUNK = 10;

const generatedFile = inRoot("tests", "types", "workspace", "generated.d.ts");

/** Literals of values, each checked against a type. @param {(value: unknown) => unknown} [form] what is written of a value, once */
function literals(form) {
  const lines = ['import type { AttioRecord, EntryOf, EntryRowOf, RecordCreateOf, RecordUpdateOf, EntryCreateOf, RowOf, ValuesOf } from "attio-wasm";'];
  let count = 0;
  /** @type {Set<string>} */
  const written = new Set();
  return {
    add(type, all) {
      count += all.length;
      const texts = all.map((value) => JSON.stringify(form ? form(value) : value)).filter((text) => !form || (!written.has(type + text) && written.add(type + text)));
      // A tuple: of a list the compiler compares each element with each other.
      for (let at = 0; at < texts.length; at += CHUNK) {
        const some = texts.slice(at, at + CHUNK);
        lines.push(`export const c${lines.length}: [${some.map(() => type)}] = [${some}];`);
      }
    },
    /** Everything that a workspace answers to queries, rows and the calls that read one. */
    async addAll(attio, objects, lists) {
      for (const object of objects) {
        const records = await attio.records.query(object).toArray();
        this.add(`AttioRecord<ValuesOf<"${object}">>`, records);
        if (records[0]) this.add(`AttioRecord<ValuesOf<"${object}">>`, [await attio.records.get(object, records[0].id.record_id)]);
        await this.addRows("RowOf", object, await attio.attributes.list("objects", object).toArray(), (options) => attio.records.rows(object, {}, options));
      }
      for (const list of lists) {
        this.add(`EntryOf<"${list}">`, await attio.entries.query(list).toArray());
        await this.addRows("EntryRowOf", list, await attio.attributes.list("lists", list).toArray(), (options) => attio.entries.rows(list, {}, options));
      }
    },
    /** Rows as they are, with references as objects, with some columns, and with each reference expanded. */
    async addRows(type, slug, attributes, rows) {
      this.add(`${type}<"${slug}">`, await rows({}).toArray());
      this.add(`${type}<"${slug}", undefined, undefined, "object">`, await rows({ references: "object" }).toArray());
      const slugs = attributes.filter(({ is_archived }) => !is_archived).map(({ api_slug }) => api_slug);
      const select = slugs.filter((_, at) => at % 2 === 0);
      this.add(`${type}<"${slug}", ${JSON.stringify(select)}>`, await rows({ select }).toArray({ limit: 100 }));
      for (const { api_slug, is_archived } of attributes.filter(({ type }) => type === "record-reference")) {
        if (is_archived) continue;
        const expand = { [api_slug]: ["created_at", "record_id"] };
        this.add(`${type}<"${slug}", undefined, ${JSON.stringify(expand)}>`, await rows({ expand }).toArray({ limit: 50 }));
      }
    },
    count: () => count,
    forms: () => written.size,
    lines,
  };
}

/**
 * A value as the compiler tells it from others: strings that its types do not name are one, ids are another, and so are
 * numbers above 10.
 *
 * @param {string} types the generated declarations
 */
function formOf(types) {
  const definitions = types + readFileSync(join(pkg, "client.d.ts"), "utf8");
  const named = new Set([...definitions.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].map(([text]) => text));
  const string = (text) => (named.has(JSON.stringify(text)) ? text : /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? "00000000-0000-0000-0000-000000000000" : "any");
  const plain = (value) => (typeof value === "string" ? string(value) : typeof value === "number" && Math.abs(value) > 10 ? 10.5 : value);
  // Of equal elements of a list one is enough.
  const list = (values) => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  return (value) => JSON.parse(JSON.stringify(value), (_, inner) => (Array.isArray(inner) ? list(inner) : plain(inner)));
}

/** So many literals to a program, which bounds its memory. */
const BATCH = 300;

/** The compiler's messages about the literals. */
function compile(types, [header, ...literals]) {
  const file = inRoot("tests", "types", "workspace", "generated.ts");
  const found = [];
  for (let at = 0; at < literals.length; at += BATCH) {
    const text = [header, ...literals.slice(at, at + BATCH)].join("\n");
    found.push(...complaints(programOf([file, generatedFile], new Map([[generatedFile, types], [file, text]]))));
  }
  return found;
}
const slugsOf = (page) => page.toArray().then((all) => all.map(({ api_slug }) => api_slug));

/**
 * The whole of a sandbox.
 *
 * @param {(name: string, faults: string[]) => void} report
 * @param {object} [sizes] of a large one, of which each form of a value is compiled once; default: the sandbox's own, of
 * which each value is compiled as it is
 * @returns {Promise<string>} what was compiled
 */
export async function roundTrip(report, sizes) {
  const attio = clientOf(createSandbox({ seed: 7, ...sizes }));
  const types = await generateTypes(attio);
  report("the same workspace gives the same bytes", (await generateTypes(attio)) === types ? [] : ["they differ"]);
  const all = literals(sizes && formOf(types));
  await all.addAll(attio, await slugsOf(attio.objects.list()), await slugsOf(attio.lists.list()));
  report(`${all.count()} records, entries and rows fit their types`, compile(types, all.lines).slice(0, 10));
  const [header, first] = all.lines;
  const wrong = first.replace('"attribute_type":"text"', '"attribute_type":"number"');
  report("one that does not fit is found", wrong !== first && compile(types, [header, wrong]).length > 0 ? [] : ["it compiles"]);
  const form = formOf(types);
  const same = JSON.stringify(form({ attribute_type: "text", value: "Berlin" })) === JSON.stringify(form({ attribute_type: "text", value: "Paris" }));
  const other = JSON.stringify(form({ attribute_type: "text" })) !== JSON.stringify(form({ attribute_type: "number" }));
  report("forms differ where types do", same && other ? [] : ["they do not"]);
  return `${all.count()} values${sizes ? ` of ${all.forms()} forms` : ""}`;
}

const target = { samples: "objects", sample_list: "lists" };
const FLAGS = ["", "is_required", "is_unique", "is_multiselect", "is_required is_unique", "is_required is_multiselect", "is_unique is_multiselect"];

/** A value of each type of attribute that can be made, as it is written: two different ones, by number. */
const inputs = {
  text: (n) => `Text ${n}`,
  number: (n) => n + 0.5,
  checkbox: (n) => n === 0,
  currency: (n) => n + 9.99,
  date: (n) => `2026-01-${10 + n}`,
  timestamp: (n) => `2026-01-${10 + n}T10:00:00.000000000Z`,
  rating: (n) => n,
  status: (n) => ["Open", "Done"][n],
  select: (n) => ["Red", "Green"][n],
  "record-reference": (n, { people }) => ({ target_object: "people", target_record_id: people[n].id.record_id }),
  "actor-reference": (n, { members }) => ({ referenced_actor_type: "workspace-member", referenced_actor_id: members[n].id.workspace_member_id }),
  location: (n) => ({
    line_1: `${n} Main Street`, line_2: null, line_3: null, line_4: null, locality: "Berlin", region: null, postcode: "10115", country_code: "DE", latitude: null, longitude: null,
  }),
  domain: (n) => `example${n}.com`,
  "email-address": (n) => `person${n}@example.com`,
  "phone-number": (n) => `+4930123456${n}`,
};

/** Every type of attribute with every flag, of an object and of a list: made, changed, archived, restored, filled and read. */
export async function everyAttribute(report) {
  const attio = clientOf(createSandbox({ seed: 7, companies: 1, people: 8, deals: 1 }));
  await attio.objects.create({ api_slug: "samples", singular_noun: "Sample", plural_noun: "Samples" });
  await attio.lists.create({ name: "Sample list", api_slug: "sample_list", parent_object: "samples", workspace_access: "full-access", workspace_member_access: [] });
  const generate = () => generateTypes(attio, { objects: ["samples"], lists: ["sample_list"] });
  const told = (one, other) => compareTypes(one, other).map(({ change, path, detail }) => `${change} ${path} (${detail})`).join();
  const made = { samples: [], sample_list: [] };
  for (const of of Object.keys(target)) {
    const path = of === "samples" ? of : `lists.${of}`;
    for (const type of Object.keys(inputs)) {
      for (const flags of FLAGS) {
        const is = (flag) => flags.split(" ").includes(flag);
        const slug = `${path[0]}_${type.replaceAll("-", "_")}_${flags.replaceAll(" ", "_").replaceAll("is_", "") || "plain"}`;
        const before = await generate();
        try {
          await attio.attributes.create(target[of], of, {
            title: slug, description: null, api_slug: slug, type,
            is_required: is("is_required"), is_unique: is("is_unique"), is_multiselect: is("is_multiselect"),
            config: type === "record-reference" ? { record_reference: { allowed_objects: ["people"] } } : type === "currency" ? { currency: { default_currency_code: "EUR", display_type: "symbol" } } : {},
          });
        } catch (error) {
          // Not every type takes every flag.
          if (error.kind === "validation") continue;
          throw error;
        }
        const after = await generate();
        const line = new RegExp(`^ +${slug}: ([^;]*);`, "m").exec(after)?.[1] ?? "missing";
        const said = [["is_multiselect", '"many"'], ["is_required", '"required"'], ["is_unique", '"unique"']].filter(([flag, word]) => is(flag) !== line.includes(word)).map(([flag]) => `${flag} is ${is(flag)}: ${line}`);
        report(`${path}.${slug} has its flags`, said);
        const detail = is("is_required") ? `${type}, required` : type;
        const expect = (name, one, other, wanted) => report(`${path}.${slug} ${name}`, told(one, other) === wanted ? [] : [`${told(one, other)}, not ${wanted}`]);
        expect("is told of", before, after, `added ${path}.${slug} (${detail})`);
        await attio.attributes.update(target[of], of, slug, { is_required: !is("is_required") });
        expect("is told of as it changes", after, await generate(), `changed ${path}.${slug} (${is("is_required") ? "no longer" : "now"} required)`);
        await attio.attributes.update(target[of], of, slug, { is_required: is("is_required"), is_archived: true });
        const archived = await generate();
        expect("is gone once it is archived", after, archived, `removed ${path}.${slug} (${detail})`);
        if (archived.includes(slug)) report(`${path}.${slug} is nowhere`, [archived]);
        await attio.attributes.update(target[of], of, slug, { is_archived: false });
        report(`${path}.${slug} is back`, (await generate()) === after ? [] : ["it differs"]);
        made[of].push({ slug, type, many: is("is_multiselect"), required: is("is_required") });
        const add = { select: "createOption", status: "createStatus" }[type];
        for (const n of add ? [0, 1] : []) await attio.attributes[add](target[of], of, slug, { title: inputs[type](n) });
      }
    }
    report(`${path}: every type is there`, Object.keys(inputs).filter((type) => !made[of].some((one) => one.type === type)));
  }
  await fill(attio, made, await generateTypes(attio), report);

  await attio.attributes.createOption("objects", "companies", "categories", { title: "Zoology" });
  const before = await generateTypes(attio);
  await attio.attributes.updateOption("objects", "companies", "categories", "Zoology", { is_archived: true });
  const [change] = compareTypes(before, await generateTypes(attio));
  report("an archived option is gone", change?.detail === 'options: -"Zoology"' && change.breaking ? [] : [JSON.stringify(change)]);
}

/** Records and entries with a value of each attribute: what is written, and what is then read, fits its type. */
async function fill(attio, made, types, report) {
  const people = await attio.records.query("people").toArray();
  const members = await attio.workspaceMembers.list().toArray();
  const all = literals();
  const values = (of, n) => Object.fromEntries(made[of].map(({ slug, type, many }) => {
    const value = inputs[type](n, { people, members });
    return [slug, many ? [value] : value];
  }));
  const cleared = (of) => Object.fromEntries(made[of].filter(({ required }) => !required).map(({ slug, many }) => [slug, many ? [] : null]));
  for (const n of [0, 1]) {
    const body = { values: values("samples", n) };
    all.add('RecordCreateOf<"samples">', [body]);
    const { id } = await attio.records.create("samples", body);
    const entry = { parent_object: "samples", parent_record_id: id.record_id, entry_values: values("sample_list", n) };
    all.add('EntryCreateOf<"sample_list">', [entry]);
    const { id: { entry_id } } = await attio.entries.create("sample_list", entry);
    await all.addAll(attio, ["samples"], ["sample_list"]);
    all.add('RecordUpdateOf<"samples">', [{ values: cleared("samples") }]);
    await attio.records.update("samples", id.record_id, { values: cleared("samples") });
    await attio.entries.update("sample_list", entry_id, { entry_values: cleared("sample_list") });
    await all.addAll(attio, ["samples"], ["sample_list"]);
  }
  report(`${made.samples.length + made.sample_list.length} attributes, written and read, fit their types`, compile(types, all.lines).slice(0, 10));
}
