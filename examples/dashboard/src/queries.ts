// All queries of the page, as options of TanStack Query. Types of rows come from attio.d.ts.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RecordFilterOf } from "attio-wasm";
import { rowsQuery, tasksQuery } from "attio-wasm/query";
import { attio } from "./attio.ts";

const PAGE = 25;

/** How many months are shown, with the current one. */
export const MONTHS = 12;

/** The stages of deals in the workspace's order. */
export const dealStages = queryOptions({
  queryKey: ["attio", "attributes", "deals", "stage"],
  queryFn: ({ signal }) => attio.attributes.listStatuses("objects", "deals", "stage", {}, { signal }).toArray(),
  staleTime: 600_000,
});

export const dealAmounts = queryOptions({
  ...rowsQuery(attio, "deals", {}, { select: ["stage", "value"], all: true }),
  select: ({ data }) => data,
});

export const dealCurrency = queryOptions({
  queryKey: ["attio", "attributes", "deals", "value"],
  queryFn: async ({ signal }) => (await attio.attributes.get("objects", "deals", "value", { signal })).config?.currency?.default_currency_code ?? "USD",
  staleTime: 600_000,
});

/** The first moment of the oldest month shown. */
export function firstMonth(now = new Date()) {
  return new Date(now.getFullYear(), now.getMonth() - (MONTHS - 1), 1);
}

export const recentCompanies = queryOptions({
  ...rowsQuery(attio, "companies", { filter: { created_at: { $gte: firstMonth().toISOString() } } }, { select: ["name"], all: true }),
  select: ({ data }) => data,
});

export const categories = queryOptions({
  queryKey: ["attio", "attributes", "companies", "categories"],
  queryFn: ({ signal }) => attio.attributes.listOptions("objects", "companies", "categories", {}, { signal }).toArray(),
  staleTime: 600_000,
});

type Filter = Exclude<RecordFilterOf<"companies">, { path: unknown }>;

/** A title of the attribute's options, as listed in attio.d.ts. */
type Category = Extract<Filter["categories"], string>;

export interface CompanyView {
  search: string;
  category: Category | "";
  sort: "name" | "created_at" | "last_interaction";
  direction: "asc" | "desc";
}

export const companies = ({ search, category, sort, direction }: CompanyView) =>
  infiniteQueryOptions(
    rowsQuery.infinite(
      attio,
      "companies",
      { filter: { ...(search && { name: { $contains: search } }), ...(category && { categories: category }) }, sorts: [{ attribute: sort, direction }], limit: PAGE },
      { select: ["name", "domains", "categories", "primary_location", "last_interaction"] },
    ),
  );

export const openTasks = queryOptions(tasksQuery(attio, { is_completed: false }, { all: true }));

/** The objects, which map the ids of events to the slugs of queries. */
export const known = queryOptions({
  queryKey: ["attio", "objects"],
  queryFn: async ({ signal }) => (await attio.objects.list({ signal })).data,
  staleTime: 600_000,
});

/** Names of records, by id. */
export const names = (object: "companies" | "people", ids: string[]) =>
  queryOptions({
    ...rowsQuery(attio, object, { filter: { record_id: { $in: ids } } }, { select: ["name"], all: true }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    select: ({ data }) => new Map(data.map(({ record_id, name }) => [record_id, name])),
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
  /** Whether the server gets events and passes them on. */
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
