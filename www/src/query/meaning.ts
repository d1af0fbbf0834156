// Meaning of a condition, given the attributes of its object, and its label.
import type { Column } from "../schema/columns";
import { nextKey, type Condition } from "./filter";
import { FIELDS, type Field, type Input, type Operator } from "./operators";

export interface Meaning {
  readonly column: Column;
  readonly fields: readonly Field[];
  readonly field: Field;
  readonly operator: Operator;
  readonly input: Input;
  /** Its objects and attributes along the way, where it is reached over references. */
  readonly steps: readonly (readonly [object: string, column: Column])[];
}

/** The attributes of every object or list that was read, by slug. */
export type Schema = (slug: string) => readonly Column[] | undefined;

export function meaningOf(condition: Pick<Condition, "path" | "attribute" | "field" | "operator">, root: string, schema: Schema, target: (column: Column) => string | undefined): Meaning | undefined {
  const steps: [string, Column][] = [];
  let at = root;
  for (const slug of condition.path) {
    const column = schema(at)?.find((it) => it.slug === slug);
    const next = column && target(column);
    if (!column || !next) return undefined;
    steps.push([at, column]);
    at = next;
  }
  const column = schema(at)?.find(({ slug }) => slug === condition.attribute);
  const fields = column && FIELDS[column.type];
  if (!column || !fields) return undefined;
  if (steps.length > 0) steps.push([at, column]);
  const field = fields.find(({ name }) => name === condition.field) ?? fields[0];
  const operator = field?.operators[condition.operator];
  return field && operator ? { column, fields, field, operator, input: operator.input ?? field.input, steps } : undefined;
}

export const firstOperator = (field: Field | undefined) => Object.keys(field?.operators ?? {})[0] ?? "";

export function newCondition(column: Column, path: readonly string[] = []): Condition {
  const field = FIELDS[column.type]?.[0];
  return { kind: "condition", key: nextKey(), path, attribute: column.slug, field: field?.name ?? "", operator: firstOperator(field), values: [] };
}

/** Whether it has the values that its operator needs. */
export function isComplete({ values }: Pick<Condition, "values">, { input, operator }: Meaning): boolean {
  if (input === "none") return true;
  const wanted = operator.form === "between" ? 2 : 1;
  const given = values.filter((value) => value.trim() !== "");
  if (given.length < wanted) return false;
  if (input === "number" || input === "days") return given.every((value) => Number.isFinite(Number(value)));
  if (input === "timestamp" || input === "date") return given.every((value) => !Number.isNaN(Date.parse(value)));
  return true;
}

/** Names for ids in values. */
export type NameOf = (id: string) => string | undefined;

export function wordsOf(condition: Condition, meaning: Meaning, nameOf: NameOf): { readonly subject: string; readonly verb: string; readonly value: string } {
  const { column, fields, field, operator, input, steps } = meaning;
  const way = steps.length > 0 ? `${steps.slice(0, -1).map(([, it]) => it.title).join(" → ")} → ` : "";
  const part = fields.length > 1 && field !== fields[0] ? ` ${field.label}` : "";
  const shown = condition.values.map((value) => {
    if (input === "member" || input === "record") return nameOf(value) ?? value.slice(0, 8);
    if (input === "boolean") return value === "true" ? "yes" : "no";
    if (input === "timestamp" && !Number.isNaN(Date.parse(value))) return new Date(value).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
    if (input === "number" && value !== "") return Number(value).toLocaleString("en");
    return value;
  });
  const form = operator.form;
  const verb = form === "last_days" ? "in the last" : form === "next_days" ? "in the next" : condition.values.length === 1 && form === "any" ? (operator.negated ? "is not" : "is") : operator.label;
  const value =
    input === "none" ? "" : form === "between" ? shown.join(" – ") : input === "days" ? `${shown[0] ?? "…"} days` : shown.length > 3 ? `${shown.slice(0, 2).join(", ")} + ${shown.length - 2}` : shown.join(", ");
  return { subject: way + column.title + part, verb, value };
}
