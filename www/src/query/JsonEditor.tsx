// The whole filter as JSON, editable both ways.
import type { Filter } from "attio-wasm";
import { useState } from "preact/hooks";
import { literal } from "../wire/literal";
import { fromAttio } from "./from-attio";
import { meaning, schemaOf } from "./schema";
import { toAttio } from "./to-attio";
import { change, view } from "./view";

export default function JsonEditor({ close }: { close(): void }) {
  const [text, setText] = useState(() => literal(toAttio(view.value.filter, meaning) ?? {}, "json"));
  const [wrong, setWrong] = useState<string>();
  const set = () => {
    let filter: unknown;
    try {
      filter = text.trim() === "" ? {} : JSON.parse(text);
    } catch (error) {
      return setWrong(`That is no JSON yet: ${error instanceof Error ? error.message : error}`);
    }
    if (typeof filter !== "object" || filter === null || Array.isArray(filter)) return setWrong("A filter is an object: { … }");
    const isEmpty = Object.keys(filter).length === 0;
    change({ filter: fromAttio(isEmpty ? undefined : (filter as Filter), view.value.place.slug, schemaOf) });
    close();
  };
  return (
    <form
      class="condition"
      aria-label="Filter as JSON"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <label class="field">
        <span>Filter, as it is sent</span>
        <textarea
          class="input code-input"
          rows={10}
          spellcheck={false}
          data-autofocus
          value={text}
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong ? "json-wrong" : undefined}
          onInput={(event) => (setText(event.currentTarget.value), setWrong(undefined))}
          onKeyDown={(event) => event.key === "Enter" && (event.metaKey || event.ctrlKey) && set()}
        />
      </label>
      {wrong && <p id="json-wrong" class="wrong" role="alert">{wrong}</p>}
      <div class="editor-foot">
        <button type="button" class="button quiet" onClick={close}>Cancel</button>
        <button type="submit" class="button primary">Set filter</button>
      </div>
    </form>
  );
}
