import { useState } from "preact/hooks";
import { run } from "../table/run";
import { endTrouble, impose, KINDS, trouble, type Kind, type Scope } from "./trouble";

const SCOPES: readonly Scope[] = ["queries", "writes", "connections", "all"];

export default function TroubleMenu({ close }: { close(): void }) {
  const now = trouble.value;
  const [kind, setKind] = useState<Kind>(now?.kind ?? "busy");
  const [scope, setScope] = useState<Scope>(now?.scope ?? "queries");
  const [times, setTimes] = useState(now?.times ?? 2);
  const [seconds, setSeconds] = useState(now?.seconds || 2);
  const isTimed = kind === "latency" || kind === "busy";
  const begin = async () => {
    await impose({ kind, scope, times, seconds });
    close();
    if (scope === "queries" || scope === "all") void run();
  };
  return (
    <form class="condition" aria-label="Trouble" onSubmit={(event) => (event.preventDefault(), void begin())}>
      <p class="muted small">The sandbox can misbehave, to see what the client makes of it.</p>
      <label class="field">
        <span>Kind</span>
        <select class="input" data-autofocus value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
          {KINDS.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
        </select>
      </label>
      <p class="muted small">{KINDS.find(([key]) => key === kind)?.[2]}</p>
      <div class="condition-line">
        <label class="field">
          <span>Where</span>
          <select class="input" value={scope} onChange={(event) => setScope(event.currentTarget.value as Scope)}>
            {SCOPES.map((it) => <option key={it}>{it}</option>)}
          </select>
        </label>
        <label class="field">
          <span>Times, 0 for always</span>
          <input class="input" type="number" min={0} max={99} value={times} onInput={(event) => setTimes(event.currentTarget.valueAsNumber || 0)} />
        </label>
        {isTimed && (
          <label class="field">
            <span>Seconds</span>
            <input class="input" type="number" min={1} max={60} value={seconds} onInput={(event) => setSeconds(event.currentTarget.valueAsNumber || 1)} />
          </label>
        )}
      </div>
      <div class="editor-foot">
        {now && <button type="button" class="button" onClick={() => (void endTrouble().then(() => run()), close())}>End it</button>}
        <button type="submit" class="button primary">Begin</button>
      </div>
    </form>
  );
}
