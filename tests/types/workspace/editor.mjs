// Completion and hover texts of an editor; `--show` prints them.
import { inRoot } from "../../../tools/paths.mjs";
import { editorOf, ts } from "./program.mjs";

const before = 'import { AttioClient } from "attio-wasm";\ndeclare const attio: AttioClient;\n';

/** A text with the cursor at `|`, and what must be, or not be, among the completions. */
const completions = [
  ['attio.records.query("|")', ["companies", "invoices", "people"]],
  ['attio.records.rows("|")', ["companies", "invoices", "people"]],
  ['attio.records.createMany("|", [])', ["companies", "invoices", "people"]],
  ['attio.entries.query("|")', ["partners", "sales_pipeline"]],
  ['attio.records.query("companies", { filter: { | } })', ["domains", "name", "team", "tier", "$and", "$or", "$not"]],
  ['attio.records.query("invoices", { filter: { $or: [{ | }] } })', ["total", "tags", "2nd_reminder"]],
  ['attio.records.query("invoices", { filter: { total: { | } } })', ["$eq", "$gte", "currency_value"]],
  ['attio.records.query("invoices", { filter: { tags: "|" } })', ["Disputed", "Overdue"]],
  ['attio.records.query("invoices", { sorts: [{ direction: "asc", attribute: "|" }] })', ["total", "due"]],
  ['attio.records.create("invoices", { values: { | } })', ["number", "total", "stage"]],
  ['attio.records.create("invoices", { values: { stage: "|" } })', ["Draft", "Paid", "Sent"]],
  ['attio.records.rows("invoices", {}, { select: ["|"] })', ["number", "total"]],
  ['attio.records.rows("invoices", {}, { expand: { | } })', ["customer", "contacts"]],
  ['attio.records.get("invoices", "id").then(({ values }) => values.|)', ["total", "tags"]],
  ['attio.entries.create("sales_pipeline", { parent_object: "|" })', ["companies"]],
];

const absent = new Map([
  ['attio.records.query("companies", { filter: { | } })', ["total", "$eq"]],
  ['attio.records.create("invoices", { values: { | } })', ["margin", "record_id", "legacy"]],
]);

/** A text with the cursor at `|`, and the expected hover text. */
const hovers = [
  ['attio.records.que|ry("companies", {})', ["Lists the records of an object"]],
  ['attio.records.query("invoices", { filter: { num|ber: "R-1" } })', ["Number", "As printed."]],
  ['attio.records.get("invoices", "id").then(({ values }) => values.tot|al)', ["total", "CurrencyValue[]", "Total"]],
  ['attio.records.rows("invoices").then(({ data }) => data[0]?.tot|al)', ["number | null", "Total"]],
];

/** @param {(name: string, faults: string[]) => void} report @param {(text: string) => void} show */
export function editor(report, show) {
  const file = inRoot("tests", "types", "workspace", "edited.ts");
  const { service, type } = editorOf(file);
  for (const [typed, wanted] of completions) {
    const position = before.length + type(before + typed) - before.length;
    const names = service.getCompletionsAtPosition(file, position, {})?.entries.map(({ name }) => name.replace(/^"(.*)"$/, "$1")) ?? [];
    show(`${typed}\n    ${names.join(", ")}`);
    const faults = wanted.filter((name) => !names.includes(name)).map((name) => `${name} is not offered: ${names.slice(0, 20).join(", ")}`);
    faults.push(...(absent.get(typed) ?? []).filter((name) => names.includes(name)).map((name) => `${name} is offered`));
    report(`completes ${typed}`, faults);
  }
  for (const [typed, wanted] of hovers) {
    const info = service.getQuickInfoAtPosition(file, type(before + typed));
    const text = ts.displayPartsToString(info?.displayParts) + "\n" + ts.displayPartsToString(info?.documentation);
    show(`${typed}\n    ${text.replaceAll("\n", "\n    ")}`);
    report(`explains ${typed}`, wanted.filter((part) => !text.includes(part)).map((part) => `does not say ${part}: ${text}`));
  }
  // An invalid option, as the editor underlines it.
  const wrong = 'attio.records.create("companies", { values: { tier: "Glod" } });';
  type(before + wrong);
  const [{ start, length, messageText }] = service.getSemanticDiagnostics(file);
  const text = before + wrong;
  const message = ts.flattenDiagnosticMessageText(messageText, "\n    ");
  show(`${wrong}\n    at ${text.slice(start, start + length)}: ${message}`);
  report("a wrong option is underlined where it stands", text.slice(start, start + length) === "tier" && message.includes('"Gold"') ? [] : [`${text.slice(start, start + length)}: ${message}`]);
}
