// What the client did: every request, answer, retry and wait, as its events tell.
import type { ClientEvent } from "attio-wasm";
import { useEffect, useState } from "preact/hooks";
import type { Backend } from "../backend/backend";
import { duration } from "../ui/time";

export interface Logged {
  readonly key: number;
  readonly at: Date;
  readonly event: ClientEvent;
}

const AT_MOST = 60;
let lastKey = 0;

/** The newest events first. */
export function useRequestLog(backend: Backend) {
  const [log, setLog] = useState<readonly Logged[]>([]);
  useEffect(
    () =>
      backend.listen((event) => {
        if (event.type === "request") return; // its answer, or its retry, says more
        const logged = { key: (lastKey += 1), at: new Date(), event };
        setLog((before) => [logged, ...before].slice(0, AT_MOST));
      }),
    [backend],
  );
  return log;
}

const times = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

export function RequestLog({ log }: { log: readonly Logged[] }) {
  if (log.length === 0) return <p class="empty">Nothing has been sent yet.</p>;
  return (
    <ol class="request-log">
      {log.map(({ key, at, event }) => (
        <li key={key} data-type={event.type}>
          <time dateTime={at.toISOString()}>{times.format(at)}</time>
          <code class="log-method">{event.method}</code>
          <code class="log-path">{event.path}</code>
          <span class="log-outcome">{outcome(event)}</span>
        </li>
      ))}
    </ol>
  );
}

function outcome(event: ClientEvent) {
  switch (event.type) {
    case "response":
      return (
        <>
          <span class="log-status" data-tone={event.status < 400 ? "good" : "bad"}>
            {event.status}
          </span>{" "}
          {duration(event.ms)}
        </>
      );
    case "retry":
      return `again in ${duration(event.ms)}${event.status ? ` after ${event.status}` : ""}`;
    case "wait":
      return `waits ${duration(event.ms)}`;
    default:
      return null;
  }
}
