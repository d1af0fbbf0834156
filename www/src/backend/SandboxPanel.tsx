import type { AttioClient } from "attio-wasm";
import type { Sandbox } from "attio-wasm/sandbox";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useAnnounce } from "../ui/Announcer";
import { ErrorNotice } from "../ui/ErrorNotice";
import { CONDITIONS, impose } from "./conditions";

interface SandboxPanelProps {
  sandbox: Sandbox;
  client: AttioClient | undefined;
  connection: string | undefined;
  /** Separated by spaces, as the connection has them. */
  scopes: string | undefined;
}

/** The sandbox can be told to misbehave, to see what the client and this page make of it. */
export function SandboxPanel({ sandbox, client, connection, scopes }: SandboxPanelProps) {
  const [key, setKey] = useState("fine");
  const condition = CONDITIONS.find((it) => it.key === key) ?? CONDITIONS[0];
  const announce = useAnnounce();
  const [isPlanted, setPlanted] = useState(false);
  const [error, setError] = useState<unknown>();

  // What was granted, from before a scope was taken away.
  const granted = useRef(new Map<string, string[]>());
  if (connection && scopes && !granted.current.has(connection)) granted.current.set(connection, scopes.split(" "));

  useLayoutEffect(() => {
    if (condition) impose(sandbox, condition, connection, (connection && granted.current.get(connection)) || []);
  }, [sandbox, condition, connection, scopes]);

  const plant = async () => {
    if (!client) return;
    setError(undefined);
    try {
      await client.records.create("companies", { values: HOSTILE });
      setPlanted(true);
      announce("A hostile record was added to companies.");
    } catch (error) {
      setError(error);
    }
  };

  return (
    <section class="card sandbox-panel" aria-labelledby="sandbox-heading">
      <header class="card-header">
        <h2 id="sandbox-heading">Sandbox</h2>
      </header>
      <label class="field">
        <span>Answers queries</span>
        <select value={key} onChange={(event) => setKey(event.currentTarget.value)}>
          {CONDITIONS.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p class="muted small-text">{condition?.explanation}</p>
      <button type="button" class="button small wide" disabled={!client || isPlanted} onClick={plant}>
        {isPlanted ? "Hostile record added" : "Add a hostile record"}
      </button>
      {error !== undefined && <ErrorNotice error={error} />}
    </section>
  );
}

/** What a page must survive: markup, a script address, and text that turns around. */
const HOSTILE = {
  name: `<img src=x onerror="document.title='pwned'"><script>document.title='pwned'</script>`,
  description: "javascript:document.title='pwned'",
  linkedin: "javascript:document.title='pwned'",
  twitter: "https://trusted.example@evil.example/",
};
