import type { AttioClient, Attribute, WorkspaceMember } from "attio-wasm";
import { useEffect } from "preact/hooks";
import { useAsync, valueOf } from "../ui/useAsync";
import { INTERACTIONS, type Input } from "./operators";

interface ValueInputProps {
  client: AttioClient;
  object: string;
  attribute: Attribute;
  members: readonly WorkspaceMember[];
  input: Input;
  value: string;
  onChange(value: string): void;
}

/** The input that fits what a value is compared with. */
export function ValueInput(props: ValueInputProps) {
  const { attribute, members, input, value, onChange } = props;
  const label = `Value of ${attribute.title}`;
  const common = {
    "aria-label": label,
    required: true,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  };
  switch (input) {
    case "none":
      return <span class="no-value" />;
    case "boolean":
      return <Choice label={label} value={value} onChange={onChange} options={[["true", "Yes"], ["false", "No"]]} />;
    case "choice":
      return <OptionChoice {...props} label={label} />;
    case "member":
      return (
        <Choice
          label={label}
          value={value}
          onChange={onChange}
          options={members.map((member) => [member.id.workspace_member_id, `${member.first_name} ${member.last_name}`.trim()])}
        />
      );
    case "interaction":
      return <Choice label={label} value={value} onChange={onChange} options={INTERACTIONS.map((one) => [one, one.replaceAll("-", " ")])} />;
    case "number":
      return <input {...common} type="number" step="any" inputMode="decimal" placeholder="Number" />;
    case "date":
      return <input {...common} type="date" />;
    case "timestamp":
      return <input {...common} type="datetime-local" />;
    case "list":
      return <input {...common} type="text" placeholder="One, another" />;
    default:
      return <input {...common} type="text" placeholder="Value" autoComplete="off" spellcheck={false} />;
  }
}

/** The options of a select attribute, or the statuses of a status attribute, as the workspace has them. */
function OptionChoice({ client, object, attribute, value, onChange, label }: ValueInputProps & { label: string }) {
  const [loaded] = useAsync(
    async (signal) => {
      const { attributes } = client;
      const list = attribute.type === "status" ? attributes.listStatuses : attributes.listOptions;
      const { data } = await list("objects", object, attribute.api_slug, {}, { signal });
      return data.map(({ title }) => title);
    },
    [client, object, attribute.api_slug],
  );
  const titles = valueOf(loaded) ?? [];
  if (loaded.state === "failed") {
    // The titles are only a convenience: what is typed works as well.
    return <input aria-label={label} required type="text" placeholder="Title" value={value} onInput={(event) => onChange(event.currentTarget.value)} />;
  }
  const placeholder = loaded.state === "loading" ? "Loading…" : "Choose…";
  return <Choice label={label} value={value} onChange={onChange} options={titles.map((title) => [title, title])} placeholder={placeholder} />;
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  options: readonly (readonly [value: string, label: string])[];
  placeholder?: string;
}

function Choice({ label, value, onChange, options, placeholder = "Choose…" }: ChoiceProps) {
  // A value from another attribute is no choice here.
  const isKnown = value === "" || options.length === 0 || options.some(([one]) => one === value);
  useEffect(() => {
    if (!isKnown) onChange("");
  }, [isKnown]);
  return (
    <select aria-label={label} required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{placeholder}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
