import type { Connection } from "attio-wasm";
import { ExternalLink, Trash2 } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { CopyButton } from "../ui/copy";
import { ago, clock } from "../ui/time";
import { consentLink } from "./consent-link";
import type { Waiting } from "./pending";
import { connectionName, used, workspaces } from "./store";

interface ConnectionItemProps {
  item: Connection;
  isChosen: boolean;
  isSandbox: boolean;
  waiting: Waiting | undefined;
  onChoose(): void;
  onConsent(): void;
  onWait(): void;
  onDelete(): void;
  onNew(): void;
}

export function ConnectionItem(props: ConnectionItemProps) {
  const { item, isChosen, onChoose, onDelete, onNew } = props;
  const { connection_id: id, status } = item;
  const isActive = status === "ACTIVE";
  const name = isActive && workspaces.value.has(id) ? connectionName(id) : isActive ? "Active connection" : status === "PENDING" ? "New connection" : "Connection";
  const last = used.get(id);
  return (
    <li class="connection" data-status={status}>
      <div class="connection-head">
        <label class="connection-choice">
          <input type="radio" name="connection" class="connection-main" checked={isChosen} disabled={!isActive} onChange={onChoose} aria-label={`Use ${name}, ${id.slice(0, 8)}`} />
          <span>
            <b dir="auto">{name}</b>
            <span class="muted small">
              <code>{id.slice(0, 8)}</code>
              {item.creation_time && ` · made ${ago(item.creation_time)}`}
              {last && ` · used ${ago(new Date(last).toISOString())}`}
            </span>
          </span>
        </label>
        <span class="status" data-status={status}>
          {status.charAt(0) + status.slice(1).toLowerCase()}
        </span>
        <button type="button" class="button quiet icon" aria-label={`Delete ${name}, ${id.slice(0, 8)}`} onClick={onDelete}>
          <Trash2 size={15} aria-hidden="true" />
        </button>
      </div>
      {status === "PENDING" && <Pending {...props} />}
      {status === "FAILED" && (
        <div class="connection-more">
          <p>Consent was refused, or it ran out.</p>
          <button type="button" class="button" onClick={onNew}>Make a new one</button>
        </div>
      )}
    </li>
  );
}

function Pending({ item, isSandbox, waiting, onConsent, onWait }: ConnectionItemProps) {
  const link = consentLink(item.url);
  const waitToo = () => {
    if (!waiting) onWait();
  };
  return (
    <div class="connection-more">
      {isSandbox ? (
        <button type="button" class="button primary" onClick={() => (waitToo(), onConsent())}>Give consent</button>
      ) : link ? (
        <>
          <a class="button primary" href={link.href} target="_blank" rel="noopener noreferrer" onClick={waitToo}>
            Give consent <ExternalLink size={13} aria-hidden="true" />
            <span class="visually-hidden"> on {link.host}, in a new tab</span>
          </a>
          <CopyButton label="Copy link" text={() => link.href}>Copy link</CopyButton>
        </>
      ) : (
        <p>This back end gives no link: its owner has to finish the set-up.</p>
      )}
      {waiting ? (
        <>
          <span class="muted" role="timer">waiting <Elapsed since={waiting.since} /></span>
          <button type="button" class="button quiet" onClick={() => waiting.stop()}>Stop</button>
        </>
      ) : (
        <button type="button" class="button quiet" onClick={onWait}>Wait for it</button>
      )}
    </div>
  );
}

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span class="mono">{clock(Math.max(0, now - since) / 1000)}</span>;
}
