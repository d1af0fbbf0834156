// The values of a record by group, with author and time of each. A click edits a value in place.
import { signal } from "@preact/signals";
import type { AttioRecord } from "attio-wasm";
import { useState } from "preact/hooks";
import type { Column } from "../schema/columns";
import { client } from "../schema/workspace";
import { openRecord } from "../query/view";
import { CellContent } from "../table/Cell";
import { patchRow } from "../table/run";
import { wordsOf, visible, webAddress } from "../table/words";
import { announce } from "../ui/announce";
import { tell } from "../ui/errors";
import { useGradually } from "../ui/gradually";
import { TypeIcon } from "../ui/TypeIcon";
import { ago } from "../ui/time";
import { literal } from "../wire/literal";
import { ValueEditor, type Edit } from "./ValueEditor";
import { History } from "./History";
import { actorName, plainValues, written } from "./values";
import { NotWanted, write } from "./writing";

interface ValueListProps {
  object: string;
  record: AttioRecord;
  columns: readonly Column[];
  onChange(record: AttioRecord): void;
}

const groupOf = ({ type, slug, isWritable }: Column, isFilled: boolean) =>
  type === "interaction" || slug.startsWith("strongest_") ? "Interactions" : !isFilled ? "Empty" : isWritable ? "Values" : "Set by Attio";

