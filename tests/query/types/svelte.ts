import { createInfiniteQuery, createQuery } from "@tanstack/svelte-query";
import { AttioClient } from "attio-wasm";
import { recordsQuery, rowsQuery } from "attio-wasm/query";
import { check, type Same } from "../../types/same.js";

declare const attio: AttioClient;

export function component() {
  const records = createQuery(() => recordsQuery(attio, "invoices", { limit: 25 }));
  const number = records.data?.data[0]?.values.number?.[0]?.value;
  check<Same<typeof number, string | undefined>>();
  const pages = createInfiniteQuery(() => rowsQuery.infinite(attio, "invoices", { limit: 25 }, { select: ["total"] }));
  const total = pages.data?.pages[0]?.data[0]?.total;
  check<Same<typeof total, number | null | undefined>>();
}
