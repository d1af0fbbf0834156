import type { Connection } from "attio-wasm";
import { ExternalLink, Trash2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ago, clock } from "../ui/time";
import { consentLink } from "./consentLink";

interface ConnectionItemProps {
  connection: Connection;
  isChosen: boolean;
  workspace: string | undefined;
  /** Consent is asked for inside this page, as the sandbox is. */
  isInPage: boolean;
  waitingSince: number | undefined;
  onChoose(): void;
  onConsent(): void;
  onWait(): void;
  onStopWaiting(): void;
  onDelete(): void;
}

export const shortId = (id: string) => id.slice(0, 8);

export function ConnectionItem(props: ConnectionItemProps) {
  const { connection, isChosen, workspace } = props;
  const id = connection.connection_id;
  const isActive = connection.status === "ACTIVE";

  // Consent was given with the focus on a button that is gone now.
  const radio = useRef<HTMLInputElement>(null);
  const before = useRef(connection.status);
  useEffect(() => {
    if (before.current === "PENDING" && isActive && document.activeElement === document.body) radio.current?.focus();
    before.current = connection.status;
  }, [connection.status]);

  return (
    <li class="connection" data-chosen={isChosen} data-status={connection.status}>
      <div class="connection-row">
        <label class="connection-choice">
          <input ref={radio} type="radio" name="connection" value={id} checked={isChosen} disabled={!isActive} onChange={props.onChoose} />
          <span class="connection-name">
            <span class="connection-title">{workspace ?? "Attio"}</span>
            <span class="connection-meta">
              <code title={id}>{shortId(id)}</code>
              {connection.creation_time && <> · {ago(connection.creation_time)}</>}
            </span>
          </span>
        </label>
        <Status status={connection.status} />
        <button type="button" class="icon-button" aria-label={`Delete connection ${shortId(id)}`} onClick={props.onDelete}>
          <Trash2 size={15} aria-hidden="true" />
        </button>
      </div>
      {connection.status === "PENDING" && <Pending {...props} />}
      {connection.status === "FAILED" && <p class="connection-note">Consent was refused, or ran out. Delete it and create another.</p>}
    </li>
  );
}

const TONES: Record<string, string> = { ACTIVE: "good", PENDING: "waiting", FAILED: "bad" };

const Status = ({ status }: { status: string }) => (
  <span class="status-badge" data-tone={TONES[status] ?? "plain"}>
    {status.charAt(0) + status.slice(1).toLowerCase()}
  </span>
);

function Pending({ connection, isInPage, waitingSince, onConsent, onWait, onStopWaiting }: ConnectionItemProps) {
  const link = consentLink(connection.url);
  // Opening the page of consent is the moment from which waiting makes sense.
  const waitToo = () => waitingSince === undefined && onWait();
  return (
    <div class="pending">
      {waitingSince !== undefined ? (
        <div class="pending-progress">
          <div class="progress" role="progressbar" aria-label="Waiting for consent" />
          <p>
            Waiting for consent <Elapsed since={waitingSince} />
          </p>
        </div>
      ) : (
        <p class="connection-note">It becomes active when its owner has given consent.</p>
      )}
      <div class="pending-actions">
        {isInPage ? (
          <button
            type="button"
            class="button small primary"
            onClick={() => {
              waitToo();
              onConsent();
            }}
          >
            Give consent
          </button>
        ) : link ? (
          <a class="button small primary" href={link.href} target="_blank" rel="noopener noreferrer" onClick={waitToo}>
            Give consent
            <ExternalLink size={13} aria-hidden="true" />
            <span class="visually-hidden"> on {link.host}, in a new tab</span>
          </a>
        ) : (
          <p class="connection-note">This back end gives no link to open: its owner has to finish the set-up.</p>
        )}
        {waitingSince !== undefined ? (
          <button type="button" class="button small" onClick={onStopWaiting}>
            Stop waiting
          </button>
        ) : (
          <button type="button" class="button small" onClick={onWait}>
            Wait for it
          </button>
        )}
      </div>
      {!isInPage && link && <p class="connection-note">Opens {link.host}</p>}
    </div>
  );
}

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span class="elapsed">{clock(Math.max(0, now - since) / 1000)}</span>;
}
