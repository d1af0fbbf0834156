// Conversion of values between three forms: Attio's, the rows', and the text that a person types.
import type { Actor, AttributeValue } from "attio-wasm";
import type { Column } from "../schema/columns";
import { memberName, slugOfObject } from "../schema/workspace";

type Loose = Record<string, unknown>;

/** A value in the form of rows, so that the record shows it like the table. */
export function plainValue(value: AttributeValue): unknown {
  const it = value as unknown as Loose;
  switch (value.attribute_type) {
    case "currency":
      return value.currency_value;
    case "select":
      return typeof value.option === "string" ? value.option : value.option?.title;
    case "status":
      return typeof value.status === "string" ? value.status : value.status?.title;
    case "domain":
      return value.domain;
    case "email-address":
      return value.email_address;
    case "phone-number":
      return value.phone_number;
    case "personal-name":
      return value.full_name;
    case "interaction":
      return value.interacted_at;
    case "location":
    case "record-reference":
    case "actor-reference":
      return it;
    default:
      return "value" in it ? it["value"] : it;
  }
}

export const plainValues = (values: readonly AttributeValue[] | undefined, { isMulti }: Column): unknown => {
  const all = (values ?? []).map(plainValue);
  return isMulti ? all : (all[0] ?? null);
};

/** Initial text of the input of a value. */
export function typedOf(value: unknown, column: Column): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") {
    const it = value as Loose;
    if (column.type === "record-reference") return String(it["target_record_id"] ?? "");
    if (column.type === "actor-reference") return String(it["referenced_actor_id"] ?? "");
    if (column.type === "location") return ["line_1", "line_2", "locality", "region", "postcode", "country_code"].map((name) => it[name]).filter(Boolean).join(", ");
    return JSON.stringify(it);
  }
  if (column.type === "date") return String(value).slice(0, 10);
  if (column.type === "timestamp") {
    const at = new Date(String(value));
    return Number.isNaN(at.getTime()) ? String(value) : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }
  return String(value);
}

/** Value to send for a typed text. An empty text clears the attribute. */
export function written(typed: readonly string[], column: Column): unknown[] {
  return typed.map((text) => text.trim()).filter(Boolean).map((text) => one(text, column));
}

function one(text: string, column: Column): unknown {
  switch (column.type) {
    case "number":
    case "currency":
    case "rating":
      return Number(text);
    case "checkbox":
      return text === "true";
    case "timestamp":
      return new Date(text).toISOString();
    case "record-reference":
      return { target_object: slugOfObject(column.targets?.[0] ?? "") ?? column.targets?.[0], target_record_id: text };
    case "actor-reference":
      return { referenced_actor_type: "workspace-member", referenced_actor_id: text };
    case "personal-name": {
      const at = text.lastIndexOf(" ");
      const [first, last] = at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
      return { first_name: first, last_name: last, full_name: text };
    }
    default:
      return text;
  }
}

/** Message about an invalid text, before anything is sent. */
export function wrongWith(typed: readonly string[], column: Column): string | undefined {
  const given = typed.map((text) => text.trim()).filter(Boolean);
  if (given.length === 0) return column.isRequired ? `${column.title} is required.` : undefined;
  if (/^(number|currency|rating)$/.test(column.type) && !given.every((text) => Number.isFinite(Number(text)))) return `${column.title} is a number.`;
  if (column.type === "rating" && !given.every((text) => /^[0-5]$/.test(text))) return `${column.title} is from 0 to 5.`;
  if (/^(date|timestamp)$/.test(column.type) && given.some((text) => Number.isNaN(Date.parse(text)))) return `${column.title} is a date.`;
  return undefined;
}

/** Author of a value: a member by name, others by type. */
export const actorName = ({ type, id }: Actor): string => (type === "workspace-member" && memberName.value.get(id ?? "")) || (type ?? "").replaceAll("-", " ");
