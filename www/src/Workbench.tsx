// The page: connections at the side, the query and what it finds beside them.
import type { AttioClient, AttioObject, Attribute, WorkspaceMember } from "attio-wasm";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Backend } from "./backend/backend";
import { BackendChip } from "./backend/BackendChip";
import { SandboxPanel } from "./backend/SandboxPanel";
import { ConnectionsPanel } from "./connections/ConnectionsPanel";
import { useConnections } from "./connections/useConnections";
import { newDraft, toQuery, type Draft } from "./query/draft";
import { QueryForm } from "./query/QueryForm";
import { ResultsPanel } from "./results/ResultsPanel";
import { useRecordQuery } from "./results/useRecordQuery";
import { ErrorNotice } from "./ui/ErrorNotice";
import { useAsync, valueOf } from "./ui/useAsync";

const NO_OBJECTS: readonly AttioObject[] = [];
const NO_ATTRIBUTES: readonly Attribute[] = [];
const NO_MEMBERS: readonly WorkspaceMember[] = [];
const FIRST_OBJECT = "companies";

export function Workbench({ backend }: { backend: Backend }) {
  const [chosen, setChosen] = useState<string>();
  const connections = useConnections(backend, (connection) => setChosen(connection.connection_id));
  const { items } = connections;

  // The chosen connection may have been deleted; without a choice the first active one is taken.
  useEffect(() => {
    if (!items) return;
    const isUsable = items.some((it) => it.connection_id === chosen && it.status === "ACTIVE");
    if (!isUsable) setChosen(items.find((it) => it.status === "ACTIVE")?.connection_id);
  }, [items, chosen]);

  const client: AttioClient | undefined = useMemo(() => (chosen ? backend.client.withConnection(chosen) : undefined), [backend, chosen]);

  const [identity] = useAsync(client && ((signal) => client.self({ signal })), [client]);
  const [membersFound] = useAsync(client && (async (signal) => (await client.workspaceMembers.list({ signal })).data), [client]);
  const [objectsFound, reloadObjects] = useAsync(client && (async (signal) => (await client.objects.list({ signal })).data), [client]);

  const objects = valueOf(objectsFound) ?? NO_OBJECTS;
  const [draft, setDraft] = useState<Draft>(newDraft(FIRST_OBJECT));
  useEffect(() => {
    const first = objects[0]?.api_slug;
    if (first && !objects.some(({ api_slug }) => api_slug === draft.object)) setDraft(newDraft(first));
  }, [objects, draft.object]);

  const [attributesFound, reloadAttributes] = useAsync(
    client && objects.length > 0
      ? async (signal) => {
          const { data } = await client.attributes.list("objects", draft.object, {}, { signal });
          return { client, object: draft.object, attributes: data.filter(({ is_archived }) => !is_archived) };
        }
      : undefined,
    [client, draft.object, objects.length > 0],
  );
  const schema = valueOf(attributesFound);
  const attributes = schema?.object === draft.object ? schema.attributes : NO_ATTRIBUTES;
  const members = valueOf(membersFound) ?? NO_MEMBERS;
  const self = valueOf(identity);
  const workspace = self?.active ? self : undefined;

  // A connection has no name of its own: it gets that of its workspace, once it has been looked at.
  const [workspaces, setWorkspaces] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (identity.state === "ready" && identity.value.active && chosen) {
      const { workspace_name } = identity.value;
      setWorkspaces((before) => new Map(before).set(chosen, workspace_name));
    }
  }, [identity]);

  const query = useRecordQuery(backend);
  const run = () => {
    if (client && attributes.length > 0) void query.run(client, draft.object, attributes, toQuery(draft, attributes));
  };
  // Another workspace or another object is looked at as soon as its attributes are known.
  useEffect(() => {
    if (schema && schema.client === client && schema.object === draft.object) run();
  }, [schema]);
  useEffect(() => {
    if (!client) query.clear();
  }, [client]);

  const request = useMemo(() => {
    if (!client || attributes.length === 0) return undefined;
    return { object: draft.object, query: toQuery(draft, attributes), connection: chosen, baseUrl: backend.baseUrl };
  }, [client, attributes, draft, chosen, backend]);

  const schemaError =
    objectsFound.state === "failed"
      ? { error: objectsFound.error, retry: reloadObjects }
      : attributesFound.state === "failed"
        ? { error: attributesFound.error, retry: reloadAttributes }
        : undefined;

  return (
    <>
      <header class="page-header">
        <h1>
          <img src="./icon.svg" alt="" width="24" height="24" />
          attio-wasm <span class="muted">demo</span>
        </h1>
        <BackendChip backend={backend} />
      </header>
      <main class="workbench">
        <ConnectionsPanel backend={backend} connections={connections} chosen={chosen} workspaces={workspaces} onChoose={setChosen} />
        <div class="query-area">
          <section class="card query" aria-labelledby="query-heading">
            <header class="card-header">
              <h2 id="query-heading">Query records</h2>
            </header>
            {schemaError ? (
              <ErrorNotice error={schemaError.error} onRetry={schemaError.retry} />
            ) : client ? (
              <QueryForm
                client={client}
                objects={objects}
                attributes={attributes}
                members={members}
                draft={draft}
                isRunning={query.result.state === "running" && !query.result.isNext}
                onChange={setDraft}
                onRun={run}
                onCancel={query.cancel}
              />
            ) : (
              <p class="empty muted">{items || connections.listError !== undefined ? "An active connection is needed to query records." : "Loading…"}</p>
            )}
          </section>
          <ResultsPanel
            backend={backend}
            client={client}
            result={query.result}
            members={members}
            request={request}
            onNext={query.next}
            onPrevious={query.previous}
            onRetry={run}
          />
        </div>
        {backend.sandbox && <SandboxPanel sandbox={backend.sandbox} client={client} connection={chosen} scopes={workspace?.scope} />}
      </main>
    </>
  );
}
