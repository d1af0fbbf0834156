// The input for the value of a comparison, by its type.
import type { Column } from "../schema/columns";
import { useEffect, useRef, useState } from "preact/hooks";
import { choicesOf, client, members } from "../schema/workspace";
import { Chip } from "../table/Cell";
import { learn } from "../table/names";
import { Picker } from "../ui/Picker";
import type { Condition } from "./filter";
import type { Meaning } from "./meaning";
import { INTERACTIONS } from "./operators";
import { nameOfId, targetOf } from "./schema";
import { view } from "./view";

interface ValueInputProps {
  condition: Condition;
  means: Meaning;
  onChange(values: readonly string[]): void;
}

const TYPES = { number: "number", days: "number", date: "date", timestamp: "datetime-local" } as const;

export function ValueInput({ condition, means, onChange }: ValueInputProps) {
  const { column, input, operator } = means;
  const { values } = condition;
  const label = `Value of ${column.title}`;
  switch (input) {
    case "none":
      return null;
    case "choice":
      return <ChoiceInput column={column} target={means.steps.length > 0 ? (means.steps.at(-1)?.[0] ?? "") : ""} label={label} values={values} onChange={onChange} />;
    case "member":
      return <Several label={label} values={values} onChange={onChange} isOne={operator.form !== "any"} items={members.value.map((it) => ({ id: it.id.workspace_member_id, title: `${it.first_name} ${it.last_name}`.trim() }))} />;
    case "record":
      return <RecordInput column={column} label={label} values={values} onChange={onChange} />;
    case "boolean":
      return <Several label={label} values={values} onChange={onChange} isOne items={[{ id: "true", title: "Yes" }, { id: "false", title: "No" }]} />;
    case "interaction":
      return <Several label={label} values={values} onChange={onChange} isOne items={INTERACTIONS.map((id) => ({ id, title: id.replaceAll("-", " ") }))} />;
    case "list":
      return (
        <label class="field">
          <span>One on each line</span>
          <textarea class="input" aria-label={label} rows={4} data-autofocus value={values.join("\n")} onInput={(event) => onChange(event.currentTarget.value.split("\n"))} />
        </label>
      );
    case "text":
      return <input class="input" aria-label={label} data-autofocus type="text" dir="auto" value={values[0] ?? ""} autoComplete="off" spellcheck={false} onInput={(event) => onChange([event.currentTarget.value])} />;
  }
  const one = (at: number, name: string) => (
    <input
      class="input"
      aria-label={name}
      type={TYPES[input]}
      step="any"
      {...(at === 0 && { "data-autofocus": true })}
      value={input === "timestamp" ? local(values[at]) : (values[at] ?? "")}
      onInput={(event) => {
        const next = [values[0] ?? "", values[1] ?? ""];
        next[at] = event.currentTarget.value;
        onChange(operator.form === "between" ? next : next.slice(0, 1));
      }}
    />
  );
  if (operator.form === "between") {
    return (
      <div class="condition-line">
        {one(0, `${label}, from`)}
        <span class="muted">to</span>
        {one(1, `${label}, to`)}
      </div>
    );
  }
  return (
    <div class="condition-line">
      {one(0, label)}
      {input === "days" && <span class="muted">days</span>}
    </div>
  );
}

/** Converts a time with a zone to the value of an input for local time. */
function local(value = ""): string {
  if (!/Z$/.test(value)) return value;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

interface SeveralProps {
  label: string;
  values: readonly string[];
  onChange(values: readonly string[]): void;
  items: readonly { readonly id: string; readonly title: string }[];
  isOne?: boolean;
  render?(item: { readonly id: string; readonly title: string }): preact.ComponentChildren;
}

function Several({ label, values, onChange, items, isOne = false, render }: SeveralProps) {
  // A choice counts at once, also before the one before it is drawn.
  const latest = useRef(values);
  latest.current = values;
  const choose = (id: string) => {
    const { current } = latest;
    latest.current = isOne ? [id] : current.includes(id) ? current.filter((it) => it !== id) : [...current, id];
    onChange(latest.current);
  };
  return (
    <Picker
      label={label}
      items={items}
      textOf={({ title }) => title}
      keyOf={({ id }) => id}
      isChosen={({ id }) => values.includes(id)}
      onChoose={({ id }) => choose(id)}
      render={(item) => (
        <>
          <span class={values.includes(item.id) ? "tick on" : "tick"} aria-hidden="true" />
          {render ? render(item) : <span dir="auto">{item.title}</span>}
        </>
      )}
    />
  );
}

/** Options and statuses by title, which Attio compares. */
function ChoiceInput({ column, target, label, values, onChange }: { column: Column; target: string; label: string; values: readonly string[]; onChange(values: readonly string[]): void }) {
  const [titles, setTitles] = useState<readonly string[]>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    const attio = client.value;
    const { place } = view.value;
    if (!attio) return;
    choicesOf(attio, target || place.kind !== "lists" ? "objects" : "lists", target || place.slug, column).then(
      (found) => setTitles(found.map(({ title }) => title)),
      () => setFailed(true),
    );
  }, []);
  // The titles are suggestions: other text can be typed as well.
  if (isFailed) return <input class="input" aria-label={label} type="text" placeholder="Title" value={values[0] ?? ""} onInput={(event) => onChange([event.currentTarget.value])} />;
  if (!titles) return <p class="loading">Loading…</p>;
  return <Several label={label} values={values} onChange={onChange} items={titles.map((title) => ({ id: title, title }))} render={({ title }) => <Chip text={title} column={column} />} />;
}

/** Records by name, since nobody types an id. */
export function RecordInput({ column, label, values, onChange, isOne = false }: { column: Column; label: string; values: readonly string[]; onChange(values: readonly string[]): void; isOne?: boolean }) {
  const [items, setItems] = useState<readonly { id: string; title: string }[]>([]);
  const [text, setText] = useState("");
  const object = targetOf(column);
  useEffect(() => {
    const attio = client.value;
    if (!attio || !object) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const data = await attio.records.search({ query: text, objects: [object], limit: 20, request_as: { type: "workspace" } }, { signal: controller.signal });
        const found = data.map((it) => ({ id: it.id.record_id, title: it.record_text || "Unnamed" }));
        learn(found.map(({ id, title }) => [id, title]));
        setItems(found);
      } catch {
        // The next letter searches again.
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      // Aborts a request under way; a finished one is released.
      controller.abort();
    };
  }, [text]);
  const chosen = values.filter((id) => !items.some((item) => item.id === id)).map((id) => ({ id, title: nameOfId(id) ?? id }));
  return (
    <Picker
      label={label}
      items={[...chosen, ...items]}
      textOf={({ title }) => title}
      keyOf={({ id }) => id}
      onType={setText}
      isChosen={({ id }) => values.includes(id)}
      onChoose={({ id }) => onChange(isOne ? [id] : values.includes(id) ? values.filter((it) => it !== id) : [...values, id])}
      render={({ id, title }) => (
        <>
          <span class={values.includes(id) ? "tick on" : "tick"} aria-hidden="true" />
          <span dir="auto">{title}</span>
        </>
      )}
    />
  );
}
