// Every call with its real path, and a waterfall of when it went and came. One opens to what was sent and answered.
import { useState } from "preact/hooks";
import { CopyButton } from "../ui/copy";
import { duration } from "../ui/time";
import { curl } from "./code";
import { calls, changes, forget, type Call } from "./log";

export function CallList() {
  void changes.value;
  const [opened, setOpened] = useState<number>();
  const shown = calls.toReversed();
  // The waterfall spans what has happened within the last calls.
  const recent = shown.slice(0, 40);
  const first = recent.at(-1)?.startedAt ?? 0;
  const span = Math.max(50, (recent[0]?.startedAt ?? 0) + (recent[0]?.ms ?? 50) - first);
  return (
    <>
      <div class="tab-bar">
        <h2 class="drawer-title">
          {calls.length} call{calls.length === 1 ? "" : "s"}
        </h2>
        <button type="button" class="button quiet" disabled={calls.length === 0} onClick={forget}>
          Clear
        </button>
      </div>
      <div class="call-list" tabIndex={0} role="region" aria-label="List of calls">
        <ul>
          {shown.map((call) => (
            <li key={call.id} class="call" data-state={stateOf(call)}>
              <button type="button" class="call-line" aria-expanded={opened === call.id} onClick={() => setOpened(opened === call.id ? undefined : call.id)}>
                <span class="call-method">{call.method}</span>
                <span class="call-path" dir="ltr">{call.path}</span>
                <span class="call-status">{call.state === "stopped" ? "stopped" : (call.status ?? (call.state === "failed" ? "–" : "…"))}</span>
                <span class="call-ms">{call.ms === undefined ? "" : duration(call.ms)}</span>
                <span class="call-bytes">{call.bytes > 0 ? size(call.bytes) : ""}</span>
                <span class="call-fall" aria-hidden="true">
                  <span
                    class="call-bar"
                    ref={(element) => {
                      element?.style.setProperty("--from", String(Math.max(0, (call.startedAt - first) / span)));
                      element?.style.setProperty("--share", String(Math.max(0.01, (call.ms ?? 20) / span)));
                    }}
                  />
                </span>
              </button>
              {call.retry && <p class="call-retry">waits {duration(call.retry.ms)}, then asks again</p>}
              {opened === call.id && <CallDetail call={call} />}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const stateOf = ({ state, status }: Call) => (state === "done" && (status ?? 0) >= 400 ? (status === 429 ? "waiting" : "failed") : state);
const size = (bytes: number) => (bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

function CallDetail({ call }: { call: Call }) {
  const decoder = new TextDecoder();
  const answer = call.response?.map((piece) => decoder.decode(piece, { stream: true })).join("") ?? "";
  return (
    <div class="call-detail">
      <p class="call-facts">
        attempt {call.attempt}
        {call.headMs !== undefined && ` · headers after ${duration(call.headMs)}`}
        {call.requestId && ` · ${call.requestId}`}
        <CopyButton label="Copy as curl" text={() => curl(call)}>
          curl
        </CopyButton>
      </p>
      {call.error && <p class="wrong">{call.error}</p>}
      {call.request && <Body title="Request" text={call.request} />}
      {answer && <Body title="Answer" text={answer} isCut={call.bytes > answer.length} />}
      {!call.request && !answer && !call.error && <p class="muted">No bodies are kept of this call.</p>}
    </div>
  );
}

function Body({ title, text, isCut = false }: { title: string; text: string; isCut?: boolean }) {
  const shown = pretty(text);
  return (
    <figure>
      <figcaption>
        {title}
        <CopyButton label={`Copy the ${title.toLowerCase()}`} text={() => text} />
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={title}>
        {shown.slice(0, 20_000)}
        {(isCut || shown.length > 20_000) && "\n…"}
      </pre>
    </figure>
  );
}

function pretty(text: string) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
