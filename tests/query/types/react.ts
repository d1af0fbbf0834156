// React: hooks infer the query's result, as from hand-written options.
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueries, useQueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { AttioClient, type AttioRecord, type CurrencyValue, type Task, type WebhookEvent } from "attio-wasm";
import { entriesQuery, keysOf, recordQuery, recordsQuery, rowsQuery, tasksQuery, type AttioKey, type KnownTarget, type QueryPage } from "attio-wasm/query";
import { check, type Same } from "../../types/same.js";

declare const attio: AttioClient;
declare const event: WebhookEvent;
declare const known: KnownTarget[];

export function Component() {
  const invoices = useQuery(recordsQuery(attio, "invoices", { filter: { total: { $gte: 10 } }, limit: 25 }));
  const total = invoices.data?.data[0]?.values.total?.[0];
  check<Same<typeof total, CurrencyValue | undefined>>();

  const rows = useSuspenseQuery(rowsQuery(attio, "invoices", {}, { select: ["number", "total"], all: true }));
  const cell = rows.data.data[0]?.total;
  check<Same<typeof cell, number | null | undefined>>();

  const one = useQuery({ ...recordQuery(attio, "invoices", "id"), enabled: false, retry: false, staleTime: 1000 });
  check<Same<NonNullable<typeof one.data>["values"]["total"], CurrencyValue[] | undefined>>();

  const pages = useInfiniteQuery(rowsQuery.infinite(attio, "invoices", { limit: 25 }, { select: ["number"] }));
  const number = pages.data?.pages.flatMap(({ data }) => data)[0]?.number;
  check<Same<typeof number, string | null | undefined>>();
  const more = useSuspenseInfiniteQuery(recordsQuery.infinite(attio, "invoices"));
  check<Same<(typeof more.data.pageParams)[number], unknown>>();
  const entries = useInfiniteQuery(entriesQuery.infinite(attio, "sales_pipeline"));
  check<Same<NonNullable<typeof entries.data>["pages"][number]["data"][number]["parent_object"], "companies">>();
  const tasks = useQuery(tasksQuery(attio, { is_completed: false }));
  check<Same<typeof tasks.data, QueryPage<Task> | undefined>>();
  useInfiniteQuery(tasksQuery.infinite(attio));

  // `select`; an own type; several queries at once.
  const names = useQuery({ ...recordsQuery(attio, "invoices"), select: (page) => page.data.map((record) => record.values.number) });
  check<Same<NonNullable<typeof names.data>[number], AttioRecord<{ number?: import("attio-wasm").TextValue[] }>["values"]["number"]>>();
  const own = useQuery(recordsQuery<{ own: 1 }>(attio, "invoices"));
  check<Same<NonNullable<typeof own.data>["data"][number]["values"], { own: 1 }>>();
  useQueries({ queries: [recordsQuery(attio, "invoices"), entriesQuery(attio, "sales_pipeline")] });

  // With TanStack's own helper the key has the type of its data.
  const queryClient = useQueryClient();
  const options = queryOptions(recordsQuery(attio, "invoices"));
  const cached = queryClient.getQueryData(options.queryKey);
  check<Same<typeof cached, NonNullable<typeof invoices.data> | undefined>>();

  for (const queryKey of keysOf(event, { known })) void queryClient.invalidateQueries({ queryKey });
  useMutation({
    mutationFn: (id: string) => attio.tasks.update(id, { is_completed: true }),
    onSettled: (_data, _error, id) => Promise.all(keysOf.write(attio, "tasks.update", id).map((queryKey: AttioKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}

// Mistakes are errors at their own line.
// @ts-expect-error: no such object
recordsQuery(attio, "invoces");
// @ts-expect-error: no such attribute
recordsQuery(attio, "invoices", { filter: { totl: 1 } });
// @ts-expect-error: no such attribute
rowsQuery(attio, "invoices", {}, { select: ["totl"] });
// @ts-expect-error: no such list
entriesQuery(attio, "sales");
// @ts-expect-error: the signal is the library's
recordsQuery(attio, "invoices", {}, { signal: new AbortController().signal });
// @ts-expect-error: an infinite query reads page by page
recordsQuery.infinite(attio, "invoices", {}, { all: true });
// @ts-expect-error: it reads
keysOf.write(attio, "records.query", "invoices");
// @ts-expect-error: of which object
keysOf.write(attio, "records.update");
