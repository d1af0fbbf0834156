import { useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { AttioClient } from "attio-wasm";
import { recordQuery, recordsQuery, rowsQuery } from "attio-wasm/query";
import { computed, ref } from "vue";
import { check, type Same } from "../../types/same.js";

declare const attio: AttioClient;

export function setup() {
  const records = useQuery(recordsQuery(attio, "invoices", { limit: 25 }));
  const number = records.data.value?.data[0]?.values.number?.[0]?.value;
  check<Same<typeof number, string | undefined>>();
  useQuery({ ...recordQuery(attio, "invoices", "id"), enabled: false });

  // Options that follow a ref.
  const offset = ref(0);
  const rows = useQuery(computed(() => rowsQuery(attio, "invoices", { limit: 25, offset: offset.value }, { select: ["total"] })));
  const total = rows.data.value?.data[0]?.total;
  check<Same<typeof total, number | null | undefined>>();

  const pages = useInfiniteQuery(rowsQuery.infinite(attio, "invoices", { limit: 25 }, { select: ["total"] }));
  const more = pages.data.value?.pages[0]?.data[0]?.total;
  check<Same<typeof more, number | null | undefined>>();
}
