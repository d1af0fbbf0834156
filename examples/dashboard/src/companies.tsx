// Table of companies: searched, filtered and sorted by Attio, loaded page by page while scrolling.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Card, State } from "./card.tsx";
import { formatDate, formatDistance, formatNumber } from "./format.ts";
import { categories, companies, type CompanyView } from "./queries.ts";

const TYPING_MS = 250;

/** The columns; those with `sort` are sortable, at first in that direction. */
const columns: { title: string; className: string; sort?: CompanyView["sort"]; direction?: CompanyView["direction"] }[] = [
  { title: "Company", className: "name", sort: "name", direction: "asc" },
  { title: "Categories", className: "categories" },
  { title: "City", className: "city" },
  { title: "Last contact", className: "contact", sort: "last_interaction", direction: "desc" },
  { title: "Added", className: "added", sort: "created_at", direction: "desc" },
];

export function Companies() {
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState<CompanyView["category"]>("");
  const [order, setOrder] = useState<Pick<CompanyView, "sort" | "direction">>({ sort: "created_at", direction: "desc" });
  const search = useSettled(typed.trim(), TYPING_MS);

  const query = useInfiniteQuery({ ...companies({ search, category, ...order }), placeholderData: keepPreviousData });
  const options = useQuery(categories);
  const rows = query.data?.pages.flatMap((page) => page.data);

  const sortBy = ({ sort, direction }: (typeof columns)[number]) => {
    if (!sort || !direction) return;
    setOrder(order.sort === sort ? { sort, direction: order.direction === "asc" ? "desc" : "asc" } : { sort, direction });
  };

  return (
    <Card
      title="Companies"
      className="companies"
      aside={
        <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
          <input type="search" aria-label="Search companies by name" placeholder="Search" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <select aria-label="Category" value={category} onChange={(event) => setCategory(event.target.value as typeof category)}>
            <option value="">All categories</option>
            {options.data?.map(({ title, id }) => <option key={id.option_id}>{title}</option>)}
          </select>
        </form>
      }
    >
      <State
        of={[query]}
        skeleton={<div className="skeleton table" />}
        isEmpty={rows?.length === 0}
        empty={search || category ? "No company fits." : "No companies yet."}
      >
        <div className="scroll" role="region" aria-label="Table of companies" tabIndex={0} aria-busy={query.isPlaceholderData}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.title} scope="col" className={column.className} aria-sort={ariaSort(column, order)}>
                    {column.sort ? (
                      <button type="button" onClick={() => sortBy(column)}>
                        {column.title}
                      </button>
                    ) : (
                      column.title
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows?.map((row) => (
                <tr key={row.record_id}>
                  <th scope="row" className="name">
                    <a href={row.web_url} target="_blank" rel="noreferrer">
                      {row.name ?? "No name"}
                    </a>
                    <small>{row.domains[0] ?? ""}</small>
                  </th>
                  <td className="categories">{row.categories.map((title) => <span className="tag" key={title}>{title}</span>)}</td>
                  <td className="city">{row.primary_location?.locality ?? "–"}</td>
                  <td className="contact">{row.last_interaction ? formatDistance(row.last_interaction) : "–"}</td>
                  <td className="added">{formatDate(row.created_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <More isLoading={query.isFetchingNextPage} hasMore={query.hasNextPage && !query.isPlaceholderData} load={() => void query.fetchNextPage()} />
        </div>
      </State>
      <p className="foot" role="status">
        {rows && `${formatNumber(rows.length)} ${rows.length === 1 ? "company" : "companies"}${query.hasNextPage ? ", and more" : ""}`}
      </p>
    </Card>
  );
}

interface MoreProps {
  hasMore: boolean;
  isLoading: boolean;
  load: () => void;
}

/** Loads the next page when it becomes visible or is pressed. */
function More({ hasMore, isLoading, load }: MoreProps) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!hasMore || isLoading || !button.current) return undefined;
    // Also when the table has been scrolled to its end and the end is below the window.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), { rootMargin: "400px 0px" });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [hasMore, isLoading]);
  if (!hasMore) return null;
  return (
    <button ref={button} type="button" className="button more" disabled={isLoading} onClick={load}>
      {isLoading ? "Loading …" : "Load more"}
    </button>
  );
}

const ariaSort = ({ sort }: { sort?: string }, order: { sort: string; direction: string }) =>
  sort === undefined ? undefined : sort === order.sort ? (order.direction === "asc" ? "ascending" : "descending") : "none";

/** A value, once it has not changed for a while. */
function useSettled(value: string, ms: number) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
