import { AttioClient } from "attio-wasm";
import { rowsQuery, type QueryPage } from "attio-wasm/query";
import { createRoot } from "react-dom/client";
import useSWRInfinite from "swr/infinite";

const attio = new AttioClient({ baseUrl: "/api/attio" });
const { queryKey, queryFn, initialPageParam, getNextPageParam } = rowsQuery.infinite(
  attio,
  "companies",
  { sorts: [{ attribute: "name", direction: "asc" }], limit: 25 },
  { select: ["name", "domains", "categories"] },
);

/** The key of each page has its offset; none follows the last. */
const keyOfPage = (_index: number, page: QueryPage<unknown> | null) => {
  const offset = page ? getNextPageParam(page) : initialPageParam;
  return offset === undefined ? null : ([...queryKey, offset] as const);
};

function Companies() {
  const { data, error, isLoading, isValidating, size, setSize, mutate } = useSWRInfinite(
    keyOfPage,
    ([, , pageParam]) => queryFn({ pageParam }),
    { shouldRetryOnError: false, revalidateFirstPage: false }, // the client has tried again already
  );
  const rows = data?.flatMap((page) => page.data) ?? [];
  return (
    <>
      <h1>Companies</h1>
      {error ? (
        <p role="alert">
          {error.message} <button type="button" onClick={() => mutate()}>Try again</button>
        </p>
      ) : isLoading ? (
        <p role="status">Loading …</p>
      ) : (
        rows.length === 0 && <p>No companies yet.</p>
      )}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr><th scope="col">Company</th><th scope="col">Domain</th><th scope="col">Categories</th></tr>
          </thead>
          <tbody>
            {rows.map(({ record_id, name, domains, categories }) => (
              <tr key={record_id}><td>{name}</td><td>{domains[0]}</td><td>{categories.join(", ")}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {data?.at(-1)?.nextOffset !== undefined && (
        <button type="button" disabled={isValidating} onClick={() => setSize(size + 1)}>Load more</button>
      )}
    </>
  );
}

createRoot(document.querySelector("#companies")!).render(<Companies />);
