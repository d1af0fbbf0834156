import type { AttioRecord, Attribute } from "attio-wasm";
import { hueOf } from "./hue";
import { labelOf } from "./labelOf";
import { TypeIcon } from "./TypeIcon";
import { Values, type Names } from "./Value";

interface RecordTableProps {
  caption: string;
  records: readonly AttioRecord[];
  columns: readonly Attribute[];
  names: Names;
}

const NUMERIC = new Set(["number", "currency"]);

export function RecordTable({ caption, records, columns, names }: RecordTableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ api_slug, title, type }) => (
              <th key={api_slug} scope="col" data-numeric={NUMERIC.has(type)}>
                <span class="column-title">
                  <TypeIcon type={type} />
                  {title}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id.record_id}>
              {columns.map(({ api_slug, type }) => {
                const values = record.values[api_slug];
                return api_slug === "name" ? (
                  <th key={api_slug} scope="row">
                    <RecordName record={record} />
                  </th>
                ) : (
                  <td key={api_slug} data-numeric={NUMERIC.has(type)}>
                    <Values values={values} names={names} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordName({ record }: { record: AttioRecord }) {
  const label = labelOf(record) ?? "Unnamed";
  return (
    <span class="record-name">
      <span class="tile" data-hue={hueOf(label)} aria-hidden="true">
        {[...label][0]?.toUpperCase()}
      </span>
      <span class="record-label" title={label}>
        {label}
      </span>
    </span>
  );
}
