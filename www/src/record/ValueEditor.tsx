import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Column } from "../schema/columns";
import { FieldInput } from "./FieldInput";
import { typedOf, wrongWith } from "./values";
import { whyNot } from "./writing";

export interface Edit {
  readonly typed: readonly string[];
  /** For several values: whether new ones are prepended or replace the others. */
  readonly isAdding: boolean;
}

interface ValueEditorProps {
  object: string;
  column: Column;
  value: unknown;
  failed?: { readonly edit: Edit; readonly message: string };
  onSave(edit: Edit): void;
  onCancel(): void;
}

export function ValueEditor({ object, column, value, failed, onSave, onCancel }: ValueEditorProps) {
  const all = Array.isArray(value) ? value : value === null ? [] : [value];
  const [typed, setTyped] = useState<readonly string[]>(failed?.edit.typed ?? all.map((one) => typedOf(one, column)));
  const [isAdding, setAdding] = useState(failed?.edit.isAdding ?? false);
  const [wrong, setWrong] = useState<string | undefined>(failed?.message);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  const why = whyNot(column.isMulti && !isAdding ? "records.replace" : "records.update");

  const submit = () => {
    const complaint = wrongWith(typed, column);
    if (complaint) return setWrong(complaint);
    onSave({ typed, isAdding });
  };
  return (
    <form
      ref={form}
      class="value-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }
        if (event.key === "Enter" && (event.target instanceof HTMLTextAreaElement ? event.metaKey || event.ctrlKey || !column.isMulti : false) && !event.shiftKey) {
          event.preventDefault();
          submit();
        }
      }}
    >
      <FieldInput column={column} target="objects" slug={object} typed={typed} onType={(next) => (setTyped(next), setWrong(undefined))} isFirst {...(wrong && { describedBy: "value-wrong" })} />
      {column.isMulti && (
        <fieldset class="choices">
          <legend class="visually-hidden">How it is written</legend>
          <label><input type="radio" checked={!isAdding} onChange={() => (setAdding(false), setTyped(all.map((one) => typedOf(one, column))))} /> replace all</label>
          <label><input type="radio" checked={isAdding} onChange={() => (setAdding(true), setTyped([]))} /> add to them</label>
        </fieldset>
      )}
      {(why ?? wrong) && <p id="value-wrong" class="wrong" role="alert">{why ?? wrong}</p>}
      <div class="value-actions">
        <button type="submit" class="button primary" disabled={why !== undefined}>Save</button>
        <button type="button" class="button quiet" onClick={onCancel}>Cancel</button>
      </div>
    </form>
  );
}
