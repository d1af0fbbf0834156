#!/usr/bin/env node
// A large workspace, 40 objects × 120 attributes × 40 options, beside one of usual size: time and memory of `tsc` and an
// editor. `npm run types:scale`; `TYPESCRIPT=typescript-5.4` before it selects another compiler, and `-- --short` measures
// only the large one, as the tests do. Medians of CPU time, so that other load changes little; memory is the heap after a
// garbage collection, with `node --expose-gc`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import color from "picocolors";
import { bindGenerator } from "../../../js/types/generator.js";
import { inRoot, pkg } from "../../../tools/paths.mjs";
import { complaints, editorOf, programOf, ts } from "./program.mjs";

const isShort = process.argv.includes("--short");
/** Maximum milliseconds of an editor's answer in the large one; the short form allows for slower machines. */
const LIMIT_MS = isShort ? 600 : 300;
const RUNS = isShort ? 3 : 9;
const SIZES = [...(isShort ? [] : [["usual", 8, 30, 12]]), ["large", 40, 120, 40]];

const types = ["text", "number", "checkbox", "currency", "date", "timestamp", "rating", "status", "select", "record-reference", "actor-reference", "location", "domain", "email-address", "phone-number", "personal-name", "select", "text", "text", "number"];

/** A workspace in the form of the vendor's answers. */
function workspaceOf(objects, attributes, options) {
  const id = (object) => `id-object_${object}`;
  const choices = Array.from({ length: options }, (_, at) => ({ title: `Option ${at}`, is_archived: false }));
  const attributesOf = (object) =>
    Array.from({ length: attributes }, (_, at) => {
      const type = types[at % types.length];
      return {
        id: { workspace_id: "w", object_id: id(object), attribute_id: `id-${object}-${at}` },
        api_slug: `attribute_${at}`,
        title: `Attribute ${at}`,
        description: at % 3 === 0 ? "A sentence about it, as people write them." : null,
        type,
        is_multiselect: at % 7 === 0,
        is_required: at % 20 === 0,
        is_default_value_enabled: false,
        is_unique: at % 40 === 0,
        is_writable: at % 11 !== 5,
        is_archived: false,
        ...((type === "select" || type === "status") && { choices: choices.map(({ title, ...rest }) => ({ title: `${title} of ${at}`, ...rest })) }),
        ...(type === "record-reference" && { config: { record_reference: { allowed_object_ids: [id((object + 1) % objects), id((object + 2) % objects)] } } }),
      };
    });
  return {
    objects: Array.from({ length: objects }, (_, object) => ({
      id: { workspace_id: "w", object_id: id(object) },
      api_slug: `object_${object}`,
      singular_noun: `Object ${object}`,
      plural_noun: `Objects ${object}`,
      attributes: attributesOf(object),
    })),
    lists: Array.from({ length: objects }, (_, list) => ({
      id: { workspace_id: "w", list_id: `id-list_${list}` },
      api_slug: `list_${list}`,
      name: `List ${list}`,
      parent_object: [`object_${list}`],
      attributes: attributesOf(list),
    })),
  };
}

