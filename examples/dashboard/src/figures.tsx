// The main figures.
import { useQuery } from "@tanstack/react-query";
import { byMonth } from "./companies-by-month.tsx";
import { daysUntil, formatAmount, formatNumber } from "./format.ts";
import { dealAmounts, dealCurrency, dealStages, openTasks, recentCompanies } from "./queries.ts";

export function Figures() {
  // A failed part reports its error in its own card.
  const { data: deals, isError: noDeals } = useQuery(dealAmounts);
  const { data: stages, isError: noStages } = useQuery(dealStages);
  const { data: currency, isError: noCurrency } = useQuery(dealCurrency);
  const { data: companies, isError: noCompanies } = useQuery(recentCompanies);
  const { data: page, isError: noTasks } = useQuery(openTasks);
  const tasks = page?.data;

  const won = new Set(stages?.filter(({ celebration_enabled }) => celebration_enabled).map(({ title }) => title));
  const sumOfWon = deals?.reduce((sum, { stage, value }) => (stage !== null && won.has(stage) ? sum + (value ?? 0) : sum), 0);
  const months = companies && byMonth(companies);
  const overdue = tasks?.filter(({ deadline_at }) => deadline_at !== null && daysUntil(deadline_at) < 0).length;

  return (
    <dl className="figures">
      <Figure name="Deals" isMissing={noDeals} value={deals && formatNumber(deals.length)} />
      <Figure name="Won" isMissing={noDeals || noStages || noCurrency} value={sumOfWon !== undefined && stages && currency ? formatAmount(sumOfWon, currency) : undefined} />
      <Figure name="New companies this month" isMissing={noCompanies} value={months && formatNumber(months.at(-1)!.value)} more={months && `${formatNumber(months.at(-2)!.value)} last month`} />
      <Figure name="Overdue tasks" isMissing={noTasks} value={overdue === undefined ? undefined : formatNumber(overdue)} more={tasks && `of ${formatNumber(tasks.length)} open`} />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string | undefined;
  /** Whether reading it failed. */
  isMissing: boolean;
  more?: string | undefined;
}

function Figure({ name, value, isMissing, more }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        {value ?? (isMissing ? "–" : <span className="skeleton text" />)}
        {more && <small> {more}</small>}
      </dd>
    </div>
  );
}
