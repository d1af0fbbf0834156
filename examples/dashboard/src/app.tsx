import { useQuery } from "@tanstack/react-query";
import { Problem } from "./card.tsx";
import { Colleague } from "./colleague.tsx";
import { Companies } from "./companies.tsx";
import { CompaniesByMonth } from "./companies-by-month.tsx";
import { DealsByStage } from "./deals-by-stage.tsx";
import { DueTasks } from "./due-tasks.tsx";
import { Figures } from "./figures.tsx";
import { useLive, type Liveness } from "./live.ts";
import { session, workspace } from "./queries.ts";
import { ThemeButton } from "./theme.tsx";

const words: Record<Liveness, string> = {
  connecting: "Connecting …",
  live: "Live",
  polling: "Each minute",
  offline: "Reconnecting …",
};

export function App() {
  const liveness = useLive();
  const { error, refetch, data } = useQuery(session);
  const name = useQuery({ ...workspace, enabled: data !== undefined }).data;
  return (
    <div className="page">
      <header className="top">
        <h1>{name ?? "Dashboard"}</h1>
        <span className={`liveness ${liveness}`} role="status">
          {words[liveness]}
        </span>
        {data?.isSandbox && <Colleague />}
        <ThemeButton />
      </header>
      <main>
        {error && <Problem error={error} retry={() => void refetch()} />}
        {data && (
          <>
            <Figures />
            <div className="grid">
              <DealsByStage />
              <CompaniesByMonth />
              <Companies />
              <DueTasks />
            </div>
          </>
        )}
      </main>
    </div>
  );
}
