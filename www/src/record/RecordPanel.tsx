// The side panel of a record: its values and related data. Its address opens it directly.
import type { AttioRecord } from "attio-wasm";
import { ArrowLeft, ExternalLink, Trash2, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { backend } from "../backend/modes";
import { closeRecord, type RecordPath } from "../query/view";
import { look } from "../query/schema";
import type { Column } from "../schema/columns";
import { client, singular } from "../schema/workspace";
import { dropRow, patchRow } from "../table/run";
import { learn } from "../table/names";
import { initial, visible, webAddress } from "../table/words";
import { announce } from "../ui/announce";
import { CopyButton } from "../ui/copy";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Tabs } from "../ui/Tabs";
import { acting } from "../wire/action";
import { refreshed } from "./refreshed";
import { DeleteRecord } from "./DeleteRecord";
import { Entries } from "./Entries";
import { Notes } from "./Notes";
import { Tasks } from "./Tasks";
import { ValueList } from "./ValueList";
import { firstTab } from "./tabs";
import { plainValues } from "./values";

interface Loaded {
  readonly record: AttioRecord;
  readonly columns: readonly Column[];
}

export default function RecordPanel({ record: path }: { record: RecordPath }) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();
  const [tab, setTab] = useState(firstTab);
  const [isDeleting, setDeleting] = useState(false);
  const [turn, setTurn] = useState(0);
  const attio = client.value;
  const { object, id } = path;

  useEffect(() => {
    if (!attio) return;
    let isGone = false;
    setError(undefined);
    void (async () => {
      try {
        const columns = await look(attio, "objects", object);
        const record = await acting(`attio.records.get(${JSON.stringify(object)}, ${JSON.stringify(id)})`, "value", () => attio.records.get(object, id));
        if (!isGone) setLoaded({ record, columns });
      } catch (error) {
        if (!isGone) setError(error);
      }
    })();
    return () => void (isGone = true);
  }, [attio, object, id, turn, refreshed.value]);

  const put = (record: AttioRecord) => {
    if (!loaded) return;
    setLoaded({ ...loaded, record });
    patchRow(id, Object.fromEntries(loaded.columns.map((column) => [column.slug, plainValues(record.values[column.slug], column)])));
    learn([[id, nameOf(record)]]);
  };
  const close = () => {
    closeRecord();
    document.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const name = loaded ? nameOf(loaded.record) : "";
  const url = loaded && backend.value?.mode !== "sandbox" ? webAddress(loaded.record.web_url) : undefined;
  return (
    <aside
      class="record"
      aria-label={name ? `${singular(object)}: ${name}` : "Record"}
      aria-busy={!loaded && error === undefined}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      <header class="record-head">
        <button type="button" class="button quiet sheet-back" onClick={close}>
          <ArrowLeft size={16} aria-hidden="true" /> Back
        </button>
        <span class="tile large" aria-hidden="true">{initial(name)}</span>
        <div class="record-title">
          <h2 dir="auto">{visible(name) || "…"}</h2>
          <p class="muted small mono">{id.slice(0, 8)}</p>
        </div>
        <CopyButton label="Copy the record's id" text={() => id} />
        {url && (
          <a class="button quiet icon" href={url.href} target="_blank" rel="noopener noreferrer" aria-label="Open in Attio" title="Open in Attio">
            <ExternalLink size={15} aria-hidden="true" />
          </a>
        )}
        <button type="button" class="button quiet icon" aria-label="Delete the record" title="Delete" disabled={!loaded} onClick={() => setDeleting(true)}>
          <Trash2 size={15} aria-hidden="true" />
        </button>
        <button type="button" class="button quiet icon record-close" aria-label="Close the record" title="Close (Esc)" onClick={close}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {error !== undefined && <ErrorNotice error={error} helps={{ again: () => setTurn(turn + 1) }} />}
      {loaded && (
        <Tabs
          label="Of the record"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { key: "values", label: "Values", content: () => <ValueList object={object} record={loaded.record} columns={loaded.columns} onChange={put} /> },
            { key: "notes", label: "Notes", content: () => <Notes object={object} id={id} /> },
            { key: "tasks", label: "Tasks", content: () => <Tasks object={object} id={id} /> },
            { key: "lists", label: "Lists", content: () => <Entries object={object} id={id} /> },
          ]}
        />
      )}
      {!loaded && error === undefined && <p class="loading" role="status">Loading…</p>}
      {isDeleting && loaded && (
        <DeleteRecord
          object={object}
          id={id}
          name={name}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            dropRow(id);
            announce("The record was deleted.");
            close();
          }}
        />
      )}
    </aside>
  );
}

export function nameOf(record: AttioRecord): string {
  const [value] = record.values["name"] ?? record.values["title"] ?? record.values["primary_email_address"] ?? [];
  const it = (value ?? {}) as unknown as Record<string, unknown>;
  return String(it["full_name"] ?? it["value"] ?? it["email_address"] ?? "Unnamed");
}
