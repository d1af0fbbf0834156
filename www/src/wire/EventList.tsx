// Webhook deliveries, as they arrive at a receiver.
import { Check, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { backend } from "../backend/modes";
import { openRecord } from "../query/view";
import { slugOfObject } from "../schema/workspace";
import { CopyButton } from "../ui/copy";
import { tell } from "../ui/errors";
import { received, subscribe, subscribed, unsubscribe, type Received } from "./receiver";

export function EventList() {
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [opened, setOpened] = useState<string>();
  const now = backend.value;
  if (!now?.sandbox) {
    return (
      <p class="event-words">
        A webhook needs an address that Attio can reach, which a page has not. On a server it is <code>createWebhookHandler</code> of <code>attio-wasm/webhooks</code>; here the sandbox shows it.
      </p>
    );
  }
  const isOn = subscribed.value?.by === now;
  const press = async () => {
    setBusy(true);
    setWrong(undefined);
    await (isOn ? unsubscribe() : subscribe()).catch((error) => setWrong(tell(error).message));
    setBusy(false);
  };
  return (
    <div class="call-list" tabIndex={0} role="region" aria-label="Webhook deliveries">
      <div class="event-head">
        <p>{isOn ? (received.value.length > 0 ? "Each delivery is signed; the receiver checks it before it looks at it." : "Now change something: edit a value, write a note, tick off a task.") : "A webhook tells your program what changed in the workspace."}</p>
        <button type="button" class={isOn ? "button quiet" : "button primary"} aria-disabled={isBusy} onClick={() => !isBusy && void press()}>
          {isOn ? "End the subscription" : "Subscribe"}
        </button>
      </div>
      {wrong && <p class="wrong event-words" role="alert">{wrong}</p>}
      <ul aria-live="polite">
        {received.value.map((one) => (
          <li key={`${one.id} ${one.at}`} class="call" data-state={one.status === 200 ? "done" : "failed"}>
            <button type="button" class="event-line" aria-expanded={opened === one.id} onClick={() => setOpened(opened === one.id ? undefined : one.id)}>
              <span class="call-path">{typesOf(one)}</span>
              <span class="call-status event-verified">
                {one.status === 200 ? <Check size={13} aria-hidden="true" /> : <X size={13} aria-hidden="true" />}
                {one.status === 200 ? "verified" : "refused"}
              </span>
              <span class="call-status">{one.status}</span>
              <span class="call-ms">{new Date(one.at).toLocaleTimeString("en", { hour12: false })}</span>
            </button>
            {opened === one.id && <Detail one={one} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const typesOf = ({ events, body }: Received) => events.map(({ event_type }) => event_type).join(", ") || `delivered again, ${body.length} bytes`;

function Detail({ one }: { one: Received }) {
  const { object_id: object, record_id: record } = (one.events[0]?.id ?? {}) as { object_id?: string; record_id?: string };
  const slug = object && slugOfObject(object);
  return (
    <div class="call-detail">
      <p class="call-facts">
        Idempotency-Key {one.id}
        {slug && record && (
          <button type="button" class="link" onClick={() => openRecord({ object: slug, id: record })}>
            Open the record
          </button>
        )}
      </p>
      <p class="call-facts event-signature">Attio-Signature {one.signature}</p>
      <figure>
        <figcaption>
          Body
          <CopyButton label="Copy the body of the delivery" text={() => one.body} />
        </figcaption>
        <pre tabIndex={0} role="region" aria-label="Body of the delivery">{JSON.stringify(JSON.parse(one.body), null, 2)}</pre>
      </figure>
    </div>
  );
}
