// The lists of a record: adds it to another list, and changes its status there.
import type { Entry } from "attio-wasm";
import { useEffect, useState } from "preact/hooks";
import type { Column } from "../schema/columns";
import { choicesOf, client, columnsOf, lists } from "../schema/workspace";
import { announce } from "../ui/announce";
import { tell } from "../ui/errors";
import { ago } from "../ui/time";
import { literal } from "../wire/literal";
import { Related, useRelated } from "./Related";
import { plainValue } from "./values";
import { NotWanted, whyNot, write } from "./writing";

export function Entries({ object, id }: { object: string; id: string }) {
  const { value, error, reload } = useRelated((attio) => attio.records.entries(object, id), id);
  const [wrong, setWrong] = useState<string>();
  const [list, setList] = useState("");
  const fitting = lists.value.filter(({ parent_object }) => parent_object.includes(object));
  const why = whyNot("entries.create");
  const add = async () => {
    const attio = client.value;
    const slug = list || fitting[0]?.api_slug;
    if (!attio || !slug) return;
    const body = { parent_object: object, parent_record_id: id, entry_values: {} };
    try {
      await write("entries.create", `attio.entries.create(${JSON.stringify(slug)}, ${literal(body)})`, () => attio.entries.create(slug, body));
      announce("It is in the list.");
      reload();
    } catch (error) {
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
  };
  return (
    <Related label="Lists" error={error} isLoading={!value} isEmpty={value?.data.length === 0} empty="In no list yet" onAgain={reload}>
      {fitting.length > 0 && (
        <form class="related-form" aria-label="Add to a list" onSubmit={(event) => (event.preventDefault(), void add())}>
          <div class="condition-line">
            <select class="input" aria-label="List" value={list} onChange={(event) => setList(event.currentTarget.value)}>
              {fitting.map(({ api_slug, name }) => <option key={api_slug} value={api_slug}>{name}</option>)}
            </select>
            <button type="submit" class="button" disabled={why !== undefined}>Add to list</button>
          </div>
          {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
        </form>
      )}
      {value?.data.map((entry) => <EntryItem key={entry.entry_id} slug={entry.list_api_slug} entry={entry.entry_id} since={entry.created_at} />)}
    </Related>
  );
}

function EntryItem({ slug, entry, since }: { slug: string; entry: string; since: string }) {
  const [status, setStatus] = useState<{ column: Column; titles: readonly string[]; now: string }>();
  const [wrong, setWrong] = useState<string>();
  const name = lists.value.find(({ api_slug }) => api_slug === slug)?.name ?? slug;
  const read = (column: Column, { entry_values }: Entry) => String(plainValue((entry_values[column.slug]?.[0] ?? {}) as never) ?? "");
  useEffect(() => {
    const attio = client.value;
    if (!attio) return;
    void (async () => {
      const column = (await columnsOf(attio, "lists", slug)).find(({ type }) => type === "status");
      if (!column) return;
      const [choices, whole] = await Promise.all([choicesOf(attio, "lists", slug, column), attio.entries.get(slug, entry)]);
      setStatus({ column, titles: choices.map(({ title }) => title), now: read(column, whole) });
    })().catch((error) => setWrong(tell(error).message));
  }, [entry]);
  const set = async (title: string) => {
    const attio = client.value;
    if (!attio || !status) return;
    const before = status;
    setStatus({ ...status, now: title });
    const body = { entry_values: { [status.column.slug]: title } };
    try {
      await write("entries.update", `attio.entries.update(${JSON.stringify(slug)}, ${JSON.stringify(entry)}, ${literal(body)})`, () => attio.entries.update(slug, entry, body));
      announce(`${name}: ${title}`);
    } catch (error) {
      setStatus(before);
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
  };
  const why = whyNot("entries.update");
  return (
    <article class="related-item">
      <h3 dir="auto">{name}</h3>
      {status && (
        <label class="field">
          <span>{status.column.title}</span>
          <select class="input" value={status.now} disabled={why !== undefined} onChange={(event) => void set(event.currentTarget.value)}>
            {!status.titles.includes(status.now) && <option value={status.now}>{status.now || "–"}</option>}
            {status.titles.map((title) => <option key={title} value={title}>{title}</option>)}
          </select>
        </label>
      )}
      {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
      <p class="value-note">since {ago(since)}</p>
    </article>
  );
}
