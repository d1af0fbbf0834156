// A searchable list of actions, views, past queries, and records.
import { useEffect, useState } from "preact/hooks";
import { goTo, history, openRecord, view, type RecordPath } from "../query/view";
import { titleOf } from "../query/Bar";
import { client, objects, singular } from "../schema/workspace";
import { Dialog } from "../ui/Dialog";
import { Picker } from "../ui/Picker";
import { actions, places } from "./actions";
import { paletteOpen } from "./open";
import { shownKeys } from "./shown";

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly keys?: string;
  run(): void;
}

export default function Palette() {
  const [text, setText] = useState("");
  const [records, setRecords] = useState<readonly (RecordPath & { readonly title: string })[]>([]);
  const close = () => (paletteOpen.value = false);
  useEffect(() => {
    const attio = client.value;
    const slugs = objects.value.flatMap(({ api_slug }) => api_slug ?? []);
    if (!attio || text.trim().length < 2 || slugs.length === 0) return setRecords([]);
    let isGone = false;
    const timer = setTimeout(async () => {
      try {
        const data = await attio.records.search({ query: text.trim().slice(0, 256), objects: slugs, limit: 8, request_as: { type: "workspace" } });
        const found = data.map((it) => ({ object: it.object_slug ?? "", id: it.id.record_id, title: it.record_text || "Unnamed" }));
        if (!isGone) setRecords(found);
      } catch {
        // The rest of the list is kept.
      }
    }, 150);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [text]);

  const fits = ({ title, kind }: Entry) => text.toLocaleLowerCase().split(/\s+/).every((word) => `${title} ${kind}`.toLocaleLowerCase().includes(word));
  const entries: Entry[] = [
    ...places().map(({ title, place }) => ({ key: `place ${place.kind} ${place.slug}`, title, kind: place.kind === "lists" ? "list" : "object", run: () => goTo(place) })),
    ...actions().map(({ title, keys, run }) => ({ key: `action ${title}`, title, kind: "action", run, ...(keys && { keys }) })),
    ...history.value.slice(0, 50).map((it, index) => ({ key: `query ${index}`, title: `${titleOf(it.view.place)}: ${it.view.filter.items.length} filters, ${it.rows} rows`, kind: "past query", run: () => void (view.value = it.view) })),
  ].filter(fits);
  const found: Entry[] = records.map(({ object, id, title }) => ({ key: `record ${id}`, title, kind: singular(object), run: () => openRecord({ object, id }) }));
  return (
    <Dialog title="Search and commands" onClose={close} class="palette">
      <Picker
        label="Search records, places and actions"
        items={[...found, ...entries]}
        textOf={({ title }) => title}
        keyOf={({ key }) => key}
        onType={setText}
        onChoose={(entry) => {
          close();
          // The dialog that it opens would take the focus from the table; it is restored from here.
          requestAnimationFrame(() => entry.run());
        }}
        render={({ title, kind, keys }) => (
          <>
            <span class="palette-kind">{kind}</span>
            <span dir="auto">{title}</span>
            {keys && <kbd>{shownKeys(keys)}</kbd>}
          </>
        )}
      />
    </Dialog>
  );
}
