import type { AttioClient, AttioRecord, WorkspaceMember } from "attio-wasm";
import { ChevronLeft, ChevronRight, Download, SearchX, Square } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import type { Backend } from "../backend/backend";
import { CodeBlock } from "../code/CodeBlock";
import { curl } from "../code/curl";
import type { CodeRequest } from "../code/request";
import { typescript } from "../code/typescript";
import { useAnnounce } from "../ui/Announcer";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Tabs } from "../ui/Tabs";
import { duration } from "../ui/time";
import { ColumnMenu } from "./ColumnMenu";
import { usualColumns } from "./columns";
import { JsonView } from "./JsonView";
import { RecordTable } from "./RecordTable";
import { RequestLog, useRequestLog } from "./RequestLog";
import type { QueryState, Run } from "./useRecordQuery";
import { useCsv, type CsvState } from "./useCsv";
import { useReferences } from "./useReferences";

interface ResultsPanelProps {
  backend: Backend;
  client: AttioClient | undefined;
  result: QueryState;
  members: readonly WorkspaceMember[];
  /** What the form stands for now, for the code to copy. */
  request: CodeRequest | undefined;
  onNext(run: Run): void;
  onPrevious(run: Run): void;
  onRetry(): void;
}

const NO_RECORDS: readonly AttioRecord[] = [];

export function ResultsPanel({ backend, client, result, members, request, onNext, onPrevious, onRetry }: ResultsPanelProps) {
  const [tab, setTab] = useState("table");
  const [chosen, setChosen] = useState<{ object: string; columns: string[] }>();
  const log = useRequestLog(backend);
  const run = "run" in result ? result.run : undefined;
  const loaded = run?.pages[run.at];
  const records = loaded?.page.data ?? NO_RECORDS;

  const columns = useMemo(() => {
    if (!run) return [];
    const slugs = chosen?.object === run.object ? chosen.columns : usualColumns(run.attributes, run.pages[0]?.page.data ?? [], slugsOf(run));
    return slugs.flatMap((slug) => run.attributes.find(({ api_slug }) => api_slug === slug) ?? []);
  }, [run?.attributes, run?.query, chosen]);
  const slugs = useMemo(() => columns.map(({ api_slug }) => api_slug), [columns]);
  const references = useReferences(client, tab === "table" ? records : NO_RECORDS, slugs);
  const names = useMemo(
    () => ({
      records: references,
      members: new Map(members.map((member) => [member.id.workspace_member_id, `${member.first_name} ${member.last_name}`.trim()])),
    }),
    [references, members],
  );

  const { csv, download, stop } = useCsv(client, run);
  const announce = useAnnounce();
  const downloadCsv = async () => {
    if (await download(slugs)) announce("Downloaded as CSV");
  };

  const isRunning = result.state === "running";
  const table = () => {
    if (result.state === "failed" && !result.isNext) return <ErrorNotice error={result.error} onRetry={onRetry} />;
    if (!run || !loaded) return isRunning ? <TableSkeleton /> : <Idle isConnected={client !== undefined} />;
    return (
      <>
        {result.state === "failed" && <ErrorNotice error={result.error} onRetry={() => onNext(run)} />}
        {csv.state === "failed" && <ErrorNotice error={csv.error} onRetry={downloadCsv} />}
        {records.length === 0 ? (
          <NoRecords isFirst={run.at === 0} />
        ) : (
          <RecordTable caption={`${run.object}, page ${run.at + 1}`} records={records} columns={columns} names={names} isLinked={backend.sandbox === undefined} />
        )}
        <Pager run={run} isRunning={isRunning} onNext={onNext} onPrevious={onPrevious} />
      </>
    );
  };
  const code = () =>
    request ? (
      <div class="code-view">
        <CodeBlock title="TypeScript" text={typescript(request)} />
        <CodeBlock title="curl" text={curl(request)} />
      </div>
    ) : (
      <Idle isConnected={client !== undefined} />
    );

  return (
    <section class="card results" aria-labelledby="results-heading" aria-busy={isRunning}>
      <h2 id="results-heading" class="visually-hidden">
        Results
      </h2>
      <Tabs
        label="Results"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { key: "table", label: "Table", content: table },
          { key: "json", label: "JSON", content: () => (loaded ? <JsonView page={loaded.page} /> : <Idle isConnected={client !== undefined} />) },
          { key: "code", label: "Code", content: code },
          { key: "log", label: "Requests", content: () => <RequestLog log={log} /> },
        ]}
        aside={
          <div class="results-aside">
            <Summary result={result} />
            {tab === "table" && run && columns.length > 0 && (
              <div class="results-actions">
                {records.length > 0 && <CsvButton csv={csv} onDownload={downloadCsv} onStop={stop} />}
                <ColumnMenu
                  attributes={run.attributes}
                  shown={slugs}
                  onChange={(columns) => setChosen({ object: run.object, columns })}
                />
              </div>
            )}
          </div>
        }
      />
    </section>
  );
}

