import { AttioClient, type WebhookEvent } from "attio-wasm";
import { isStale, keysOf, recordsQuery, type QueryPage } from "attio-wasm/query";
import useSWR, { useSWRConfig } from "swr";
import useSWRInfinite from "swr/infinite";
import { check, type Same } from "../../types/same.js";

declare const attio: AttioClient;
declare const event: WebhookEvent;

export function Component() {
  const { queryKey, queryFn } = recordsQuery(attio, "invoices", { limit: 25 });
  const { data } = useSWR(queryKey, queryFn);
  const number = data?.data[0]?.values.number?.[0]?.value;
  check<Same<typeof number, string | undefined>>();
  check<Same<typeof data extends QueryPage<unknown> | undefined ? true : false, true>>();

  const { mutate } = useSWRConfig();
  const keys = keysOf(event);
  void mutate((key) => isStale(key, keys));
}

export function EveryPage() {
  const { queryKey, queryFn, initialPageParam, getNextPageParam } = recordsQuery.infinite(attio, "invoices", { limit: 25 });
  const keyOfPage = (_index: number, page: QueryPage<unknown> | null) => {
    const offset = page ? getNextPageParam(page) : initialPageParam;
    return offset === undefined ? null : ([...queryKey, offset] as const);
  };
  const { data } = useSWRInfinite(keyOfPage, ([, , pageParam]) => queryFn({ pageParam }));
  const number = data?.[0]?.data[0]?.values.number?.[0]?.value;
  check<Same<typeof number, string | undefined>>();
}
