// A query as a person edits it, and the request that it stands for.
import type { Attribute, Filter, RecordQuery, Sort } from "attio-wasm";
import { canFilter, FIELDS, type Field, type Input, type Operator } from "./operators";

export interface FilterRow {
  readonly key: number;
  readonly attribute: string;
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

export interface SortRow {
  readonly key: number;
  readonly attribute: string;
  readonly direction: "asc" | "desc";
}

export interface Draft {
  readonly object: string;
  readonly match: "$and" | "$or";
  readonly filters: readonly FilterRow[];
  readonly sorts: readonly SortRow[];
  readonly limit: number;
}

const PAGE_SIZE = 25;

let lastKey = 0;
const nextKey = () => (lastKey += 1);

export const newDraft = (object: string): Draft => ({ object, match: "$and", filters: [], sorts: [], limit: PAGE_SIZE });

/** A row for an attribute, with the first field and operator of its type. */
export function newFilterRow(attribute: Attribute): FilterRow {
  const field = FIELDS[attribute.type]?.[0];
  return { key: nextKey(), attribute: attribute.api_slug, field: field?.name ?? "", operator: firstOperator(field), value: "" };
}

export const newSortRow = (attribute: Attribute): SortRow => ({ key: nextKey(), attribute: attribute.api_slug, direction: "asc" });

export const firstOperator = (field: Field | undefined) => Object.keys(field?.operators ?? {})[0] ?? "";

export interface Parts {
  readonly attribute: Attribute;
  readonly fields: readonly Field[];
  readonly field: Field;
  readonly operator: Operator;
  readonly input: Input;
}

/** What a row means, given the attributes of its object. */
export function partsOf(row: FilterRow, attributes: readonly Attribute[]): Parts | undefined {
  const attribute = attributes.find(({ api_slug }) => api_slug === row.attribute);
  if (!attribute || !canFilter(attribute.type)) return undefined;
  const fields = FIELDS[attribute.type] ?? [];
  const field = fields.find(({ name }) => name === row.field) ?? fields[0];
  const operator = field?.operators[row.operator];
  return field && operator ? { attribute, fields, field, operator, input: operator.input ?? field.input } : undefined;
}

/** The body of the query. Rows that have no value yet, or whose attribute the object does not have, are left out. */
export function toQuery(draft: Draft, attributes: readonly Attribute[]): RecordQuery {
  const filters = draft.filters.flatMap((row) => {
    const parts = partsOf(row, attributes);
    return parts && (parts.input === "none" || row.value !== "") ? [toFilter(row, parts)] : [];
  });
  const sorts: Sort[] = draft.sorts
    .filter((row) => attributes.some(({ api_slug }) => api_slug === row.attribute))
    .map(({ attribute, direction }) => ({ direction, attribute }));
  const [first] = filters;
  return {
    ...(first && { filter: filters.length === 1 ? first : draft.match === "$and" ? { $and: filters } : { $or: filters } }),
    ...(sorts.length > 0 && { sorts }),
    limit: Number.isInteger(draft.limit) && draft.limit > 0 ? draft.limit : PAGE_SIZE,
  };
}

function toFilter(row: FilterRow, { attribute, field, operator, input }: Parts): Filter {
  const comparison = { [operator.operator]: toValue(row.value, input) };
  // The id of an actor counts only together with what kind of actor it is.
  const condition =
    attribute.type === "actor-reference"
      ? { referenced_actor_type: "workspace-member", referenced_actor_id: row.value }
      : field.name
        ? { [field.name]: comparison }
        : comparison;
  const filter = { [attribute.api_slug]: condition } as Filter;
  return operator.negated ? { $not: filter } : filter;
}

function toValue(value: string, input: Input): string | number | boolean | string[] {
  switch (input) {
    case "none":
      return true;
    case "number":
      return Number(value);
    case "boolean":
      return value === "true";
    case "timestamp":
      // What the person sees is their own time; what is sent names its zone.
      return new Date(value).toISOString();
    case "list":
      return value.split(",").map((part) => part.trim()).filter(Boolean);
    default:
      return value;
  }
}
