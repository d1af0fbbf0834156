import type { AttioRecord, Attribute } from "attio-wasm";
import { hueOfMany } from "./hue";
import { labelOf } from "./labelOf";
import { TypeIcon } from "./TypeIcon";
import { Values, webAddress, type Names } from "./Value";

interface RecordTableProps {
  caption: string;
  records: readonly AttioRecord[];
  columns: readonly Attribute[];
  names: Names;
  /** Names lead to the app: the sandbox's records are not there. */
  isLinked: boolean;
}

const NUMERIC = new Set(["number", "currency"]);

export function RecordTable({ caption, records, columns, names, isLinked }: RecordTableProps) {
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
                    <RecordName record={record} isLinked={isLinked} />
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

function RecordName({ record, isLinked }: { record: AttioRecord; isLinked: boolean }) {
  const url = isLinked ? webAddress(record.web_url) : undefined;
  const label = labelOf(record) ?? "Unnamed";
  return (
    <span class="record-name">
      <span class="tile" data-hue={hueOfMany(label)} aria-hidden="true">
        {[...label][0]?.toUpperCase()}
      </span>
      <span class="record-label" title={label}>
        {url ? (
          <a href={url.href} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        ) : (
          label
        )}
      </span>
    </span>
  );
}
