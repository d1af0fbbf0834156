// A form with the attributes of an object: required and unique ones are marked, and a unique one can update an
// existing record.
import { useEffect, useState } from "preact/hooks";
import { look } from "../query/schema";
import { openRecord } from "../query/view";
import type { Column } from "../schema/columns";
import { client } from "../schema/workspace";
import { run } from "../table/run";
import { announce } from "../ui/announce";
import { tell } from "../ui/errors";
import { ErrorNotice } from "../ui/ErrorNotice";
import { literal } from "../wire/literal";
import { refreshed } from "./refreshed";
import { FieldInput } from "./FieldInput";
import { written, wrongWith } from "./values";
import { NotWanted, whyNot, write } from "./writing";

const USUAL = 6;

export function NewRecord({ object, onClose }: { object: string; onClose(): void }) {
  const [columns, setColumns] = useState<readonly Column[]>();
  const [typed, setTyped] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [matching, setMatching] = useState("");
  const [isAll, setAll] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const attio = client.value;
    if (attio) void look(attio, "objects", object).then((all) => setColumns(all.filter(({ isWritable, type }) => isWritable && type !== "interaction")), setError);
  }, [object]);
  if (!columns) return error === undefined ? <p class="loading">Loading…</p> : <ErrorNotice error={error} />;

  const isFirst = ({ isRequired, isUnique, slug }: Column) => isRequired || isUnique || slug === "name";
  const ordered = [...columns.filter(isFirst).sort((a, b) => Number(b.slug === "name") - Number(a.slug === "name")), ...columns.filter((column) => !isFirst(column))];
  const shown = isAll ? ordered : ordered.slice(0, Math.max(USUAL, columns.filter(isFirst).length));
  const unique = columns.filter(({ isUnique }) => isUnique);
  const method = matching ? "upsert" : "create";
  const why = whyNot(`records.${method}`);

  const save = async () => {
    const attio = client.value;
    if (!attio) return;
    const complaints = Object.fromEntries(columns.flatMap((column) => (wrongWith(typed[column.slug] ?? [], column) ? [[column.slug, wrongWith(typed[column.slug] ?? [], column) ?? ""]] : [])));
    if (matching && written(typed[matching] ?? [], columns.find(({ slug }) => slug === matching) as Column).length === 0) complaints[matching] = "To find the one that is there, this must have a value.";
    setWrong(complaints);
    if (Object.keys(complaints).length > 0) {
      setAll(isAll || Object.keys(complaints).some((slug) => !shown.some((column) => column.slug === slug)));
      return;
    }
    const values = Object.fromEntries(columns.flatMap((column) => { const list = written(typed[column.slug] ?? [], column); return list.length > 0 ? [[column.slug, list]] : []; }));
    const body = { ...(matching && { matching_attribute: matching }), values };
    setBusy(true);
    setError(undefined);
    try {
      const record = await write(`records.${method}`, `attio.records.${method}(${JSON.stringify(object)}, ${literal(body)})`, () => (matching ? attio.records.upsert(object, body as never) : attio.records.create(object, body as never)));
      announce("The record was saved.");
      onClose();
      void run();
      refreshed.value += 1;
      openRecord({ object, id: record.id.record_id });
    } catch (error) {
      if (error instanceof NotWanted) return;
      const { error: known } = tell(error);
      const own = (known?.validationErrors ?? []).flatMap(({ path, message }) => { const slug = path?.map(String).find((part) => columns.some((column) => column.slug === part)); return slug ? [[slug, message ?? "is wrong"] as const] : []; });
      setWrong(Object.fromEntries(own));
      if (own.length === 0) setError(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form noValidate aria-label="New record" onSubmit={(event) => (event.preventDefault(), void save())}>
      <div class="new-fields">
        {shown.map((column, index) => (
          <div key={column.slug} class="field">
            <span>
              {column.title}
              {column.isRequired && <span class="mark-required"> required</span>}
              {column.isUnique && <span class="mark-required"> unique</span>}
            </span>
            <FieldInput column={column} target="objects" slug={object} typed={typed[column.slug] ?? []} isFirst={index === 0} {...(wrong[column.slug] && { describedBy: `wrong-${column.slug}` })} onType={(next) => setTyped({ ...typed, [column.slug]: next })} />
            {wrong[column.slug] && <p id={`wrong-${column.slug}`} class="wrong" role="alert">{wrong[column.slug]}</p>}
          </div>
        ))}
      </div>
      {shown.length < ordered.length && <button type="button" class="button quiet" onClick={() => setAll(true)}>{ordered.length - shown.length} more attributes</button>}
      {unique.length > 0 && (
        <label class="field">
          <span>If there is one already</span>
          <select class="input" value={matching} onChange={(event) => (setMatching(event.currentTarget.value), setError(undefined))}>
            <option value="">refuse</option>
            {unique.map(({ slug, title }) => <option key={slug} value={slug}>update the one with the same {title}</option>)}
          </select>
        </label>
      )}
      {error !== undefined && !why && <ErrorNotice error={error} />}
      {why && <p class="wrong">{why}</p>}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="submit" class="button primary" disabled={isBusy || why !== undefined}>{matching ? "Create or update" : "Create"}</button>
      </div>
    </form>
  );
}
