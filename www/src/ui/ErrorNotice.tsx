// One way to show what went wrong: what happened, in whose words, and what to do.
import { AttioError, type AttioErrorKind } from "attio-wasm";
import { CircleAlert } from "lucide-preact";

/** A title, and what a person can do; what the service or the client says stands between them. */
const KINDS: Record<AttioErrorKind, readonly [title: string, advice: string]> = {
  configuration: ["The client is not set up right", "Check the address of the back end."],
  invalid_argument: ["Refused before it was sent", "Correct the request: nothing has left this page."],
  authentication: ["The key was not accepted", "The key belongs into your proxy, not into this page. Check it there."],
  permission: ["The connection may not do this", "Make a new connection and grant the scope, or choose another one."],
  not_found: ["That does not exist", "It may have been deleted, or belong to another workspace."],
  conflict: ["That conflicts with what is there", "Change the value that has to be unique."],
  missing_connection: ["There is no usable connection", "Create a connection and give consent."],
  validation: ["The request was not accepted", "Correct what the message names, then run it again."],
  rate_limited: ["Too many requests", "Wait a moment, then run it again. The client has already waited and retried."],
  timeout: ["No answer in time", "Run it again."],
  server: ["The service failed", "Run it again; if it stays, the grant has probably expired: make a new connection."],
  network: ["The service could not be reached", "Check the network. From another origin a page needs a proxy that allows it (CORS)."],
  decode: ["The answer could not be read", "Check that the address is that of a proxy for Attio."],
};

interface ErrorNoticeProps {
  error: unknown;
  /** In place of what is usually to be done about errors of this kind. */
  advice?: string;
  onRetry?: () => void;
  retryLabel?: string;
}

export function ErrorNotice({ error, advice: better, onRetry, retryLabel = "Try again" }: ErrorNoticeProps) {
  const known = AttioError.is(error) ? error : undefined;
  const [title, advice] = known
    ? (KINDS[known.kind] ?? [`Error: ${known.kind}`, "Run it again."])
    : ["Something unexpected happened", "Reload the page. If it comes again, it is a defect of this page."];
  return (
    <div class="error-notice" role="alert">
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <p class="error-title">{title}</p>
        <p class="error-message">{known ? known.message : String(error)}</p>
        {known?.validationErrors && (
          <ul class="error-list">
            {known.validationErrors.map((one, index) => (
              <li key={index}>
                {one.path && <code>{one.path.join(".")}</code>} {one.message}
              </li>
            ))}
          </ul>
        )}
        <p class="error-advice">{better ?? advice}</p>
        {known && <Facts error={known} />}
        {onRetry && (
          <button type="button" class="button small" onClick={onRetry}>
            {retryLabel}
          </button>
        )}
      </div>
    </div>
  );
}

function Facts({ error }: { error: AttioError }) {
  const facts: [string, unknown][] = [
    ["kind", error.kind],
    ["source", error.source],
    ["status", error.status],
    ["code", error.code],
    ["attempts", error.attempts],
    ["request", error.requestId],
  ];
  return (
    <dl class="error-facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
