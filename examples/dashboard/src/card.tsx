// A part of the dashboard in any of its states: loading, empty, failed, or with content.
import type { UseQueryResult } from "@tanstack/react-query";
import { AttioError } from "attio-wasm";
import { useId, type ReactNode } from "react";

interface CardProps {
  title: string;
  className: string;
  /** Shown beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Card({ title, className, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

type Result = Pick<UseQueryResult, "data" | "isError" | "error" | "refetch">;

interface StateProps {
  /** Queries of the part, the most important first. */
  of: Result[];
  /** Shown while the content loads. */
  skeleton: ReactNode;
  /** Shown where there is no content. */
  empty?: ReactNode;
  isEmpty?: boolean;
  children: ReactNode;
}

export function State({ of, skeleton, empty, isEmpty = false, children }: StateProps) {
  const failed = of.find(({ isError }) => isError);
  const isMissing = of.some(({ data }) => data === undefined);
  if (failed && isMissing) return <Problem error={failed.error} retry={() => of.forEach((query) => query.isError && void query.refetch())} />;
  if (isMissing) return <div aria-busy="true">{skeleton}</div>;
  return (
    <>
      {/* Keeps the previous content: an old number is better than none. */}
      {failed && <Problem error={failed.error} retry={() => void failed.refetch()} isSlim />}
      {isEmpty ? <p className="empty">{empty}</p> : children}
    </>
  );
}

interface ProblemProps {
  error: unknown;
  retry?: () => void;
  isSlim?: boolean;
}

export function Problem({ error, retry, isSlim = false }: ProblemProps) {
  const { text, support } = explain(error);
  return (
    <div className={isSlim ? "problem slim" : "problem"} role="alert">
      <p>
        {text}
        {support && <small> {support}</small>}
      </p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** An error as advice for the reader. */
export function explain(error: unknown): { text: string; support?: string } {
  if (!AttioError.is(error)) return { text: error instanceof Error ? error.message : String(error) };
  const support = error.requestId ? `Request ${error.requestId}.` : undefined;
  const said = (text: string) => ({ text, ...(support && { support }) });
  switch (error.kind) {
    case "authentication":
      return { text: "Your session has ended. Open the dashboard's address again." };
    case "missing_connection":
      return { text: "The connection to Attio has ended. Somebody who may has to connect the workspace again." };
    case "network":
    case "timeout":
      return { text: "The server did not answer." };
    case "rate_limited":
      return { text: "Attio asks for a pause. Try again in a minute." };
    case "server":
      return said("Attio has trouble at the moment.");
    default:
      return said(error.message);
  }
}
