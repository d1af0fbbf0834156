import { useEffect, useState } from "preact/hooks";
import { CopyButton } from "./copy";
import { tell, type Help } from "./errors";

interface ErrorNoticeProps {
  error: unknown;
  /** Actions of the buttons; without an action there is no button. */
  helps?: Partial<Record<Help, () => void>>;
  class?: string;
}

const LABELS: Record<Help, string> = { reconnect: "Reconnect", show_filter: "Show the filter", wait: "Run again", choose_connection: "Choose a connection", again: "Run again", back_end: "Change where it goes", none: "" };

export function ErrorNotice({ error, helps = {}, class: name = "" }: ErrorNoticeProps) {
  const { title, message, help, waitMs, error: known } = tell(error);
  const left = useCountdown(error, waitMs);
  const main: Help = helps[help] ? help : "again";
  const act = helps[main];
  const facts = known && [known.status, known.code, known.attempts && known.attempts > 1 ? `${known.attempts} attempts` : undefined, known.requestId].filter((fact) => fact !== undefined);
  return (
    <div class={`error ${name}`} role="alert">
      <div class="error-text">
        <p class="error-title">{title}</p>
        <p class="error-message" dir="auto">{message}</p>
        {known?.validationErrors && known.validationErrors.length > 0 && (
          <ul class="error-list">
            {known.validationErrors.map((one, index) => (
              <li key={index}>
                {one.path && <code>{one.path.join(".")}</code>} {one.message}
              </li>
            ))}
          </ul>
        )}
        {facts && facts.length > 0 && <p class="error-facts">{facts.join(" · ")}</p>}
      </div>
      {act && (
        <button type="button" class="button primary" onClick={act} disabled={main === "wait" && left > 0}>
          {main === "wait" && left > 0 ? `Wait ${left} s` : LABELS[main]}
        </button>
      )}
      {main !== "again" && main !== "wait" && helps.again && (
        <button type="button" class="button" onClick={helps.again}>
          Run again
        </button>
      )}
      {known && <CopyButton label="Copy for support" text={() => JSON.stringify(known, null, 2)} />}
    </div>
  );
}

function useCountdown(error: unknown, ms = 0) {
  const [left, setLeft] = useState(Math.ceil(ms / 1000));
  useEffect(() => {
    const until = performance.now() + ms;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    tick();
    if (ms <= 0) return;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