const generator = bindGenerator(new WebAssembly.Module(readFileSync(join(pkg, "types", "types.wasm"))));
const folder = (name) => inRoot("tests", "types", "workspace", name);

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];
/** CPU milliseconds of `act`. */
function cost(act) {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Calls of every kind on three of the objects. */
const program = `import { AttioClient } from "attio-wasm";
declare const attio: AttioClient;
${[0, 1, 2]
  .map(
    (object) => `await attio.records.query("object_${object}", { filter: { attribute_1: { $gte: 1 }, attribute_8: "Option 3 of 8" }, sorts: [{ attribute: "attribute_1", direction: "asc" }] });
await attio.records.update("object_${object}", "id", { values: { attribute_1: 3 } });
await attio.records.update("object_${object}", "id", { values: { attribute_8: "Option 4 of 8" } });
for await (const row of attio.records.rows("object_${object}", {}, { select: ["attribute_1", "attribute_9"], expand: { attribute_9: ["attribute_2"] } })) console.log(row.attribute_1);
for await (const { values } of attio.records.query("object_${object}")) console.log(values.attribute_3?.[0]?.currency_value);`,
  )
  .join("\n")}
export {};
`;

/** A text with the cursor at `|`, and what must be offered there. */
const completions = {
  "slugs of objects": ['attio.records.query("|")', "last object"],
  "keys of a filter": ['attio.records.query("object_3", { filter: { | } })', "last attribute"],
  "options in a filter": ['attio.records.query("object_3", { filter: { attribute_8: "|" } })', "last option"],
  "keys of values to create": ['attio.records.create("object_3", { values: { | } })', "last attribute"],
  "keys of values to update": ['attio.records.update("object_3", "id", { values: { | } })', "last attribute"],
  "keys of values to upsert": ['attio.records.upsert("object_3", { matching_attribute: "attribute_0", values: { | } })', "last attribute"],
  "keys of values to create many": ['attio.records.createMany("object_3", [{ values: { | } }])', "last attribute"],
  "keys of an entry's values": ['attio.entries.create("list_3", { parent_object: "object_3", parent_record_id: "id", entry_values: { | } })', "last attribute"],
  "options to create": ['attio.records.create("object_3", { values: { attribute_8: "|" } })', "last option"],
  "selected of rows": ['attio.records.rows("object_3", {}, { select: ["|"] })', "last attribute"],
  "values as read": ['attio.records.get("object_3", "id").then(({ values }) => values.|)', "last attribute"],
};

let failed = 0;
let passed = 0;
function row(name, figures, fits = true) {
  fits ? (passed += 1) : (failed += 1);
  console.log(`${fits ? color.green("✔") : color.red("✖")} ${name.padEnd(34)} ${figures}`);
}

console.log(`TypeScript ${ts.version}, Node ${process.version}`);
for (const [size, objects, attributes, options] of SIZES) {
  const text = generator.declare(workspaceOf(objects, attributes, options));
  const file = folder("scale.d.ts");
  const used = folder("scale.mts");
  const replaced = new Map([[file, text], [used, program]]);
  let built;
  const check = cost(() => {
    built = programOf([used, file], replaced);
    built.getSemanticDiagnostics();
  });
  const faults = complaints(built);
  for (const fault of faults) console.log(`    ${fault}`);
  globalThis.gc?.();
  const memory = globalThis.gc ? `, ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB` : "";
  row(`${size}: ${objects} × ${attributes} × ${options}, checked`, `${(text.length / 1000).toFixed(0)} kB, ${built.getInstantiationCount().toLocaleString("en")} instantiations, ${check.toFixed(0)} ms${memory}`, faults.length === 0);
  built = undefined;

  const before = 'import { AttioClient } from "attio-wasm";\ndeclare const attio: AttioClient;\n';
  const edited = folder("scale-edited.mts");
  const last = { "last object": `object_${objects - 1}`, "last attribute": `attribute_${attributes - 1}`, "last option": `Option ${options - 1} of 8` };
  const { service, type } = editorOf(edited, [file], replaced);
  // The first answer reads every file; the following ones are those of a person typing.
  service.getCompletionsAtPosition(edited, type(`${before}attio.|`), {});
  for (const [name, [typed, wanted]] of Object.entries(completions)) {
    const costs = [];
    let offered = false;
    for (let run = 0; run < RUNS; run += 1) {
      costs.push(
        cost(() => {
          const position = type(`${before}${"\n".repeat(run)}${typed}`);
          offered = service.getCompletionsAtPosition(edited, position, {})?.entries.some((entry) => entry.name.replace(/^"(.*)"$/, "$1") === last[wanted]) ?? false;
        }),
      );
    }
    const ms = median(costs);
    row(`${size}: ${name}`, `${ms.toFixed(0)} ms${offered ? "" : `, without ${last[wanted]}`}`, offered && (size !== "large" || ms <= LIMIT_MS));
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
