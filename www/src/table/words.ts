// Values as text. Content of records is always text; control characters are made visible.
import type { Column } from "../schema/columns";
import { memberName } from "../schema/workspace";
import { recordNames, wantName } from "./names";

/** Formatters, made on first use: each takes milliseconds, which would delay the opening of the page. */
const once = <T>(make: () => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const numbers = once(() => new Intl.NumberFormat("en", { maximumFractionDigits: 4 }));
const days = once(() => new Intl.DateTimeFormat("en", { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }));
const localDays = once(() => new Intl.DateTimeFormat("en", { year: "numeric", month: "short", day: "numeric" }));
const countries = once(() => new Intl.DisplayNames("en", { type: "region" }));
const graphemes = once(() => new Intl.Segmenter("en", { granularity: "grapheme" }));
const order = once(() => new Intl.Collator("en"));
const money = new Map<string, Intl.NumberFormat>();

/** Formatters of the first rows, and the order of titles, to be made beforehand, one at a time. */
export const FORMATS: readonly (() => unknown)[] = [numbers, days, localDays, () => amount(1, null), () => place({ country_code: "DE" }), order];

export const alphabetical = (a: string, b: string): number => order().compare(a, b);

/** One value of a column. */
export function wordOf(value: unknown, column: Column): string {
  if (value === null || value === undefined) return "";
  switch (column.type) {
    case "number":
      return typeof value === "number" ? numbers().format(value) : String(value);
    case "currency":
      return typeof value === "number" ? amount(value, column.currency) : String(value);
    case "date":
      return moment(value, days());
    case "timestamp":
    case "interaction":
      return moment(value, localDays());
    case "checkbox":
      return value === true ? "Yes" : "No";
    case "location":
      return typeof value === "object" ? place(value as Record<string, string | null>) : String(value);
    case "record-reference":
    case "actor-reference":
      return referenceName(value);
    default:
      return typeof value === "object" ? JSON.stringify(value) : visible(String(value));
  }
}

/** All values of a cell, for copying and for screen readers. */
export const wordsOf = (value: unknown, column: Column): string =>
  Array.isArray(value) ? value.map((one) => wordOf(one, column)).filter(Boolean).join(", ") : wordOf(value, column);

export function referenceName(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const it = value as Record<string, string | null | undefined>;
  const { target_object: object, target_record_id: record, referenced_actor_type: type, referenced_actor_id: actor } = it;
  if (record) {
    const name = recordNames.value.get(record);
    if (name === undefined && object) wantName(object, record);
    return name ?? `${record.slice(0, 8)}…`;
  }
  return (actor && memberName.value.get(actor)) || String(type ?? "unknown").replaceAll("-", " ");
}

function moment(value: unknown, format: Intl.DateTimeFormat): string {
  const at = new Date(String(value));
  return Number.isNaN(at.getTime()) ? String(value) : format.format(at);
}

function amount(value: number, currency: string | null | undefined): string {
  const code = currency ?? "USD";
  let format = money.get(code);
  if (!format) {
    try {
      format = new Intl.NumberFormat("en", { style: "currency", currency: code, minimumFractionDigits: 0, maximumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" } as Intl.NumberFormatOptions);
    } catch {
      // Not a code of ISO 4217.
      return `${numbers().format(value)} ${currency}`;
    }
    money.set(code, format);
  }
  return format.format(value);
}

function place({ locality, country_code: code }: Record<string, string | null>): string {
  let country = code ?? "";
  try {
    country = (code && countries().of(code)) || country;
  } catch {
    // Not a country of ISO 3166.
  }
  return [locality, country].filter(Boolean).join(", ");
}

/** Shows line breaks and control characters as visible symbols; a text that is missing, whatever the types say, is empty. */
export const visible = (text: string | null | undefined) =>
  (text ?? "").replace(/\r\n|[\n\r]/g, " ⏎ ").replace(/[\u0000-\u001f\u007f]/g, (it) => (it === "\t" ? " ⇥ " : String.fromCharCode(it === "\x7f" ? 0x2421 : 0x2400 + it.charCodeAt(0))));

/** An http or https URL, without a user name and password before the host, which could deceive. */
export function webAddress(text: unknown): URL | undefined {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text)) return undefined;
  try {
    const url = new URL(text);
    return url.username || url.password ? undefined : url;
  } catch {
    return undefined;
  }
}

/** First letter of a text, as a person perceives it. */
export function initial(text: string): string {
  // The most frequent case needs no segmenter.
  if (/^[A-Za-z0-9][ -~]/.test(text)) return text.charAt(0).toUpperCase();
  const shown = text.replace(/[\s\p{C}]+/gu, " ").trim();
  const [first] = graphemes().segment(shown);
  return first?.segment.toLocaleUpperCase() ?? "·";
}
