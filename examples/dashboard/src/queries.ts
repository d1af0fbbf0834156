// Everything that the page reads, as options of TanStack Query. The rows' types come from attio.d.ts.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RecordFilterOf } from "attio-wasm";
import { attio } from "./attio.ts";

const PAGE = 25;
const MONTHS = 12;

/** The deals' stages in the workspace's own order. */
export const dealStages = queryOptions({
  queryKey: ["attio", "attributes", "deals", "stage"],
  queryFn: ({ signal }) => attio.attributes.listStatuses("objects", "deals", "stage", {}, { signal }).toArray(),
  staleTime: 600_000,
});

export const dealAmounts = queryOptions({
  queryKey: ["attio", "rows", "deals", "amounts"],
  queryFn: ({ signal }) => attio.records.rows("deals", {}, { select: ["stage", "value"], signal }).toArray(),
});

export const dealCurrency = queryOptions({
  queryKey: ["attio", "attributes", "deals", "value"],
  queryFn: async ({ signal }) => (await attio.attributes.get("objects", "deals", "value", { signal })).config?.currency?.default_currency_code ?? "USD",
  staleTime: 600_000,
});

/** The first moment of the oldest month that is shown. */
export function firstMonth(now = new Date()) {
  return new Date(now.getFullYear(), now.getMonth() - (MONTHS - 1), 1);
}

export const recentCompanies = queryOptions({
  queryKey: ["attio", "rows", "companies", "recent"],
  queryFn: ({ signal }) =>
    attio.records.rows("companies", { filter: { created_at: { $gte: firstMonth().toISOString() } } }, { select: ["name"], signal }).toArray(),
});

export const categories = queryOptions({
  queryKey: ["attio", "attributes", "companies", "categories"],
  queryFn: ({ signal }) => attio.attributes.listOptions("objects", "companies", "categories", {}, { signal }).toArray(),
  staleTime: 600_000,
});

type Filter = Exclude<RecordFilterOf<"companies">, { path: unknown }>;

/** A title of the attribute's options, as attio.d.ts lists them. */
type Category = Extract<Filter["categories"], string>;

export interface CompanyView {
  search: string;
  category: Category | "";
  sort: "name" | "created_at" | "last_interaction";
  direction: "asc" | "desc";
}

export const companies = ({ search, category, sort, direction }: CompanyView) =>
  infiniteQueryOptions({
    queryKey: ["attio", "rows", "companies", { search, category, sort, direction }],
    initialPageParam: 0,
    queryFn: async ({ signal, pageParam: offset }) => {
      const filter = { ...(search && { name: { $contains: search } }), ...(category && { categories: category }) };
      const page = await attio.records.rows(
        "companies",
        { filter, sorts: [{ attribute: sort, direction }], limit: PAGE, offset },
        { select: ["name", "domains", "categories", "primary_location", "last_interaction"], signal },
      );
      return { rows: page.data, next: page.nextOffset };
    },
    getNextPageParam: ({ next }) => next,
  });

export const openTasks = queryOptions({
  queryKey: ["attio", "tasks", { is_completed: false }],
  queryFn: ({ signal }) => attio.tasks.list({ is_completed: false }, { signal }).toArray({ limit: 1_000 }),
});

/** The names of records, by id. */
export const names = (object: "companies" | "people", ids: string[]) =>
  queryOptions({
    queryKey: ["attio", "rows", object, "names", ids],
    queryFn: ({ signal }) => attio.records.rows(object, { filter: { record_id: { $in: ids } } }, { select: ["name"], signal }).toArray(),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    select: (rows) => new Map(rows.map(({ record_id, name }) => [record_id, name])),
  });

export const members = queryOptions({
  queryKey: ["attio", "workspaceMembers"],
  queryFn: async ({ signal }) => (await attio.workspaceMembers.list({ signal })).data,
  staleTime: 600_000,
});

export const workspace = queryOptions({
  queryKey: ["attio", "self"],
  queryFn: ({ signal }) => attio.self({ signal }),
  select: (me) => (me.active ? me.workspace_name : undefined),
  staleTime: 600_000,
});

export interface Session {
  /** Whether the server is told of changes, and tells them on. */
  isLive: boolean;
  isSandbox: boolean;
}

export const session = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session> => {
    const response = await fetch("/api/session", { signal });
    if (!response.ok) throw new Error(response.status === 401 ? "Open the address that `npm run dashboard` printed: it begins your session." : `The server answered ${response.status}.`);
    return response.json();
  },
  staleTime: Infinity,
});
