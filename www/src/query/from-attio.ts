// Converts a filter as it is sent to its editable form. Parts that the editor does not support stay JSON.
import type { Filter } from "attio-wasm";
import type { Column } from "../schema/columns";
import { groupOf, nextKey, type Condition, type Group, type Json, type Node } from "./filter";
import type { Schema } from "./meaning";
import { FIELDS, type Field, type Operator } from "./operators";

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean => ["string", "number", "boolean"].includes(typeof value);

const json = (filter: unknown): Json => ({ kind: "json", key: nextKey(), filter: filter as Filter });

/** The outermost group of a filter. */
export function fromAttio(filter: Filter | undefined, root: string, schema: Schema): Group {
  const node = filter === undefined ? groupOf([]) : read(filter, root, schema);
  return { ...(node.kind === "group" ? node : groupOf([node])), key: 0 };
}

function read(filter: unknown, root: string, schema: Schema): Node {
  if (!isPlain(filter)) return json(filter);
  if (Array.isArray(filter["path"])) return readPath(filter, schema, root) ?? json(filter);
  const entries = Object.entries(filter);
  const [name, value] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined) {
    // Several attributes at once: all must hold.
    return entries.length > 1 && entries.every(([key]) => !key.startsWith("$")) ? groupOf(entries.map(([key, one]) => read({ [key]: one }, root, schema))) : json(filter);
  }
  if ((name === "$and" || name === "$or") && Array.isArray(value)) {
    return alike(name, value, root, schema) ?? groupOf(value.map((one) => read(one, root, schema)), name === "$and" ? "and" : "or");
  }
  if (name === "$not") {
    const inner = read(value, root, schema);
    if (inner.kind === "condition") return negated(inner, schema, root) ?? groupOf([inner], "and", true);
    return inner.kind === "group" && !inner.isNot ? { ...inner, isNot: true } : groupOf([inner], "and", true);
  }
  const column = schema(root)?.find(({ slug }) => slug === name);
  return (column && readCondition(column, value, [])) ?? json(filter);
}

/** `$or` of one attribute's options is a single condition, any of them; `$and` of their `$not` is none of them. */
function alike(name: string, list: readonly unknown[], root: string, schema: Schema): Condition | undefined {
  const nodes = list.map((one) => read(one, root, schema));
  const [first] = nodes;
  const operator = name === "$or" ? "any" : "none_of";
  if (first?.kind !== "condition" || nodes.length < 2) return undefined;
  const place = ({ path, attribute, field }: Condition) => JSON.stringify([path, attribute, field]);
  const isAlike = nodes.every((node) => node.kind === "condition" && node.operator === operator && node.values.length === 1 && place(node) === place(first));
  return isAlike ? { ...first, values: nodes.flatMap((node) => (node.kind === "condition" ? node.values : [])) } : undefined;
}

function readPath({ path, constraints, ...rest }: Plain, schema: Schema, root: string): Condition | undefined {
  const steps = path as unknown[];
  if (Object.keys(rest).length > 0 || steps.length < 2 || !steps.every((step) => Array.isArray(step) && step.length === 2 && step.every((part) => typeof part === "string"))) return undefined;
  const typed = steps as [string, string][];
  const [object, attribute] = typed.at(-1) ?? ["", ""];
  if (typed[0]?.[0] !== root) return undefined;
  const column = schema(object)?.find(({ slug }) => slug === attribute);
  return column && readCondition(column, constraints, typed.slice(0, -1).map(([, slug]) => slug));
}

function readCondition(column: Column, value: unknown, path: readonly string[]): Condition | undefined {
  const make = (field: Field, operator: string, values: readonly unknown[]): Condition => ({
    ...{ kind: "condition", key: nextKey(), path, attribute: column.slug },
    ...{ field: field.name, operator, values: values.map(String) },
  });
  const fields = FIELDS[column.type] ?? [];
  if (column.type === "actor-reference") {
    const [field] = fields;
    const { referenced_actor_type: type, referenced_actor_id: id, ...rest } = isPlain(value) ? value : {};
    return field && type === "workspace-member" && typeof id === "string" && Object.keys(rest).length === 0 ? make(field, "any", [id]) : undefined;
  }
  if (isScalar(value)) value = { $eq: value };
  if (!isPlain(value)) return undefined;
  const names = Object.keys(value);
  const [name] = names;
  if (name !== undefined && !name.startsWith("$")) {
    const field = names.length === 1 ? fields.find((field) => field.name === name) : undefined;
    const inner = value[name];
    return field && compare(field, isScalar(inner) ? { $eq: inner } : inner, make);
  }
  const field = fields.find(({ name }) => name === "") ?? fields[0];
  return field && compare(field, value, make);
}

function compare(field: Field, comparison: unknown, make: (field: Field, operator: string, values: readonly unknown[]) => Condition): Condition | undefined {
  if (!isPlain(comparison)) return undefined;
  const entries = Object.entries(comparison);
  const operators = Object.entries(field.operators) as [string, Operator][];
  if (entries.length === 2 && isScalar(comparison["$gte"]) && isScalar(comparison["$lte"])) {
    return "between" in field.operators ? make(field, "between", [comparison["$gte"], comparison["$lte"]]) : undefined;
  }
  const [sign, value] = entries[0] ?? [];
  if (entries.length !== 1) return undefined;
  const [key, operator] = operators.find(([, it]) => it.operator === sign && !it.negated && (!it.form || it.form === "any")) ?? [];
  if (key === undefined || !operator) return undefined;
  if ((operator.input ?? field.input) === "none") return value === true ? make(field, key, []) : undefined;
  if (Array.isArray(value)) return sign === "$in" && value.every(isScalar) ? make(field, key, value) : undefined;
  return isScalar(value) && sign !== "$in" ? make(field, key, [value]) : undefined;
}

/** The opposite operator, where there is one. */
function negated(condition: Condition, schema: Schema, root: string): Condition | undefined {
  if (condition.path.length > 0) return undefined;
  const column = schema(root)?.find(({ slug }) => slug === condition.attribute);
  const field = column && FIELDS[column.type]?.find(({ name }) => name === condition.field);
  const own = field?.operators[condition.operator];
  if (!field || !own || condition.values.length > 1) return undefined;
  const [key] = Object.entries(field.operators).find(([, it]) => it.negated && it.operator === own.operator && it.form === own.form) ?? [];
  return key === undefined ? undefined : { ...condition, operator: key };
}
