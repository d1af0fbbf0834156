// The page as it came. A page of 500 records has megabytes: a record is written out when it is opened.
import type { AttioRecord, Page } from "attio-wasm";
import { useState } from "preact/hooks";
import { Highlight } from "../code/Highlight";
import { CopyButton } from "../ui/CopyButton";
import { labelOf } from "./labelOf";

export function JsonView({ page }: { page: Page<AttioRecord> }) {
  const whole = () => JSON.stringify({ data: page.data, nextOffset: page.nextOffset }, null, 2);
  return (
    <div class="json-view">
      <div class="json-head">
        <code>
          data: [{page.data.length}]{page.nextOffset !== undefined && `, nextOffset: ${page.nextOffset}`}
        </code>
        <CopyButton text={whole} label="Copy JSON of the page" />
      </div>
      {page.data.map((record, index) => (
        <JsonRecord key={record.id.record_id} record={record} index={index} />
      ))}
    </div>
  );
}

function JsonRecord({ record, index }: { record: AttioRecord; index: number }) {
  const [isOpen, setOpen] = useState(index === 0);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>data[{index}]</code> <span class="json-label">{labelOf(record) ?? record.id.record_id}</span>
      </summary>
      {isOpen && (
        <pre tabIndex={0} role="region" aria-label={`data[${index}] as JSON`}>
          <code>
            <Highlight text={JSON.stringify(record, null, 2)} />
          </code>
        </pre>
      )}
    </details>
  );
}
