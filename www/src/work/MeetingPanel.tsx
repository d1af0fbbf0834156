// The side panel of a meeting: time, participants, linked records, recordings, and transcripts.
import type { CallRecording, Meeting, TranscriptSegment } from "attio-wasm";
import { ArrowLeft, CalendarDays, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useRelated } from "../record/Related";
import { closeRecord, openRecord } from "../query/view";
import { client, slugOfObject } from "../schema/workspace";
import { referenceName, visible, webAddress } from "../table/words";
import { CopyButton } from "../ui/copy";
import { ErrorNotice } from "../ui/ErrorNotice";
import { ago, clock } from "../ui/time";
import { acting } from "../wire/action";
import { backend } from "../backend/modes";

export default function MeetingPanel({ id }: { id: string }) {
  const { value: meeting, error, reload } = useRelated((attio) => acting(`attio.meetings.get(${JSON.stringify(id)})`, "value", () => attio.meetings.get(id)), id);
  const close = () => {
    closeRecord();
    document.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const title = meeting ? visible(meeting.title) || "Untitled" : "…";
  return (
    <aside class="record" aria-label={`Meeting: ${title}`} aria-busy={!meeting && error === undefined} onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && close()}>
      <header class="record-head">
        <button type="button" class="button quiet sheet-back" onClick={close}>
          <ArrowLeft size={16} aria-hidden="true" /> Back
        </button>
        <span class="tile large" aria-hidden="true">
          <CalendarDays size={15} />
        </span>
        <div class="record-title">
          <h2 dir="auto" title={title}>{title}</h2>
          <p class="muted small mono">{id.slice(0, 8)}</p>
        </div>
        <CopyButton label="Copy the meeting's id" text={() => id} />
        <button type="button" class="button quiet icon record-close" aria-label="Close the meeting" title="Close (Esc)" onClick={close}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {error !== undefined && <ErrorNotice error={error} helps={{ again: reload }} />}
      {!meeting && error === undefined && <p class="loading" role="status">Loading…</p>}
      {meeting && (
        <div class="related" tabIndex={0} role="region" aria-label="Meeting">
          <Facts meeting={meeting} />
          <Recordings meeting={id} />
        </div>
      )}
    </aside>
  );
}

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const days = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const answers: Record<string, string> = { accepted: "accepted", tentative: "perhaps", declined: "declined", pending: "no answer yet" };

function moment(at: Meeting["start"]): string {
  const { datetime, date } = at as { datetime?: string; date?: string };
  const text = datetime ?? date ?? "";
  return Number.isNaN(Date.parse(text)) ? text : (datetime ? times : days).format(new Date(text));
}

function Facts({ meeting }: { meeting: Meeting }) {
  const links = (meeting.linked_records as readonly { object_slug?: string; object_id?: string; record_id: string }[]).map((it) => ({
    target_object: it.object_slug ?? slugOfObject(it.object_id ?? "") ?? it.object_id ?? "",
    target_record_id: it.record_id,
  }));
  return (
    <dl>
      <div class="value-row">
        <dt>When</dt>
        <dd class="value-fixed">
          {moment(meeting.start)} – {moment(meeting.end)}
        </dd>
      </div>
      {meeting.description && (
        <div class="value-row">
          <dt>Description</dt>
          <dd class="value-fixed value-text" dir="auto">{meeting.description}</dd>
        </div>
      )}
      <div class="value-row">
        <dt>Participants</dt>
        <dd class="value-fixed">
          <ul>
            {meeting.participants.map(({ email_address, status }, index) => (
              <li key={index} dir="auto">
                {email_address ?? "someone"} <span class="muted small">{answers[status] ?? status}</span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
      {links.length > 0 && (
        <div class="value-row">
          <dt>Records</dt>
          <dd>
            <ul class="value-links">
              {links.map((link) => (
                <li key={link.target_record_id}>
                  <button type="button" class="link" dir="auto" onClick={() => openRecord({ object: link.target_object, id: link.target_record_id })}>
                    {referenceName(link)}
                  </button>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Recordings({ meeting }: { meeting: string }) {
  const { value, error, reload } = useRelated((attio) => attio.callRecordings.list(meeting), meeting);
  return (
    <section aria-label="Recordings">
      <h3 class="related-title">Recordings</h3>
      {error !== undefined && <ErrorNotice error={error} helps={{ again: reload }} />}
      {!value && error === undefined && <p class="loading" role="status">Loading…</p>}
      {value?.data.length === 0 && <p class="empty muted">Nothing was recorded</p>}
      {value?.data.map((recording) => <Recording key={recording.id.call_recording_id} meeting={meeting} recording={recording} />)}
    </section>
  );
}

function Recording({ meeting, recording }: { meeting: string; recording: CallRecording }) {
  const [isOpen, setOpen] = useState(false);
  const url = backend.value?.mode === "sandbox" ? undefined : webAddress(recording.web_url);
  return (
    <article class="related-item">
      <p>
        <span class="muted">{recording.status} · {ago(recording.created_at)}</span>{" "}
        {url && <a href={url.href} target="_blank" rel="noopener noreferrer">Open in Attio</a>}
      </p>
      <button type="button" class="button transcript-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide the transcript" : "Transcript"}
      </button>
      {isOpen && <Transcript meeting={meeting} recording={recording.id.call_recording_id} />}
    </article>
  );
}

/** The transcript page by page, each by the cursor of the one before. */
function Transcript({ meeting, recording }: { meeting: string; recording: string }) {
  const [segments, setSegments] = useState<readonly TranscriptSegment[]>();
  const [cursor, setCursor] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const read = async (from?: string) => {
    const attio = client.value;
    if (!attio) return;
    setBusy(true);
    setError(undefined);
    const query = from === undefined ? "" : `, { cursor: ${JSON.stringify(from)} }`;
    const call = `attio.callRecordings.transcript(${JSON.stringify(meeting)}, ${JSON.stringify(recording)}${query})`;
    try {
      const { data, nextCursor } = await acting(call, "value", () => attio.callRecordings.transcript(meeting, recording, from === undefined ? {} : { cursor: from }));
      setSegments((before) => [...(from === undefined ? [] : (before ?? [])), ...data.transcript]);
      setCursor(nextCursor ?? undefined);
    } catch (error) {
      setError(error);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void read(), [recording]);
  return (
    <div class="transcript">
      {error !== undefined && <ErrorNotice error={error} helps={{ again: () => void read(cursor) }} />}
      {!segments && error === undefined && <p class="loading" role="status">Loading…</p>}
      <ol aria-label="Transcript">
        {segments?.map(({ speech, start_time, speaker }, index) => (
          <li key={index} class="speech">
            <span class="mono muted">{clock(start_time)}</span> <b dir="auto">{speaker.name}</b> <span dir="auto">{speech}</span>
          </li>
        ))}
      </ol>
      {cursor !== undefined && (
        <button type="button" class="button" aria-disabled={isBusy} onClick={() => !isBusy && void read(cursor)}>
          Next part
        </button>
      )}
    </div>
  );
}
