// A view of the key's workspace: connections, objects, and the first rows of one.
import type { AttioClient, AttioObject, Connection, Row } from "attio-wasm";
import { useEffect, useState } from "preact/hooks";
import { tell } from "../ui/errors";
import { ErrorNotice } from "../ui/ErrorNotice";

export function Workspace({ client }: { client: AttioClient }) {
  const [connections, setConnections] = useState<readonly Connection[]>();
  const [chosen, setChosen] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    setError(undefined);
    client.connections.list().then(({ data }) => {
      setConnections(data);
      setChosen(data.find(({ status }) => status === "ACTIVE")?.connection_id);
    }, setError);
  }, [turn]);

  if (error !== undefined) return <Failure error={error} onAgain={() => setTurn(turn + 1)} />;
  if (!connections) return <p class="loading" role="status">Asking api.maton.ai…</p>;
  const active = connections.filter(({ status }) => status === "ACTIVE");
  if (active.length === 0) return <p class="empty">The key works. Its account has no active connection to Attio yet.</p>;
  return (
    <>
      <label class="field">
        <span>Connection</span>
        <select class="input" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {active.map(({ connection_id: id }) => (
            <option key={id} value={id}>
              {id.slice(0, 8)}
            </option>
          ))}
        </select>
      </label>
      {chosen && <Records key={chosen} client={client.withConnection(chosen)} />}
    </>
  );
}

function Records({ client }: { client: AttioClient }) {
  const [objects, setObjects] = useState<readonly AttioObject[]>([]);
  const [object, setObject] = useState("companies");
  const [rows, setRows] = useState<readonly Row[]>();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);

  useEffect(() => void client.objects.list().then(({ data }) => setObjects(data), setError), []);
  useEffect(() => {
    setRows(undefined);
    setError(undefined);
    let isGone = false;
    client.records.rows(object, { limit: 25 }).then(
      ({ data }) => isGone || setRows(data),
      (error) => isGone || setError(error),
    );
    return () => void (isGone = true);
  }, [object, turn]);

  const columns = Object.keys(rows?.[0] ?? {})
    .filter((slug) => !/^(record_id|web_url|created_by)$/.test(slug) && rows?.some((row) => typeof row[slug] === "string" || typeof row[slug] === "number"))
    .slice(0, 7);
  return (
    <>
      <label class="field">
        <span>Object</span>
        <select class="input" value={object} onChange={(event) => setObject(event.currentTarget.value)}>
          {(objects.length > 0 ? objects : [{ api_slug: "companies", plural_noun: "Companies" }]).map(({ api_slug, plural_noun }) => (
            <option key={api_slug} value={api_slug ?? ""}>
              {plural_noun ?? api_slug}
            </option>
          ))}
        </select>
      </label>
      {error !== undefined && <Failure error={error} onAgain={() => setTurn(turn + 1)} />}
      {!rows && error === undefined && <p class="loading" role="status">Loading…</p>}
      {rows && (
        <div class="key-rows" tabIndex={0} role="region" aria-label="Records">
          <table>
            <thead>
              <tr>{columns.map((slug) => <th key={slug} scope="col">{slug}</th>)}</tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.record_id}>
                  {columns.map((slug) => <td key={slug} dir="auto">{typeof row[slug] === "object" ? "" : String(row[slug] ?? "")}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === 0 && <p class="empty">There is nothing here yet.</p>}
        </div>
      )}
    </>
  );
}

/**
 * It is not documented whether the gateway answers pages at all, so a call that never arrived is reported as such.
 */
function Failure({ error, onAgain }: { error: unknown; onAgain(): void }) {
  const isUnreached = tell(error).error?.kind === "network";
  return (
    <>
      <ErrorNotice error={error} helps={{ again: onAgain }} />
      {isUnreached && (
        <p>
          Either the network is down, or the gateway does not answer pages (CORS), which its documentation does not say. The way that works: <code>MATON_API_KEY=… npm start</code>
        </p>
      )}
    </>
  );
}
