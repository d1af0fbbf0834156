// One condition: part, operator, value. Enter sets the chip.
import { useState } from "preact/hooks";
import { announce } from "../ui/announce";
import type { Condition } from "./filter";
import { firstOperator, isComplete } from "./meaning";
import { meaning } from "./schema";
import { ValueInput } from "./ValueInput";

interface ConditionEditorProps {
  condition: Condition;
  onDone(condition: Condition): void;
  close(): void;
}

export default function ConditionEditor({ condition, onDone, close }: ConditionEditorProps) {
  const [draft, setDraft] = useState(condition);
  const means = meaning(draft);
  if (!means) return <p class="empty">This attribute is not there any more.</p>;
  const { column, fields, field, operator, input, steps } = means;
  const isGood = isComplete(draft, means);

  const chooseField = (name: string) => {
    const next = fields.find((it) => it.name === name);
    if (next) setDraft({ ...draft, field: name, operator: draft.operator in next.operators ? draft.operator : firstOperator(next), values: next.input === field.input ? draft.values : [] });
  };
  const chooseOperator = (key: string) => {
    const next = field.operators[key];
    const keeps = next && (next.input ?? field.input) === input;
    setDraft({ ...draft, operator: key, values: keeps ? draft.values.slice(0, next.form === "any" || next.form === "between" || (next.input ?? field.input) === "list" ? undefined : 1) : [] });
  };

  return (
    <form
      class="condition"
      aria-label={`Filter by ${column.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onDone(draft);
        else announce("A value is missing.");
      }}
    >
      <p class="condition-title">
        {steps.slice(0, -1).map(([, it]) => `${it.title} → `)}
        {column.title}
      </p>
      <div class="condition-line">
        {fields.length > 1 && (
          <select class="input" aria-label={`Part of ${column.title}`} value={field.name} onChange={(event) => chooseField(event.currentTarget.value)}>
            {fields.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
        <select class="input" aria-label="Operator" value={draft.operator} onChange={(event) => chooseOperator(event.currentTarget.value)}>
          {Object.entries(field.operators).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <ValueInput key={`${input}${operator.form}`} condition={draft} means={means} onChange={(values) => setDraft({ ...draft, values })} />
      <div class="editor-foot">
        <button type="button" class="button quiet" onClick={close}>
          Cancel
        </button>
        <button type="submit" class="button primary" disabled={!isGood}>
          Set filter
        </button>
      </div>
    </form>
  );
}