/** The attributes that a query names. */
function slugsOf({ query }: Run): string[] {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) return value.forEach(visit);
    for (const [key, inner] of Object.entries(value)) {
      if (["$and", "$or", "$not"].includes(key)) visit(inner);
      else found.add(key);
    }
  };
  visit(query.filter);
  for (const sort of query.sorts ?? []) if (sort.attribute) found.add(sort.attribute);
  return [...found];
}

function Summary({ result }: { result: QueryState }) {
  if (result.state === "running") return <p class="summary" role="status">Loading…</p>;
  // The notice says what; this keeps the line from going away.
  if (result.state === "failed") return <p class="summary">Failed</p>;
  const loaded = result.state === "done" ? result.run.pages[result.run.at] : undefined;
  if (!loaded) return <p class="summary" role="status" />;
  const { length } = loaded.page.data;
  return (
    <p class="summary" role="status">
      {length} {length === 1 ? "record" : "records"} in {duration(loaded.ms)}
      {loaded.retries > 0 && `, ${loaded.retries} ${loaded.retries === 1 ? "retry" : "retries"}`}
    </p>
  );
}

function CsvButton({ csv, onDownload, onStop }: { csv: CsvState; onDownload(): void; onStop(): void }) {
  const isRunning = csv.state === "running";
  return (
    <button
      type="button"
      class="button small"
      title={isRunning ? undefined : "All records of this query, with these columns"}
      onClick={isRunning ? onStop : onDownload}
    >
      {isRunning ? <Square size={14} aria-hidden="true" /> : <Download size={14} aria-hidden="true" />}
      <span>
        <span class="visually-hidden">{isRunning ? "Stop the " : "Download "}</span>CSV
      </span>
    </button>
  );
}

function Pager({ run, isRunning, onNext, onPrevious }: { run: Run; isRunning: boolean; onNext(run: Run): void; onPrevious(run: Run): void }) {
  const loaded = run.pages[run.at];
  if (!loaded) return null;
  const before = run.pages.slice(0, run.at).reduce((sum, { page }) => sum + page.data.length, 0);
  const { length } = loaded.page.data;
  const hasNext = run.at + 1 < run.pages.length || loaded.page.hasNextPage();
  return (
    <nav class="pager" aria-label="Pages">
      <p>
        Page {run.at + 1}
        {length > 0 && (
          <span class="muted">
            {" "}
            · {before + 1}–{before + length}
          </span>
        )}
      </p>
      <button type="button" class="button small" disabled={run.at === 0 || isRunning} onClick={() => onPrevious(run)}>
        <ChevronLeft size={14} aria-hidden="true" />
        Previous
      </button>
      <button type="button" class="button small" disabled={!hasNext || isRunning} onClick={() => onNext(run)}>
        Next page
        <ChevronRight size={14} aria-hidden="true" />
      </button>
    </nav>
  );
}

const Idle = ({ isConnected }: { isConnected: boolean }) => (
  <div class="empty">
    <p>{isConnected ? "Run a query to see its records" : "Connect a workspace to query its records"}</p>
    <p class="muted">{isConnected ? "Results, the raw JSON and the code for it appear here." : "Create a connection, or choose an active one."}</p>
  </div>
);

const NoRecords = ({ isFirst }: { isFirst: boolean }) => (
  <div class="empty">
    <SearchX size={22} aria-hidden="true" />
    <p>{isFirst ? "No record fits" : "There are no more records"}</p>
    <p class="muted">{isFirst ? "Remove a filter, or ask for something else." : "The page before was the last one."}</p>
  </div>
);

const TableSkeleton = () => (
  <div class="table-skeleton" aria-hidden="true">
    {Array.from({ length: 8 }, (_, index) => (
      <span key={index} class="bone" />
    ))}
  </div>
);
