import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Bars } from "./bars.tsx";
import { Card, State } from "./card.tsx";
import { formatMonth, formatNumber } from "./format.ts";
import { firstMonth, MONTHS, recentCompanies } from "./queries.ts";

export function CompaniesByMonth() {
  const companies = useQuery(recentCompanies);
  const bars = useMemo(() => byMonth(companies.data ?? []), [companies.data]);
  return (
    <Card title="New companies by month" className="months">
      <State of={[companies]} isEmpty={companies.data?.length === 0} empty={`No company was added in the last ${MONTHS} months.`} skeleton={<div className="skeleton chart" />}>
        <Bars bars={bars} caption="Companies added, by month" />
      </State>
    </Card>
  );
}

/** Number of companies created in each of the last months, the oldest first. */
export function byMonth(rows: { created_at: string }[]) {
  const from = firstMonth();
  const counts = Array.from({ length: MONTHS }, () => 0);
  for (const { created_at } of rows) {
    const at = new Date(created_at);
    const index = (at.getFullYear() - from.getFullYear()) * 12 + at.getMonth() - from.getMonth();
    if (index in counts) counts[index]! += 1;
  }
  return counts.map((value, index) => ({
    label: formatMonth(new Date(from.getFullYear(), from.getMonth() + index, 1)),
    value,
    text: formatNumber(value),
  }));
}
