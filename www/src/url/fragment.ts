// The view in the address, behind #: short, readable, and without keys, headers or connections.
import type { Filter } from "attio-wasm";
import { placeKey, type Place, type RecordPath, type Sort } from "../query/view";

export interface Address {
  readonly place: Place;
  readonly filter?: Filter;
  readonly sorts: readonly Sort[];
  readonly columns?: readonly string[];
  readonly record?: RecordPath;
  /** The parts that could not be read. */
  readonly leftOut: readonly string[];
}

const LONGEST = 2_000;
const WORK = ["tasks", "notes", "meetings", "members"] as const;
const SLUG = /^[\w-]{1,128}$/;

/** Escapes only characters that would end a part, or are not allowed in a URL. */
const escaped = (text: string) => text.replace(/[%&#+\s"<>\\^`{|}\u0000-\u001f\u007f-\uffff]/g, (it) => (/["{}|]/.test(it) ? it : encodeURIComponent(it.isWellFormed() ? it : "\ufffd")));
const tight = (text: string) => text.replace(/[\ud800-\udbff][\udc00-\udfff]|[^]/g, (it) => (it.length > 1 ? encodeURIComponent(it) : escaped(it)));

export function addressOf(place: Place, parts: Omit<Address, "place" | "leftOut"> = { sorts: [] }): string {
  const { filter, sorts, columns, record } = parts;
  const path = place.kind === "objects" ? ((WORK as readonly string[]).includes(place.slug) || place.slug === "lists" || place.slug === "objects" ? `objects/${place.slug}` : place.slug) : placeKey(place);
  const query: string[] = [];
  const put = (name: string, text: string) => {
    const part = `${name}=${tight(text)}`;
    // Parts that would make it too long are left out, not cut.
    if (`#/${path}?${[...query, part].join("&")}`.length <= LONGEST) query.push(part);
  };
  if (record) put("r", record.object === place.slug && place.kind !== "lists" ? record.id : `${record.object}/${record.id}`);
  if (filter) put("f", JSON.stringify(filter));
  if (sorts.length > 0) put("s", sorts.map(({ attribute, direction, field }) => `${direction === "desc" ? "-" : ""}${attribute}${field ? `.${field}` : ""}`).join(","));
  if (columns) put("c", columns.join(","));
  return `#/${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

/** Parses an address; invalid parts are left out, and listed. */
export function readAddress(fragment: string, home: Place): Address {
  const leftOut: string[] = [];
  const [path = "", search = ""] = split(fragment.replace(/^#?\/?/, ""));
  const place = placeOf(decoded(path) ?? "");
  if (!place && path !== "") leftOut.push("where it leads");
  const parts = new Map(
    search
      .split("&")
      .filter(Boolean)
      .map((part) => {
        const at = part.indexOf("=");
        return at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      }),
  );
  const part = <T>(name: string, title: string, read: (text: string) => T | undefined): T | undefined => {
    const raw = parts.get(name);
    if (raw === undefined) return undefined;
    const text = decoded(raw);
    const value = text === undefined ? undefined : read(text);
    if (value === undefined) leftOut.push(title);
    return value;
  };
  const at = place ?? home;
  const filter = part("f", "the filter", readFilter);
  const sorts = part("s", "the order", readSorts);
  const columns = part("c", "the columns", (text) => (text.split(",").every((slug) => SLUG.test(slug)) ? text.split(",") : undefined));
  const record = part("r", "the record", (text): RecordPath | undefined => {
    const [object = "", id = ""] = text.includes("/") ? text.split("/") : [at.slug, text];
    // A meeting is not a record: it belongs to its view.
    const isKnown = SLUG.test(object) || (object === "" && at.kind === "meetings");
    return isKnown && SLUG.test(id) ? { object, id } : undefined;
  });
  return { place: at, sorts: sorts ?? [], ...(filter && { filter }), ...(columns && { columns }), ...(record && { record }), leftOut };
}

function split(text: string): [string, string] {
  const at = text.indexOf("?");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function placeOf(path: string): Place | undefined {
  const [first = "", second] = path.split("/");
  if ((first === "lists" || first === "objects") && second !== undefined) return SLUG.test(second) ? { kind: first, slug: second } : undefined;
  const work = WORK.find((kind) => kind === first);
  if (work) return { kind: work, slug: "" };
  return SLUG.test(first) && second === undefined ? { kind: "objects", slug: first } : undefined;
}

function readFilter(text: string): Filter | undefined {
  try {
    const filter: unknown = JSON.parse(text);
    return typeof filter === "object" && filter !== null && !Array.isArray(filter) ? (filter as Filter) : undefined;
  } catch {
    return undefined;
  }
}

function readSorts(text: string): Sort[] | undefined {
  const sorts = text.split(",").map((part): Sort | undefined => {
    const [, minus, attribute, field] = /^(-?)([\w-]{1,128})(?:\.([\w-]{1,64}))?$/.exec(part) ?? [];
    return attribute ? { attribute, direction: minus ? "desc" : "asc", ...(field && { field }) } : undefined;
  });
  return sorts.every((sort) => sort !== undefined) ? sorts : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
