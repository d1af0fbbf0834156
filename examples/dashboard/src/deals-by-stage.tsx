import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Bars } from "./bars.tsx";
import { Card, State } from "./card.tsx";
import { formatAmount, formatNumber } from "./format.ts";
import { dealAmounts, dealCurrency, dealStages } from "./queries.ts";

export function DealsByStage() {
  const [deals, stages, currency] = [useQuery(dealAmounts), useQuery(dealStages), useQuery(dealCurrency)];
  const code = currency.data ?? "USD";

  const bars = useMemo(() => {
    const sums = new Map((stages.data ?? []).map(({ title }) => [title, { count: 0, amount: 0 }]));
    for (const { stage, value } of deals.data ?? []) {
      const sum = stage === null ? undefined : sums.get(stage);
      if (!sum) continue; // its stage was archived
      sum.count += 1;
      sum.amount += value ?? 0;
    }
    return [...sums].map(([label, { count, amount }]) => ({ label, value: amount, text: `${formatAmount(amount, code)} · ${formatNumber(count)}` }));
  }, [deals.data, stages.data, code]);

  return (
    <Card title="Deals by stage" className="deals">
      <State of={[deals, stages, currency]} isEmpty={deals.data?.length === 0} empty="No deals yet." skeleton={<div className="skeleton chart" />}>
        <Bars bars={bars} caption="Amount and number of deals by stage" isHorizontal />
      </State>
    </Card>
  );
}
