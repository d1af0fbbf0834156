import type { AttioClient, Attribute, WorkspaceMember } from "attio-wasm";
import { X } from "lucide-preact";
import { firstOperator, newFilterRow, partsOf, type Draft, type FilterRow } from "./draft";
import { canFilter } from "./operators";
import { ValueInput } from "./ValueInput";

interface FilterRowEditorProps {
  client: AttioClient;
  draft: Draft;
  attributes: readonly Attribute[];
  members: readonly WorkspaceMember[];
  row: FilterRow;
  index: number;
  onChange(row: FilterRow): void;
  onMatch(match: Draft["match"]): void;
  onRemove(): void;
}

export function FilterRowEditor({ client, draft, attributes, members, row, index, onChange, onMatch, onRemove }: FilterRowEditorProps) {
  const parts = partsOf(row, attributes);
  if (!parts) return null;
  const { attribute, fields, field, input } = parts;

  const chooseAttribute = (slug: string) => {
    const chosen = attributes.find(({ api_slug }) => api_slug === slug);
    if (chosen) onChange({ ...newFilterRow(chosen), key: row.key });
  };
  const chooseField = (name: string) => {
    const chosen = fields.find((field) => field.name === name);
    if (!chosen) return;
    const operator = row.operator in chosen.operators ? row.operator : firstOperator(chosen);
    onChange({ ...row, field: name, operator, value: chosen.input === field.input ? row.value : "" });
  };

  return (
    <div class="filter-row" role="group" aria-label={`Filter ${index + 1}`} data-fields={fields.length > 1}>
      <div class="filter-lead">
        {index === 0 ? (
          <span>Where</span>
        ) : index === 1 ? (
          <select aria-label="Match" value={draft.match} onChange={(event) => onMatch(event.currentTarget.value as Draft["match"])}>
            <option value="$and">and</option>
            <option value="$or">or</option>
          </select>
        ) : (
          <span>{draft.match === "$and" ? "and" : "or"}</span>
        )}
      </div>
      <select aria-label="Attribute" class="row-attribute filter-attribute" value={row.attribute} onChange={(event) => chooseAttribute(event.currentTarget.value)}>
        {attributes
          .filter(({ type }) => canFilter(type))
          .map(({ api_slug, title }) => (
            <option key={api_slug} value={api_slug}>
              {title}
            </option>
          ))}
      </select>
      {fields.length > 1 && (
        <select aria-label={`Part of ${attribute.title}`} class="filter-field" value={row.field} onChange={(event) => chooseField(event.currentTarget.value)}>
          {fields.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label="Operator"
        class="filter-operator"
        value={row.operator}
        onChange={(event) => onChange({ ...row, operator: event.currentTarget.value })}
      >
        {Object.entries(field.operators).map(([key, { label }]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <div class="filter-value">
        <ValueInput
          client={client}
          object={draft.object}
          attribute={attribute}
          members={members}
          input={input}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      </div>
      <button type="button" class="icon-button" aria-label={`Remove filter ${index + 1}`} onClick={onRemove}>
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
