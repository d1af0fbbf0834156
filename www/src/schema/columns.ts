// A column describes an attribute for table, filters and forms; entities without attributes have columns too.
import type { Attribute } from "attio-wasm";

export interface Column {
  readonly slug: string;
  readonly title: string;
  readonly type: string;
  readonly isMulti: boolean;
  readonly isWritable: boolean;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly currency?: string | null;
  /** Ids of the objects that a reference may point to. */
  readonly targets?: readonly string[] | null;
  readonly attribute?: Attribute;
  /** Its width at first, where that of its type is too little. */
  readonly width?: number;
}

export const columnOf = (attribute: Attribute): Column => ({
  slug: attribute.api_slug,
  title: attribute.title,
  type: attribute.type,
  isMulti: attribute.is_multiselect,
  isWritable: attribute.is_writable,
  isRequired: attribute.is_required,
  isUnique: attribute.is_unique,
  currency: attribute.config?.currency?.default_currency_code ?? null,
  targets: attribute.config?.record_reference?.allowed_object_ids ?? null,
  attribute,
});

/** A column of an entity without attributes. */
export const plain = (slug: string, title: string, type: string, isMulti = false): Column => ({
  slug,
  title,
  type,
  isMulti,
  isWritable: false,
  isRequired: false,
  isUnique: false,
});

/** Rank of a type: columns of the most informative types come first where there is room for a few. */
const ORDER = ["status", "select", "domain", "email-address", "currency", "number", "location", "actor-reference", "rating", "date", "record-reference", "checkbox", "phone-number", "timestamp", "text", "interaction"];
const DULL = /^(record_id|entry_id|created_by|parent_record|logo_url|avatar_url|.*_follower_count|angellist|facebook|instagram|linkedin|twitter|description|(first|last|next)_.*interaction|strongest_.*)$/;
const SHOWN = 9;

/** The initial columns: chosen from the attributes alone, so that they do not depend on the answer. */
export function usualColumns(columns: readonly Column[]): string[] {
  const name = columns.filter(({ slug }) => slug === "name" || slug === "parent_record");
  const weight = ({ type }: Column) => (ORDER.indexOf(type) + ORDER.length) % ORDER.length;
  const isTold = ({ attribute }: Column) => attribute?.is_required ?? false;
  const rest = columns
    .filter((column) => !name.includes(column) && !DULL.test(column.slug) && column.type !== "record-reference")
    .sort((a, b) => Number(isTold(b)) - Number(isTold(a)) || weight(a) - weight(b));
  // Types alternate, so that none fills the table.
  const seen = new Map<string, number>();
  const turn = new Map(rest.map((column) => [column, (seen.set(column.type, (seen.get(column.type) ?? 0) + 1), seen.get(column.type) ?? 0)]));
  rest.sort((a, b) => Math.max(0, (turn.get(a) ?? 0) - 2) - Math.max(0, (turn.get(b) ?? 0) - 2));
  return [...name, ...rest].slice(0, SHOWN).map(({ slug }) => slug);
}

const WIDTHS: Record<string, number> = {
  text: 170, "personal-name": 190, domain: 160, "email-address": 200, select: 148, status: 120, currency: 116, number: 100, rating: 92, checkbox: 84,
  date: 112, timestamp: 124, location: 168, "record-reference": 180, "actor-reference": 140, "phone-number": 140, interaction: 112,
};
export const widthOf = ({ slug, type, width }: Column) => width ?? (slug === "name" || slug === "parent_record" ? 216 : (WIDTHS[type] ?? 150));
