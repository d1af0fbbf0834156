// The body of the last answer, unchanged, as text.
import { useMemo } from "preact/hooks";
import { CopyButton } from "../ui/copy";
import { lastQuery } from "../wire/recorder";
import { result } from "./run";

/** Characters that are shown; more would slow down the page. All of it can be copied. */
const SHOWN = 200_000;

export default function Raw() {
  const { value } = result;
  const text = useMemo(() => {
    const decoder = new TextDecoder();
    return lastQuery.pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
  }, [value]);
  const records = useMemo(() => parts(text), [text]);
  return (
    <div class="raw" tabIndex={0} role="region" aria-label="Body of the answer">
      <p class="raw-head">
        {lastQuery.call?.method} {lastQuery.call?.path} · {text.length.toLocaleString("en")} characters
        <CopyButton label="Copy the body" text={() => text} />
      </p>
      {records ? (
        records.map((record, index) => (
          <details key={index}>
            <summary>
              {index} · {record.name}
            </summary>
            <pre>{record.text}</pre>
          </details>
        ))
      ) : (
        <pre>{text.slice(0, SHOWN)}</pre>
      )}
    </div>
  );
}

/** The records of the body one by one, verbatim. */
function parts(text: string): { name: string; text: string }[] | undefined {
  if (!/^\s*\{\s*"data"\s*:\s*\[/.test(text)) return undefined;
  const found: { name: string; text: string }[] = [];
  let depth = 0;
  let start = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isText) {
      if (sign === 92) at += 1;
      else if (sign === 34) isText = false;
    } else if (sign === 34) isText = true;
    else if (sign === 123 || sign === 91) {
      depth += 1;
      if (depth === 3 && sign === 123) start = at;
    } else if (sign === 125 || sign === 93) {
      if (depth === 3 && sign === 125) {
        const record = text.slice(start, at + 1);
        found.push({ name: /"record_id":"([^"]+)"/.exec(record)?.[1] ?? `${record.length} characters`, text: record });
      }
      depth -= 1;
    }
  }
  return found;
}
