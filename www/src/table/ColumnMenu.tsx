// Menu of the columns and their order.
import { ArrowDown, ArrowUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { placeKey, view } from "../query/view";
import { afterPaint } from "../ui/next-task";
import { TypeIcon } from "../ui/TypeIcon";
import { setColumns } from "./heading";
import { keepColumns } from "./kept-columns";
import { columns, shown } from "./run";
import { alphabetical } from "./words";

export default function ColumnMenu() {
  const [text, setText] = useState("");
  // The tick is shown immediately; the table, which must be drawn again, follows.
  const [ticked, setTicked] = useState<readonly string[]>();
  const on = ticked ?? shown.value;
  const tick = async (slugs: readonly string[]) => {
    setTicked(slugs);
    await afterPaint();
    setColumns(slugs);
    setTicked((now) => (now === slugs ? undefined : now));
  };
  const all = columns.value;
  const fits = ({ title, slug, type }: (typeof all)[number]) => `${title} ${slug} ${type}`.toLocaleLowerCase().includes(text.toLocaleLowerCase());
  const ordered = [...on.flatMap((slug) => all.find((column) => column.slug === slug) ?? []), ...all.filter(({ slug }) => !on.includes(slug)).sort((a, b) => alphabetical(a.title, b.title))];
  const move = (slug: string, by: number) => {
    const slugs = [...on];
    const at = slugs.indexOf(slug);
    slugs.splice(at, 1);
    slugs.splice(at + by, 0, slug);
    setColumns(slugs);
  };
  return (
    <>
      <input class="input" type="search" aria-label="Search columns" placeholder="Search columns" data-autofocus value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <ul class="column-list" aria-label="Columns">
        {ordered.filter(fits).map(({ slug, title, type }) => {
          const at = on.indexOf(slug);
          return (
            <li key={slug} class="column-item">
              <label>
                <input type="checkbox" checked={at >= 0} disabled={at >= 0 && on.length === 1} onChange={() => void tick(at >= 0 ? on.filter((it) => it !== slug) : [...on, slug])} />
                <TypeIcon type={type} />
                <span>{title}</span>
              </label>
              {at > 0 && (
                <button type="button" class="button quiet icon" aria-label={`Move ${title} to the left`} disabled={at < 2} onClick={() => move(slug, -1)}>
                  <ArrowUp size={14} aria-hidden="true" />
                </button>
              )}
              {at > 0 && (
                <button type="button" class="button quiet icon" aria-label={`Move ${title} to the right`} disabled={at === on.length - 1} onClick={() => move(slug, 1)}>
                  <ArrowDown size={14} aria-hidden="true" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <div class="editor-foot">
        <button type="button" class="button quiet" onClick={() => { keepColumns(placeKey(view.value.place), undefined); const { columns: _, ...rest } = view.value; view.value = rest; }}>
          Usual columns
        </button>
      </div>
    </>
  );
}