export function ValueList({ object, record, columns, onChange }: ValueListProps) {
  const [editing, setEditing] = useState<string>();
  /** The input of an edit that failed, and the reason. */
  const [failed, setFailed] = useState<{ slug: string; edit: Edit; message: string }>();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(["Values", "Set by Attio"]));
  /** The attribute whose history is open. */
  const [looking, setLooking] = useState<string>();
  const [turn, setTurn] = useState(0);
  const look = (slug: string) => setLooking(looking === slug ? undefined : slug);
  const [saving, setSaving] = useState<ReadonlyMap<string, unknown>>(new Map());
  const { record_id: id } = record.id;

  const groups = new Map<string, Column[]>(["Values", "Empty", "Set by Attio", "Interactions"].map((title) => [title, []]));
  // The name comes first.
  for (const column of columns.toSorted((a, b) => Number(b.slug === "name") - Number(a.slug === "name"))) {
    if (column.slug === "record_id") continue;
    groups.get(groupOf(column, (record.values[column.slug]?.length ?? 0) > 0 || editing === column.slug || saving.has(column.slug)))?.push(column);
  }

  // Collapsed groups are not drawn, and visible ones are drawn a part at a time.
  const unfolded = [...groups].flatMap(([title, list]) => (open.has(title) ? list : []));
  const drawn = new Set(useGradually(unfolded, ({ slug }) => slug, id));

  const save = async (column: Column, edit: Edit) => {
    const attio = client.value;
    if (!attio) return;
    const values = { [column.slug]: written(edit.typed, column) };
    const method = column.isMulti && !edit.isAdding ? "replace" : "update";
    const before = plainValues(record.values[column.slug], column);
    // Shown immediately, undone where it fails.
    const next = column.isMulti ? [...(edit.isAdding ? (before as unknown[]) : []), ...(values[column.slug] ?? [])] : (values[column.slug]?.[0] ?? null);
    setSaving((map) => new Map(map).set(column.slug, next));
    patchRow(id, { [column.slug]: next });
    setEditing(undefined);
    setFailed(undefined);
    focusValue(column.slug);
    try {
      const saved = await write(`records.${method}`, `attio.records.${method}(${JSON.stringify(object)}, ${JSON.stringify(id)}, ${literal({ values })})`, () => attio.records[method](object, id, { values } as never));
      onChange(saved);
      setTurn((turn) => turn + 1);
      announce(`${column.title} was saved.`);
    } catch (error) {
      patchRow(id, { [column.slug]: before });
      if (!(error instanceof NotWanted)) {
        const { title, message, error: known } = tell(error);
        const own = known?.validationErrors?.find(({ path }) => path?.includes(column.slug)) ?? known?.validationErrors?.[0];
        setFailed({ slug: column.slug, edit, message: own?.message ?? (message || title) });
        setEditing(column.slug);
      }
    } finally {
      setSaving((map) => new Map([...map].filter(([slug]) => slug !== column.slug)));
    }
  };

  return (
    <>
    <div class="values" tabIndex={0} role="region" aria-label="Values">
      {[...groups].map(
        ([title, list]) =>
          list.length > 0 && (
            <details key={title} class="value-group" open={open.has(title)} onToggle={({ currentTarget: { open: isOpen } }) => isOpen !== open.has(title) && setOpen(new Set(isOpen ? [...open, title] : [...open].filter((it) => it !== title)))}>
              <summary>
                {title} <span class="muted">{list.length}</span>
              </summary>
              <dl>
                {list.filter((column) => drawn.has(column)).map((column) => (
                  <div
                    key={column.slug}
                    class="value-row"
                    data-slug={column.slug}
                    data-saving={saving.has(column.slug)}
                    onPointerEnter={() => (pointedAt.value = column.slug)}
                    onFocusIn={() => (pointedAt.value = column.slug)}
                    onKeyDown={(event) => {
                      if (event.key !== "h" || event.ctrlKey || event.metaKey || (event.target as Element).matches("input, select, textarea")) return;
                      event.preventDefault();
                      look(column.slug);
                    }}
                  >
                    <dt title={column.type.replaceAll("-", " ")}>
                      <TypeIcon type={column.type} />
                      {column.title}
                    </dt>
                    <dd>
                      {editing === column.slug ? (
                        <ValueEditor
                          object={object}
                          column={column}
                          value={plainValues(record.values[column.slug], column)}
                          {...(failed?.slug === column.slug && { failed })}
                          onCancel={() => {
                            setEditing(undefined);
                            setFailed(undefined);
                            focusValue(column.slug);
                          }}
                          onSave={(edit) => void save(column, edit)}
                        />
                      ) : (
                        <Shown column={column} value={saving.has(column.slug) ? saving.get(column.slug) : plainValues(record.values[column.slug], column)} onEdit={() => setEditing(column.slug)} />
                      )}
                      {looking === column.slug && <History key={turn} object={object} id={id} column={column} />}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          ),
      )}
    </div>
    <Facts record={record} columns={columns} looking={looking} onLook={look} />
    </>
  );
}

const pointedAt = signal("");

const focusValue = (slug: string) => requestAnimationFrame(() => document.querySelector<HTMLElement>(`.value-row[data-slug="${CSS.escape(slug)}"] button`)?.focus());

interface ShownProps {
  column: Column;
  value: unknown;
  onEdit(): void;
}

/** Author, time and type of the value under the pointer, in a line that shifts nothing. */
function Facts({ record, columns, looking, onLook }: { record: AttioRecord; columns: readonly Column[]; looking: string | undefined; onLook(slug: string): void }) {
  const column = columns.find(({ slug }) => slug === pointedAt.value);
  const [first] = (column && record.values[column.slug]) ?? [];
  const by = first && actorName(first.created_by_actor);
  return (
    <div class="value-facts">
      {column && (
        <>
          <p><code>{column.slug}</code> · {column.type.replaceAll("-", " ")}
          {column.isUnique && " · unique"}
          {first?.active_from && (
            <>
              {" · "}
              {by ? `${by}, ` : ""}
              <time dateTime={first.active_from}>{ago(first.active_from)}</time>
            </>
          )}
          </p>
          <button type="button" class="button quiet" aria-expanded={looking === column.slug} title="Earlier values (h)" onClick={() => onLook(column.slug)}>
            History
          </button>
        </>
      )}
    </div>
  );
}

function Shown({ column, value, onEdit }: ShownProps) {
  const links = column.type === "record-reference" ? ((Array.isArray(value) ? value : value ? [value] : []) as { target_object: string; target_record_id: string }[]) : [];
  const url = column.type === "text" ? webAddress(value) : undefined;
  const content = links.length > 0 ? null : column.type === "text" && typeof value === "string" ? <span dir="auto" class="value-text">{visible(value)}</span> : <CellContent value={value ?? null} column={column} />;
  return (
    <>
      <div class="value-line">
        {column.isWritable ? (
          <button type="button" class="value-button" onClick={onEdit} aria-label={`${column.title}: ${wordsOf(value, column) || "empty"}. Edit`}>
            {content ?? <span class="muted">edit</span>}
          </button>
        ) : (
          <div class="value-fixed">{content}</div>
        )}
        {url && (
          <a class="value-open" href={url.href} target="_blank" rel="noopener noreferrer" aria-label={`Open ${url.host}`}>
            ↗
          </a>
        )}
      </div>
      {links.length > 0 && (
        <ul class="value-links">
          {links.slice(0, 20).map((link) => (
            <li key={link.target_record_id}>
              <button type="button" class="link" dir="auto" onClick={() => openRecord({ object: link.target_object, id: link.target_record_id })}>
                {wordsOf(link, column)}
              </button>
            </li>
          ))}
          {links.length > 20 && <li class="muted">and {links.length - 20} more</li>}
        </ul>
      )}
    </>
  );
}
