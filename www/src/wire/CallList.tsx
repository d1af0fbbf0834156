// All calls with their real paths and a waterfall of their times. A call expands to its request and answer.
import { useEffect, useState } from "preact/hooks";
import { CopyButton } from "../ui/copy";
import { useGradually } from "../ui/gradually";
import { duration } from "../ui/time";
import { curl } from "./code";
import { calls, changes, type Call } from "./log";

/** Older ones are drawn on request. */
const SHOWN = 40;

export function CallList() {
  void changes.value;
  const [opened, setOpened] = useState<number>();
  const [isWhole, setWhole] = useState(false);
  const newest = calls.toReversed();
  const shown = isWhole ? newest : newest.slice(0, SHOWN);
  const drawn = useGradually(shown, ({ id }) => id, "");
  // The waterfall spans the time of the last calls.
  const recent = newest.slice(0, SHOWN);
  const first = Math.min(...recent.map(beginOf));
  const span = Math.max(50, ...recent.map((call) => endOf(call) - first));
  return (
    <div class="call-list" tabIndex={0} role="region" aria-label="List of calls">
      <ul>
        {drawn.map((call) => (
          <li key={call.id} class="call" data-state={stateOf(call)}>
            <button type="button" class="call-line" aria-expanded={opened === call.id} onClick={() => setOpened(opened === call.id ? undefined : call.id)}>
              <span class="call-method">{call.method}</span>
              <span class="call-path" dir="ltr">{call.path}</span>
              <span class="call-status">{call.state === "stopped" ? "stopped" : (call.status ?? (call.state === "failed" ? "–" : "…"))}</span>
              <span class="call-ms">{call.ms === undefined ? "" : duration(call.ms)}</span>
              <span class="call-bytes">{call.bytes > 0 ? size(call.bytes) : ""}</span>
              <Fall call={call} first={first} span={span} />
            </button>
            {call.retry && <Wait retry={call.retry} />}
            {opened === call.id && <CallDetail call={call} />}
          </li>
        ))}
      </ul>
      {newest.length === 0 && <p class="event-words muted">No calls yet</p>}
      {shown.length < newest.length && (
        <button type="button" class="button quiet" onClick={() => setWhole(true)}>
          {newest.length - shown.length} older
        </button>
      )}
    </div>
  );
}

const beginOf = ({ startedAt, held = 0 }: Call) => startedAt - held;
const endOf = ({ startedAt, ms = 20, retry }: Call) => (retry ? retry.at + retry.ms : startedAt + ms);

/** A call as a bar: its wait, the time to its headers, its body, and the pause before its retry. */
function Fall({ call, first, span }: { call: Call; first: number; span: number }) {
  const { startedAt, held = 0, headMs, ms = 20, retry } = call;
  const parts: readonly (readonly [string, number, number])[] = [
    ["held", beginOf(call), held],
    ["head", startedAt, headMs ?? ms],
    ["body", startedAt + (headMs ?? ms), Math.max(0, ms - (headMs ?? ms))],
    ["wait", retry?.at ?? 0, retry?.ms ?? 0],
  ];
  return (
    <span class="call-fall" aria-hidden="true">
      {parts.map(
        ([part, from, length]) =>
          length > 0 && (
            <span
              key={part}
              class="call-part"
              data-part={part}
              ref={(element) => {
                element?.style.setProperty("--from", String(Math.max(0, (from - first) / span)));
                element?.style.setProperty("--share", String(length / span));
              }}
            />
          ),
      )}
    </span>
  );
}

/** Countdown of the pause before a retry. */
function Wait({ retry }: { retry: NonNullable<Call["retry"]> }) {
  const [, tick] = useState(0);
  const left = retry.at + retry.ms - performance.now();
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => tick((turn) => turn + 1), 100);
    return () => clearInterval(timer);
  }, [isOver]);
  return <p class="call-retry">{isOver ? `waited ${duration(retry.ms)}, then asked again` : `asks again in ${(left / 1000).toFixed(1)} s`}</p>;
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
        {call.held !== undefined && ` · held back for ${duration(call.held)}`}
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
