// The input for an attribute's type, for editing a value and for new records.
import { useEffect, useState } from "preact/hooks";
import { RecordInput } from "../query/ValueInput";
import type { Column } from "../schema/columns";
import { choicesOf, client, members } from "../schema/workspace";

interface FieldInputProps {
  column: Column;
  target: "objects" | "lists";
  slug: string;
  typed: readonly string[];
  isFirst?: boolean;
  describedBy?: string;
  onType(typed: readonly string[]): void;
}

export function FieldInput({ column, target, slug, typed, isFirst = false, describedBy, onType }: FieldInputProps) {
  const common = { class: "input", "aria-label": column.title, "aria-describedby": describedBy, "aria-invalid": describedBy !== undefined, ...(isFirst && { "data-autofocus": true }) };
  const text = (type: string, more: object = {}) => <input {...common} {...more} type={type} dir="auto" autoComplete="off" value={typed[0] ?? ""} onInput={(event) => onType([event.currentTarget.value])} />;
  const choose = (items: readonly (readonly [string, string])[]) =>
    column.isMulti ? (
      <select {...common} multiple size={Math.min(6, Math.max(2, items.length))} onChange={(event) => onType([...event.currentTarget.selectedOptions].map(({ value }) => value))}>
        {items.map(([value, title]) => <option key={value} value={value} selected={typed.includes(value)}>{title}</option>)}
      </select>
    ) : (
      <select {...common} value={typed[0] ?? ""} onChange={(event) => onType([event.currentTarget.value])}>
        <option value="">–</option>
        {items.map(([value, title]) => <option key={value} value={value}>{title}</option>)}
      </select>
    );
  switch (column.type) {
    case "number":
    case "currency":
      return text("number", { step: "any" });
    case "rating":
      return text("number", { min: 0, max: 5, step: 1 });
    case "date":
      return text("date");
    case "timestamp":
      return text("datetime-local");
    case "checkbox":
      return choose([["true", "Yes"], ["false", "No"]]);
    case "actor-reference":
      return choose(members.value.map((it) => [it.id.workspace_member_id, `${it.first_name} ${it.last_name}`.trim()] as const));
    case "record-reference":
      return <RecordInput column={column} label={column.title} values={typed} onChange={onType} isOne={!column.isMulti} />;
    case "select":
    case "status":
      return <Choices column={column} target={target} slug={slug} choose={choose} text={text} />;
    case "text":
      return <textarea {...common} rows={(typed[0]?.length ?? 0) > 60 ? 4 : 1} dir="auto" value={typed[0] ?? ""} onInput={(event) => onType([event.currentTarget.value])} />;
  }
  if (!column.isMulti) return text("text");
  return <textarea {...common} rows={2} dir="auto" placeholder="One on each line" value={typed.join("\n")} onInput={(event) => onType(event.currentTarget.value.split("\n"))} />;
}

interface ChoicesProps {
  column: Column;
  target: "objects" | "lists";
  slug: string;
  choose(items: readonly (readonly [string, string])[]): preact.VNode;
  text(type: string): preact.VNode;
}

function Choices({ column, target, slug, choose, text }: ChoicesProps) {
  const [titles, setTitles] = useState<readonly string[] | "none">();
  useEffect(() => {
    const attio = client.value;
    if (attio) choicesOf(attio, target, slug, column).then((found) => setTitles(found.map(({ title }) => title)), () => setTitles("none"));
  }, []);
  if (titles === undefined) return <p class="loading">Loading…</p>;
  // The titles are suggestions: other text can be typed as well.
  return titles === "none" ? text("text") : choose(titles.map((title) => [title, title] as const));
}
